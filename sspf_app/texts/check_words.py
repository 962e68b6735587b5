"""What a check of the whole vault found damaged, in sentences a person understands.

What the library said of it, in its own words, is for ``--verbose``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sspf_app.texts.catalogue import N_, Words

MOST_PAGES = 12
"""Pages that are told by their number; the others are counted."""
_PAGE = re.compile(r"\bpage (\d+)")
_SENTENCES = {
    "integrity": N_("What holds the database together is damaged."),
    "foreign_key": N_("Something is recorded that belongs to what is no longer there."),
    "search_missing": N_("Searching does not find all that is recorded."),
    "names_missing": N_("What is kept of who is named in which case is not complete."),
    "search_left_over": N_("Searching finds what is no longer recorded."),
    "search_damaged": N_("What searching uses is damaged."),
}
_OF_PAGES = "cipher_integrity"


def damage_said(problems: Iterable[tuple[str, str]], words: Words) -> tuple[str, ...]:
    """What is damaged in the database, a sentence for each kind; nothing of the log's chain.

    Args:
        problems: Codes with their detail, as a ``Verification`` has them.
        words: The language.
    """
    return tuple(_said(tuple(problems), words))


def _said(problems: tuple[tuple[str, str], ...], words: Words) -> Iterator[str]:
    found = Counter(code for code, _detail in problems)
    details = [detail for code, detail in problems if code == _OF_PAGES]
    pages = sorted({int(page) for detail in details for page in _PAGE.findall(detail)})
    if pages:
        yield _pages(pages, words)
    elif details:
        yield words.gettext("The file of the database is damaged.")
    for code, sentence in _SENTENCES.items():
        if found[code]:
            yield words.marked(sentence)


def _pages(pages: list[int], words: Words) -> str:
    shown = ", ".join(str(page) for page in pages[:MOST_PAGES])
    if len(pages) > MOST_PAGES:
        text = words.gettext("{n} pages of the database are damaged, the first of them {pages}.")
    else:
        text = words.ngettext(
            "A page of the database is damaged: {pages}.",
            "{n} pages of the database are damaged: {pages}.",
            len(pages),
        )
    return text.format(n=len(pages), pages=shown)
