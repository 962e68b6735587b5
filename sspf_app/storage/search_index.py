"""The full-text index over names, references, items and notes, inside the encrypted file.

It holds standing rows only: a corrected row leaves it, without a trace (``secure-delete``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import text

from sspf_app.domain.facts import Case, Item, Note, Person, Row
from sspf_app.services.name_ways import bare_words, search_keys
from sspf_app.services.withheld import words_in
from sspf_app.storage.transaction import Transaction

_ORDER: tuple[type[Row], ...] = (Person, Case, Item, Note)
_WORD = re.compile(r"[^\W_]+")
_SPREAD = 4
"""A row of the index is numbered ``pk * 4 + place in _ORDER``: found without a lookup."""

_INSERT = text("INSERT INTO search (rowid, title, body) VALUES (:number, :title, :body)")
_DELETE = text("DELETE FROM search WHERE rowid = :number")


def index_row(transaction: Transaction, row: Row, pk: int) -> None:
    """Take a new standing row into the index, if it is of a kind that is searched."""
    words = _words(row)
    if words is not None and row.replaced_at is None:
        title, body = words
        values: dict[str, Any] = {"number": _number(type(row), pk)}
        values |= {"title": _composed(title), "body": _composed(body)}
        transaction.connection.execute(_INSERT, values)


def drop_row(transaction: Transaction, kind: type[Row], pk: int) -> None:
    """Take a row that no longer stands out of the index."""
    if kind in _ORDER:
        transaction.connection.execute(_DELETE, {"number": _number(kind, pk)})


def _number(kind: type[Row], pk: int) -> int:
    return pk * _SPREAD + _ORDER.index(kind)


def _words(row: Row) -> tuple[str, str] | None:
    if isinstance(row, Person):
        names = (row.name, *row.aliases)
        return " ".join(names), " ".join(key for name in names for key in search_keys(name))
    if isinstance(row, Case):
        return row.reference or "", ""
    if isinstance(row, Item):
        return "", "\n".join((row.text, *(view.text for view in row.views)))
    return ("", row.text) if isinstance(row, Note) else None


def match_words(text: str) -> str:
    """Turn what a user typed into an FTS5 expression: every word, the last one as a prefix.

    Each word goes in quotation marks, so no sign of the query language has a meaning.

    Returns:
        The expression; empty when there is no letter or digit to look for.
    """
    words = _composed(text).replace("\0", " ").split()
    quoted = [
        '"' + word.replace('"', '""') + '"'
        for word in words
        if any(sign.isalnum() for sign in word)
    ]
    return " ".join(quoted) + "*" if quoted else ""


def any_word(text: str) -> str:
    """Turn a text into an expression that finds whatever holds one of its words; empty if none.

    The genitive counts as the word: who is called Kim is found by "Kims" too, and Kim Öberg by
    "Oberg" and by "kimoberg": the index has those in the body of a person, where nobody searches.
    """
    words = {*_WORD.findall(_composed(text)), *words_in(text)}
    words |= {bare for word in words for bare in bare_words(word)}
    words |= {word[:-1] for word in words if word[-1] in "sS" and len(word) > 1}
    return " OR ".join(f'"{word}"' for word in sorted(words))


def _composed(words: str) -> str:
    return unicodedata.normalize("NFC", words)
