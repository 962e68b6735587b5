"""Persons of other cases named in a text: found by whole words, and replaced by "another youth".

A text of one case never names somebody of another. Only words are compared, folded as the search
of withheld names folds them; of a protected person nothing is told but that somebody is named.

Source: sharing rules, section 6 (a text that names a known person).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sspf_app.services.withheld import normalise

_WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile(r"[\s\-\u2010-\u2015\u00b7.,]*")
_GENITIVE = "s"


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """The text with every one of the names replaced, the longest first; the rest untouched.

    Args:
        text: As typed.
        names: Full names and aliases.
        instead: What stands in their place; in the genitive an s is added.
    """
    text = unicodedata.normalize("NFC", text)  # a sign and its ring apart would be no word
    wanted = sorted(
        {words for name in names if (words := _folded_words(name))}, key=len, reverse=True
    )
    tokens = list(_WORD.finditer(text))
    folded = [normalise(token.group()) for token in tokens]
    parts: list[str] = []
    end, at = 0, 0
    while at < len(tokens):
        found = next((one for one in wanted if _stands(one, text, tokens, folded, at)), None)
        if found is None:
            at += 1
            continue
        last = at + len(found) - 1
        is_genitive = folded[last] != found[-1]
        parts += [text[end : tokens[at].start()], instead, _GENITIVE if is_genitive else ""]
        end, at = tokens[last].end(), last + 1
    return "".join([*parts, text[end:]])


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(normalise(word) for word in _WORD.findall(name))


def _stands(
    name: tuple[str, ...], text: str, tokens: list[re.Match[str]], folded: list[str], at: int
) -> bool:
    """Whether the name stands at a word: the same words, the last perhaps in the genitive."""
    here = folded[at : at + len(name)]
    if len(here) < len(name) or tuple(here[:-1]) != name[:-1]:
        return False
    if here[-1] not in (name[-1], name[-1] + _GENITIVE):
        return False
    gaps = zip(tokens[at : at + len(name)], tokens[at + 1 : at + len(name)], strict=False)
    return all(_JOINS.fullmatch(text[a.end() : b.start()]) for a, b in gaps)
