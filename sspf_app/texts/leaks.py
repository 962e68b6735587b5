"""Where in a paper something stands that it must not hold, in the words of the user.

The search names places by codes (``Leak.where``); what it names otherwise, such as the name of an
enclosed file, is told as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from sspf_app.texts.catalogue import N_, Words

_PAGE = re.compile(r"page (\d+)")
_ATTACHED = "attachment, "
_PLACES = {
    "metadata": N_("what the file tells of itself"),
    "attachment": N_("an attached file"),
    "form field": N_("a field to fill in"),
    "annotation": N_("a remark"),
    "outline": N_("a heading"),
    "structure": N_("hidden in the file"),
}


class FoundWords(Protocol):
    """What was found in a file, and where."""

    @property
    def where(self) -> str:
        """The code of the place."""
        ...

    @property
    def found(self) -> str:
        """The words as they stand there."""
        ...


def leak_place(where: str, words: Words) -> str:
    """Name a place, such as "page 1"; empty where the words are the whole.

    Args:
        where: Its code.
        words: The language.
    """
    if where == "text":
        return ""
    if where.startswith(_ATTACHED):
        inner = leak_place(where.removeprefix(_ATTACHED), words)
        return ", ".join(part for part in (words.gettext("an attached file"), inner) if part)
    if page := _PAGE.fullmatch(where):
        return words.gettext("page {n}").format(n=page[1])
    known = _PLACES.get("metadata" if where.startswith("metadata ") else where)
    return words.marked(known) if known else where


def told_leaks(leaks: Iterable[FoundWords], words: Words) -> str:
    """Everything that was found, each once: place and words.

    Args:
        leaks: What was found.
        words: The language.
    """
    told = (
        ": ".join(part for part in (leak_place(one.where, words), one.found) if part)
        for one in leaks
    )
    return "; ".join(dict.fromkeys(told))
