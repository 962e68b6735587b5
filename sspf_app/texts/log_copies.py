"""What comparing two copies of the log tells, in words."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_VERDICTS = {
    "first": N_(
        "Not compared with a copy before. Compare the words with those the vault shows, and keep "
        "this file: the next copy is compared with it."
    ),
    "goes_on": N_("It goes on where the copy before ended, and says the same of what both hold."),
    "gap": N_(
        "It does NOT go on from the copy before: lines in between are missing. Ask for a copy of "
        "the whole log."
    ),
    "older": N_("It is OLDER than the copy before. Ask for a new one."),
    "changed": N_(
        "It does NOT say what the copy before said: the log was changed, or the vault was restored "
        "from a backup. Ask which."
    ),
    "hole": N_("Lines are missing INSIDE the copy. Ask for a copy of the whole log."),
    "other_vault": N_("ANOTHER vault signed it than the copy before. Ask why."),
}


def verdict_sentence(verdict: str, words: Words) -> str:
    """A verdict as a sentence."""
    return words.marked(_VERDICTS[verdict])
