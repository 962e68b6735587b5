"""Words for what became of a question that rests on a law."""

from __future__ import annotations

from sspf_app.gui.case_words import Look
from sspf_app.gui.i18n import N_, _
from sspf_app.gui.looks import Tone
from sspf_app.services.legal_records import Direction, LegalGround, LegalStatus

_STATUSES = {
    LegalStatus.REFUSED: Look(N_("Nothing handed out"), "stop", Tone.NEUTRAL),
    LegalStatus.WAITING: Look(N_("Waits for the unit manager"), "waiting", Tone.WARNING),
    LegalStatus.NOT_APPROVED: Look(N_("Not approved"), "cross-circle", Tone.NEUTRAL),
    LegalStatus.READY: Look(N_("Decided, not handed out yet"), "clock", Tone.LEGAL),
    LegalStatus.HANDED_OUT: Look(N_("Handed out by law"), "legal", Tone.LEGAL),
    LegalStatus.RECEIVED: Look(N_("Received by law"), "legal", Tone.LEGAL),
}


def status_look(status: LegalStatus) -> Look:
    """How it shows."""
    return _STATUSES[status]


def ground_title(ground: LegalGround) -> str:
    """A ground in a list to choose from."""
    return f"{ground.paragraph} · {ground.title}"


def ground_limits(ground: LegalGround) -> str:
    """Who may act, and what else it demands."""
    said = [_("Decided by: {who}.").format(who=ground.may_act)]
    if ground.under_age is not None:
        said.append(_("Only about somebody under {age}.").format(age=ground.under_age))
    if ground.needs_approval:
        said.append(_("The unit manager approves before anything is handed out."))
    return " ".join(said)


def is_about(ground: LegalGround, *, incoming: bool) -> bool:
    """Whether a ground goes in a direction."""
    return (ground.direction is Direction.INCOMING) is incoming
