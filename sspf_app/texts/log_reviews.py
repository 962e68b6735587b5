"""Words of the review of the log: why a line was drawn, and what was made of it.

Rules and marks are the values of ``services.log_review_records``.
"""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_RULES = {
    "outside": N_("does not handle the case"),
    "surname": N_("same family name"),
    "protected": N_("reason was given"),
    "odd_hours": N_("night or weekend"),
    "way_out": N_("printed or saved"),
    "many": N_("many cases or searches in an hour"),
    "access": N_("who may open a case"),
    "keys": N_("keys, users, clock"),
    "sample": N_("drawn by lot"),
}
_MARKS = {
    "fine": N_("Nothing to remark"),
    "asked": N_("Asked about"),
    "explained": N_("Asked about, explained"),
    "reported": N_("Taken further"),
}


def rule_name(rule: str, words: Words) -> str:
    """Why a line was drawn."""
    return words.marked(_RULES[rule])


def mark_name(mark: str, words: Words) -> str:
    """What the manager made of a line."""
    return words.marked(_MARKS[mark])
