"""Reopen a finished Word file and search it: the text, what hides in it, and what it is packed in.

Every member of the package is searched, whether a word processor shows it or not: text cut into
several runs, deleted and hidden text, attributes, comments, names of members. What cannot be read
cannot be searched, and is refused.

Source: sharing rules, section 6 (before a file is saved).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from sspf_app.documents.reopen import Place, leaks_at
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak
from sspf_app.services.withheld import WithheldSearch

MAGIC = b"PK\x03\x04"
"""How a packed file begins."""

_END = b"PK\x05\x06"
_END_LENGTH = 22
_MOST = 64 * 1024 * 1024
_MARKUP = (".xml", ".rels")
_PICTURES = (".png", ".jpeg", ".jpg")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_REMARK = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)
_RUN = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}|(?:[\x20-\x7e\xa0-\xff]\x00){6,}")
_TELLS = frozenset({"descr", "title", "tooltip", "alias", "tag", "author", "initials", "Target"})
"""Attributes that hold words; others hold names of styles and fonts."""


def find_leaks(file: bytes, search: WithheldSearch) -> tuple[Leak, ...]:
    """Search a finished file.

    Returns:
        Every hit with its place; empty when the file may be saved.

    Raises:
        DomainError: ``document_unreadable``: the file, or part of it, cannot be read.
    """
    try:
        places = list(_places(file))
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError) as error:
        raise DomainError("document_unreadable") from error
    except (LookupError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise DomainError("document_unreadable") from error
    return leaks_at(places, search)


def _places(file: bytes) -> Iterator[Place]:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        entries = packed.infolist()
        _check_edges(file, packed, entries)
        for entry in entries:
            yield Place("structure", entry.filename.replace("/", "\n"))
            yield Place("structure", (entry.extra + entry.comment).decode("latin-1"))
            data = packed.read(entry)
            if entry.filename.endswith(_MARKUP):
                yield from _markup(entry.filename, data)
            elif entry.filename.endswith(_PICTURES):
                yield from _strings(data)
            else:
                raise ValueError(entry.filename)


def _check_edges(file: bytes, packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Nothing stands before, between, beside or behind the members."""
    if not file.startswith(MAGIC) or packed.comment or file[-_END_LENGTH:][:4] != _END:
        raise ValueError("something beside the members")
    if len({entry.filename for entry in entries}) != len(entries):
        raise ValueError("two members of one name")
    if sum(entry.file_size for entry in entries) > _MOST:
        raise ValueError("too large")
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset != at or entry.flag_bits & 0x9:
            raise ValueError("something between the members")
        names = int.from_bytes(file[at + 26 : at + 28], "little")
        extra = int.from_bytes(file[at + 28 : at + 30], "little")
        at += 30 + names + extra + entry.compress_size
    if at != packed.start_dir:
        raise ValueError("something before the index")


def _markup(name: str, data: bytes) -> Iterator[Place]:
    text = data.decode("utf-8")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a document type")
    for remark in _REMARK.finditer(text):
        yield Place("structure", remark.group(1) or remark.group(2) or "")
    where = "metadata" if name.startswith("docProps/") else "text"
    root = ElementTree.fromstring(text)  # noqa: S314  no entities: checked above
    paragraphs = [_text_of(one) for one in root.iter(f"{_W}p")]
    yield from (Place(where, paragraph) for paragraph in paragraphs)
    yield Place(where, "\n".join(paragraphs))
    for element in root.iter():
        for said in (element.text, element.tail):
            if said and said.strip():
                yield Place(where, said)
        for key, value in element.attrib.items():
            plain = key.rpartition("}")[2]
            yield Place("structure", value, is_name=plain not in _TELLS)


def _text_of(paragraph: ElementTree.Element) -> str:
    """The words of a paragraph, put together from its runs."""
    return "".join(
        _BREAKS.get(one.tag, one.text or "" if one.tag.startswith(_W) else "")
        for one in paragraph.iter()
    )


def _strings(data: bytes) -> Iterator[Place]:
    """What could be words in a picture: how it was made, by whom."""
    for run in _RUN.findall(data):
        yield Place("structure", run.replace(b"\x00", b"").decode("latin-1"), is_name=True)
