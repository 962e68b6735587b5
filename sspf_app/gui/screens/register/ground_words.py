"""Words for a legal ground: whether it holds, and what it says; no Qt."""

from __future__ import annotations

from datetime import date

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.case_words import Look
from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.looks import Tone
from sspf_app.services.legal_records import Direction, LegalGround, Needed
from sspf_app.texts.labels import kind_label

DIRECTIONS = {
    Direction.OUTGOING: N_("Handed out by the office"),
    Direction.INCOMING: N_("Received by the office"),
}
NEEDED = {
    Needed.YES: N_("A yes supports it"),
    Needed.NO: N_("A no supports it"),
    Needed.EITHER: N_("Either answer supports it"),
}
_HOLDS = Look(N_("Can be chosen"), "check-circle", Tone.SUCCESS)
_OFF = Look(N_("Switched off"), "stop", Tone.NEUTRAL)
_COMES = Look(N_("Will hold"), "clock", Tone.INFO)
_HELD = Look(N_("Held"), "history", Tone.NEUTRAL)
_REPLACED = Look(N_("Replaced"), "history", Tone.NEUTRAL)


def ground_look(ground: LegalGround, today: date) -> Look:
    """Whether a version can be chosen, and why not."""
    if ground.replaced_at is not None:
        return _REPLACED
    if ground.valid_from > today:
        return _COMES
    if not ground.holds_on(today):
        return _HELD
    return _HOLDS if ground.enabled else _OFF


def period_words(ground: LegalGround) -> str:
    """From which day to which."""
    first = ground.valid_from.isoformat()
    if ground.valid_to is None:
        return _("From {day}, until further notice").format(day=first)
    return _("From {first} to {last}").format(first=first, last=ground.valid_to.isoformat())


def kinds_words(kinds: tuple[PartyKind, ...]) -> str:
    """Kinds of party, in a row."""
    return ", ".join(kind_label(one, words()) for one in kinds)


def ground_lines(ground: LegalGround) -> list[tuple[str, str]]:
    """What a version says: label and value."""
    limits = [
        _("only about somebody under {age}").format(age=ground.under_age)
        if ground.under_age is not None
        else "",
        "" if ground.independent_gives else _("an independent school does not hand out by it"),
        _("the unit manager approves first") if ground.needs_approval else "",
    ]
    lines = [
        (_("What the rule says"), ground.wording),
        (_("Who may decide"), ground.may_act),
        (_("Which way"), marked(DIRECTIONS[ground.direction])),
        (_("Who may hand out"), kinds_words(ground.givers)),
        (_("Who may receive"), kinds_words(ground.receivers)),
        (_("Limits"), ", ".join(one for one in limits if one)),
        (
            _("Questions to answer"),
            "\n".join(f"{one.text} {marked(NEEDED[one.needed])}." for one in ground.questions),
        ),
        (_("Decided by, and where it is written"), ground.decided_by),
    ]
    return [(label, value) for label, value in lines if value]
