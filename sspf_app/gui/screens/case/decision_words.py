"""The words of decisions: what they are called, what they ask, how they stand; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.codes import ExceptionGround, PauseReason
from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.looks import Tone
from sspf_app.services.decision_records import Approval, ExceptionRequest
from sspf_app.services.decision_views import DecisionLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementNote:
    """An ordinary placement, in the coordinator's words."""

    text: str


MATURITY, HINDERED, NOTE, ALONE = "maturity", "hindered", "note", "alone"
PAUSE, POSITION, RESUME = "pause", "position", "resume"
PLACEMENT, SCHOOL, CLOSE, REOPEN = "placement", "school", "close", "reopen"

ACTS = {
    MATURITY: N_("Assess age and maturity"),
    HINDERED: N_("A guardian is hindered"),
    ALONE: N_("The young person answers alone"),
    SCHOOL: N_("Change of school"),
    PLACEMENT: N_("Placement"),
    PAUSE: N_("Pause the sharing"),
    POSITION: N_("Record the position"),
    RESUME: N_("End the pause"),
    CLOSE: N_("Close the case"),
    REOPEN: N_("Reopen the case"),
}
"""Every act, in the order shown, as its button says it."""

PAUSES = {
    PauseReason.COMPULSORY_CARE: N_("Compulsory care (LVU)"),
    PauseReason.HIDDEN_PLACEMENT: N_("Hidden placement"),
    PauseReason.OTHER: N_("Other"),
}

GROUNDS = {
    ExceptionGround.NOT_FAR_REACHING: N_("It is not of far-reaching importance"),
    ExceptionGround.CHILD_BEST: N_("The child's best clearly demands it"),
}

QUESTIONS = (
    N_("Understands what it is about: which information, and between whom?"),
    N_("Can tell in own words what it may lead to, good and bad?"),
    N_("Can weigh it against saying no?"),
    N_("Has made up their own mind, and holds to it?"),
    N_("Speaks freely, without pressure from anybody?"),
)
"""Five questions about maturity; each is answered by yes or no."""

YES, NO = "yes", "no"

_KINDS = {
    "maturity": N_("Age and maturity of {who}"),
    "exception": N_("{who} is hindered"),
    "youth_only": N_("{who} answers alone"),
    "pause": N_("Pause: {what}"),
    "closing": N_("The case was closed"),
}

_APPROVALS = {
    Approval.PENDING: (N_("Waits for the unit manager"), Tone.WARNING),
    Approval.APPROVED: (N_("Approved"), Tone.SUCCESS),
    Approval.DECLINED: (N_("Not approved"), Tone.NEUTRAL),
}


def line_title(line: DecisionLine) -> str:
    """What a decision is about."""
    what = ""
    if line.kind == "pause":
        what = marked(PAUSES[PauseReason(line.detail)])
    return marked(_KINDS[line.kind]).format(who=line.who, what=what)


def line_days(line: DecisionLine) -> str:
    """From when to when."""
    first = line.starts_on.isoformat()
    if line.kind == "maturity":
        return _("assessed {day}").format(day=first)
    if line.ends_on is None:
        return _("from {day}").format(day=first)
    return f"{first} – {line.ends_on.isoformat()}"


def line_look(line: DecisionLine) -> tuple[str, Tone]:
    """How it stands today."""
    if line.kind == "maturity":
        if not line.is_in_force:
            return _("Replaced by a newer one"), Tone.NEUTRAL
        if line.detail == "not_mature":
            return _("Not mature yet"), Tone.INFO
        return (_("Mature for some kinds") if line.types else _("Mature")), Tone.SUCCESS
    if line.is_in_force:
        return _("Holds today"), Tone.WARNING if line.kind in ("pause", "closing") else Tone.SUCCESS
    return _("Does not hold today"), Tone.NEUTRAL


def request_look(request: ExceptionRequest) -> tuple[str, Tone]:
    """How a requested exception stands."""
    message, tone = _APPROVALS[request.state]
    return marked(message), tone


def request_story(request: ExceptionRequest) -> str:
    """Who asked, and who decided."""
    told = _("Asked for by {name} on {day}.").format(
        name=request.requested_by, day=request.requested_at.date().isoformat()
    )
    if request.decided_on is None:
        return told
    by = ", ".join(part for part in (request.decider, request.decider_function) if part)
    decided = _("Decided by {name} on {day}.").format(name=by, day=request.decided_on.isoformat())
    more = [request.document, request.why_not]
    return " ".join([told, decided, *(part for part in more if part)])
