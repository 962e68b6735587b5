"""Words about notes: what they are of, and who reads them."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_KINDS = {
    "case_note": N_("Case note"),
    "phone": N_("Telephone call"),
    "talk": N_("Talk"),
    "memo": N_("Own memory note"),
    "consultation": N_("From a consultation"),
}

_LEVELS = {
    "office": N_("Everybody at the office"),
    "staff": N_("Those who handle the case"),
    "author": N_("Only I and the unit manager"),
}

_READERS = {
    "office": N_("Every coordinator of the office who opens the case can read it."),
    "staff": N_("Only those who handle the case can read it: {names}."),
    "author": N_(
        "Only you can read it. The unit manager can, with a reason, and the log keeps that."
    ),
}


def note_kind(kind: str, words: Words, *, name: str = "") -> str:
    """What a note is of, by the name the office gave it; a kind of nobody's is told by its code."""
    return name or (words.marked(_KINDS[kind]) if kind in _KINDS else kind)


def note_level(level: str, words: Words) -> str:
    """Who reads it, in a few words."""
    return words.marked(_LEVELS[level])


def note_readers(level: str, words: Words, *, names: str) -> str:
    """Who reads it, in a sentence; ``names`` of those who handle the case."""
    return words.marked(_READERS[level]).format(names=names)
