"""Words and shapes of the catalogue of support; no Qt."""

from __future__ import annotations

from sspf_app.gui.case_words import Look
from sspf_app.gui.i18n import words
from sspf_app.gui.looks import Tone
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_views import SupportState
from sspf_app.texts.support import STATES, ages

_SHAPES = {
    SupportState.OFFERED: ("check", Tone.SUCCESS),
    SupportState.COMING: ("clock", Tone.INFO),
    SupportState.OVER: ("history", Tone.NEUTRAL),
    SupportState.ENDED: ("remove", Tone.NEUTRAL),
    SupportState.EXAMPLE: ("edit", Tone.WARNING),
}


def support_look(state: SupportState) -> Look:
    """Whether it can be chosen."""
    return Look(STATES[state.value], *_SHAPES[state])


def of_ages(entry: SupportEntry) -> str:
    """The ages alone, in figures: one may be open."""
    if entry.from_age is None and entry.to_age is None:
        return ""
    return "–".join("" if age is None else str(age) for age in (entry.from_age, entry.to_age))


def for_whom(entry: SupportEntry) -> str:
    """For whom it is, with the ages."""
    said = (entry.whom, ages(entry.from_age, entry.to_age, words()))
    return ", ".join(part for part in said if part)
