"""Reopen a finished PDF and search it: pages, metadata, and everything else that holds words.

The file is read as a stranger would read it, earlier states kept in it included. What cannot be
read cannot be searched, and is refused.

Source: sharing rules, section 6 (before a file is saved).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sspf_app.documents import reopen_objects
from sspf_app.documents.text_bidi import from_the_right, turns
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak
from sspf_app.services.withheld import WithheldSearch

_END_OF_STATE = re.compile(rb"startxref\s+\d+\s+%%EOF\s*")
_STREAM = re.compile(rb"\bstream\r?\n.*?endstream\b", re.DOTALL)
_COMMENT = re.compile(r"%[^\r\n]*")


class Place(NamedTuple):
    """A part of a file and its words; names of objects are no prose (see ``_is_leak``)."""

    where: str
    text: str
    is_name: bool = False


def find_leaks(pdf: bytes, search: WithheldSearch) -> tuple[Leak, ...]:
    """Search a finished file.

    Args:
        pdf: The file's bytes.
        search: What must not be there.

    Returns:
        Every hit with its place, pages first; empty when the file may be saved.

    Raises:
        DomainError: ``document_unreadable``: the file, or part of it, cannot be read.
    """
    try:
        places = _reopened(pdf)
    # A damaged file makes the reader fail in many ways; none of them is an answer.
    except (PyPdfError, ArithmeticError, LookupError, ValueError, TypeError) as error:
        raise DomainError("document_unreadable") from error
    except (AttributeError, RecursionError, OSError) as error:
        raise DomainError("document_unreadable") from error
    return leaks_at(places, search)


def leaks_at(places: Iterable[Place], search: WithheldSearch) -> tuple[Leak, ...]:
    """What is found at the places of a file, each hit once."""
    return tuple(
        dict.fromkeys(
            Leak(kind=hit.kind, where=place.where, found=hit.found)
            for place in dict.fromkeys(places)
            for hit in search.hits(place.text)
            # Structure types such as /LI would be mistaken for short names.
            if not place.is_name or len(hit.found.split()) > 1
        )
    )


@lru_cache(maxsize=8)
def _reopened(pdf: bytes) -> tuple[Place, ...]:
    """Every part of a file once; kept for the next search of the very same bytes.

    A paper is searched when it is looked at, for what may stand in none as well, and again when it
    is saved; the copies of a meeting are looked at together.
    """
    return tuple(dict.fromkeys(_places(pdf)))


def _places(pdf: bytes) -> Iterator[Place]:
    ends = [end.end() for end in _END_OF_STATE.finditer(pdf)]
    if not ends:
        raise ValueError("no end of file")
    yield from _state(pdf[: ends[-1]])
    for end in ends[:-1]:
        yield from _earlier_state(pdf[:end])
    yield from _outside_objects(pdf, ends[-1])


def _earlier_state(pdf: bytes) -> list[Place]:
    try:
        return list(_state(pdf))
    except PyPdfError:
        # The end of an attached file, not of a state: the attachment itself is searched.
        return []


def _state(pdf: bytes) -> Iterator[Place]:
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    if reader.is_encrypted:
        raise ValueError("encrypted")
    for number, page in enumerate(reader.pages, start=1):
        copied = page.extract_text()
        yield Place(f"page {number}", copied)
        if turns(copied):
            yield Place(f"page {number}", from_the_right(copied))
        for text in reopen_objects.marked_strings(page, reader):
            yield Place(f"page {number}", text)
    for key, value in (reader.metadata or {}).items():
        yield Place(f"metadata {str(key).lstrip('/')}", str(value))
    for found in reopen_objects.walk(reader):
        yield Place(found.where, found.text, found.is_name)
        if found.is_attachment:
            yield from _attachment(found.data)


def _attachment(data: bytes) -> Iterator[Place]:
    if data.startswith(b"%PDF"):
        for place in _places(data):
            yield place._replace(where=f"attachment, {place.where}")
    elif data.startswith(b"PK"):
        raise ValueError("a packed attachment")


def _outside_objects(pdf: bytes, end: int) -> Iterator[Place]:
    """Comments, and what hangs behind the last end."""
    yield Place("structure", pdf[end:].decode("latin-1"))
    skeleton = _STREAM.sub(b"", pdf).decode("latin-1")
    for comment in _COMMENT.findall(skeleton):
        yield Place("structure", comment)
