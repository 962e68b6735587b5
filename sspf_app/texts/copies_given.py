"""Words about who has got a copy of minutes, and why somebody needs none."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_GIVEN = {
    "given": N_("Got theirs {day}"),
    "older": N_("Has an older version, of {day}"),
    "not_given": N_("Not handed out"),
    "not_needed": N_("Not needed"),
}
_REASONS = {
    "declined": N_("They want none"),
    "read_there": N_("They have read them with us"),
    "no_part": N_("They have nothing more to do with it"),
    "not_safe": N_("It cannot be handed over safely"),
}


def copy_given(given: str, day: str, words: Words) -> str:
    """How it stands with one recipient.

    Args:
        given: Value of ``CopyGiven``.
        day: When the newest copy left, in words; empty = none did.
        words: The language.
    """
    return words.marked(_GIVEN[given]).format(day=day)


def no_copy_reason(reason: str, words: Words) -> str:
    """Why somebody needs none, by the value of ``NoCopyReason``."""
    return words.marked(_REASONS[reason])
