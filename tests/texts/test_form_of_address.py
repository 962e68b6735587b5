"""The program says "du" to whoever works in it; "ni" is for letters to several."""

import re

from scripts.catalogue import merge_fragments

_TO_SEVERAL = re.compile(r"\b(ni|er|ert|era)\b", re.IGNORECASE)
# What is printed for a party or a family, and has one form only.
_ON_PAPER = (
    "Please see to it that everybody concerned with you knows.",
    "At the meeting you talk together of what can help, and of who does what.",
)


def test_whoever_works_in_the_program_is_one_person() -> None:
    merged, _origin = merge_fragments()
    mixed = [
        message.string
        for message in merged
        if isinstance(message.id, str) and isinstance(message.string, str)
        if _TO_SEVERAL.search(message.string) and not message.id.endswith(_ON_PAPER)
    ]
    assert mixed == []
