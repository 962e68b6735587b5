"""Words, tones and shapes of what screens tell about cases and consents; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sspf_app.domain.rules import ConsentState
from sspf_app.gui.i18n import N_, marked, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.services.state_records import MeetingCopies
from sspf_app.texts.answers import Part, beside_words, held_except


@dataclass(frozen=True, slots=True)
class Look:
    """How a status shows: the word first, then the shape, colour last.

    Attributes:
        message: The word, marked with ``N_``.
        icon: Name of the shape.
        tone: The colour.
    """

    message: str
    icon: str
    tone: Tone

    @property
    def word(self) -> str:
        """The word in the user's language."""
        return marked(self.message)


_STATES = {
    ConsentState.CLOSED: Look(N_("Closed"), "lock", Tone.NEUTRAL),
    ConsentState.PAUSED: Look(N_("Paused"), "pause", Tone.WARNING),
    ConsentState.BLOCKED: Look(N_("Custody unverified"), "warning", Tone.WARNING),
    ConsentState.REFUSED: Look(N_("Answered no"), "cross-circle", Tone.DANGER),
    ConsentState.WITHDRAWN: Look(N_("Withdrawn"), "undo", Tone.DANGER),
    ConsentState.EXPIRED: Look(N_("Has ended"), "history", Tone.WARNING),
    ConsentState.PARTIAL: Look(N_("Partly answered"), "waiting", Tone.WARNING),
    ConsentState.WAITING: Look(N_("Waiting for an answer"), "waiting", Tone.WARNING),
    ConsentState.NOT_ASKED: Look(N_("Not asked yet"), "ask", Tone.NEUTRAL),
    ConsentState.DIFFERENT_TERMS: Look(N_("Different terms"), "warning", Tone.WARNING),
    ConsentState.ENDING: Look(N_("In force, ends soon"), "clock", Tone.WARNING),
    ConsentState.IN_FORCE: Look(N_("In force"), "check-circle", Tone.SUCCESS),
}

_YES = (ConsentState.IN_FORCE, ConsentState.ENDING, ConsentState.DIFFERENT_TERMS)
_PAST = Look(N_("Has been"), "check", Tone.NEUTRAL)
_COMING = Look(N_("Coming"), "calendar", Tone.INFO)

_STATUSES = {
    "in_force": Look(N_("Yes, in force"), "check-circle", Tone.SUCCESS),
    "refused": Look(N_("Answered no"), "cross-circle", Tone.DANGER),
    "withdrawn": Look(N_("Withdrawn"), "undo", Tone.DANGER),
    "expired": Look(N_("Has ended"), "history", Tone.WARNING),
    "ended_with_case": Look(N_("Ended with the case"), "lock", Tone.NEUTRAL),
    "not_yet_valid": Look(N_("Not in force yet"), "clock", Tone.WARNING),
    "oral_only": Look(N_("By word of mouth only"), "phone", Tone.WARNING),
    "awaiting": Look(N_("Waiting for an answer"), "waiting", Tone.WARNING),
    "invalidated": Look(N_("Recorded wrongly"), "warning", Tone.WARNING),
    "not_asked": Look(N_("Not asked yet"), "ask", Tone.NEUTRAL),
}

_FLAGS = {
    "protected": Look(N_("Protected personal data"), "shield", Tone.DANGER),
    "protected_household": Look(N_("Protected person in the household"), "shield", Tone.WARNING),
    "interpreter": Look(N_("Interpreter"), "interpreter", Tone.INFO),
    "paused": Look(N_("Paused"), "pause", Tone.WARNING),
    "closed": Look(N_("Closed"), "lock", Tone.NEUTRAL),
    "custody_unverified": Look(N_("Custody unverified"), "warning", Tone.WARNING),
}

_CAPACITIES = {
    "guardian": N_("guardian"),
    "young_person": N_("the young person"),
    "self": N_("about themselves"),
    "other": N_("has answered, is not required now"),
}

_ROLES = {
    "young_person": N_("young person"),
    "guardian": N_("guardian"),
    "other": N_("other person"),
}

PROTECTED_NAME = N_("Protected personal data")
"""Stands for the name of somebody with protected identity who has not been opened."""


def state_look(state: str) -> Look:
    """How the consent state of a case shows."""
    return _STATES[ConsentState(state)]


def held_look(
    state: str, taken_back: Sequence[Part], beside: Sequence[str] = ()
) -> tuple[str, Look]:
    """The consent state in words, with what was taken back, and how it shows.

    A yes of which a part is gone has a shape and a tone of its own: nobody may take it for whole.
    So has a yes beside a purpose that nobody was asked about, or that somebody said no to.
    """
    look = state_look(state)
    said = held_except(state, taken_back, words())
    others = beside_words(beside, words())
    in_words = " · ".join(one for one in (said or look.word, others) if one)
    if said is None and not others:
        return in_words, look
    if state not in _YES:
        return in_words, look
    ends = state == ConsentState.ENDING
    return in_words, replace(look, icon=look.icon if ends else "check-part", tone=Tone.WARNING)


def beside_badge(beside: Sequence[str]) -> str:
    """How the other purposes stand, on a badge of its own."""
    said = beside_words(beside, words())
    return said[:1].upper() + said[1:]


def within(said: str) -> str:
    """A state inside a sentence; names in it keep their letters."""
    return said[:1].lower() + said[1:]


def state_looks() -> dict[str, Look]:
    """Every consent state, for a choice."""
    return {state.value: look for state, look in _STATES.items()}


def status_look(status: str) -> Look:
    """How one signatory's answer shows."""
    return _STATUSES[status]


def meeting_look(*, is_past: bool) -> Look:
    """Whether a meeting has been."""
    return _PAST if is_past else _COMING


def copies_handed_out(copies: MeetingCopies | None) -> str:
    """How many have their copy of minutes that are locked; empty where nobody counts."""
    if copies is None or not copies.needed:
        return ""
    return ngettext(
        "{given} of {n} copy handed out", "{given} of {n} copies handed out", copies.needed
    ).format(given=copies.given, n=copies.needed)


def flag_look(flag: str) -> Look:
    """How a flag of a case shows."""
    return _FLAGS[flag]


def capacity_word(capacity: str) -> str:
    """As what somebody answers."""
    return marked(_CAPACITIES[capacity])


def role_word(role: str) -> str:
    """What somebody is in the case."""
    return marked(_ROLES[role])


_LANGUAGES = {
    "ar": N_("Arabic"),
    "ckb": N_("Sorani"),
    "en": N_("English"),
    "fa": N_("Persian"),
    "fi": N_("Finnish"),
    "fit": N_("Meänkieli"),
    "kmr": N_("Kurmanji"),
    "pl": N_("Polish"),
    "prs": N_("Dari"),
    "ps": N_("Pashto"),
    "ru": N_("Russian"),
    "se": N_("Northern Sámi"),
    "sma": N_("Southern Sámi"),
    "so": N_("Somali"),
    "sv": N_("Swedish"),
    "ti": N_("Tigrinya"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
}


def language_word(language: str) -> str:
    """A language as one says it; one that is not a known code stands as it was written."""
    message = _LANGUAGES.get(language.strip().lower())
    if message is None:
        return language
    # English writes languages with a capital, Swedish does not.
    return marked(message).lower() if words().language == "sv" else marked(message)
