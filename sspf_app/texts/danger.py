"""How it was answered whether it can be dangerous that guardians know, in words.

The values are those of ``services.request_records.ContactKind``.
"""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_ANSWERS = {
    "danger_no": N_("No, not dangerous"),
    "danger_unknown": N_("Do not know"),
    "danger_yes": N_("Yes, it can be"),
    "danger_cleared": N_("The social services were asked: the guardians may know"),
}


def danger_answer(kind: str, words: Words) -> str:
    """The answer, as it is shown where it was given."""
    return words.marked(_ANSWERS[kind])
