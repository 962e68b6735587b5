"""The words in the objects of a PDF: strings, names, and streams that are text.

Every object of the file is visited, whether a page uses it or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

_TAGS = re.compile(r"<[^>]*>")
_NAMESPACES = re.compile(r"""xmlns:\w+\s*=\s*["'][^"']*["']""")
_VALUES = re.compile(r"""=\s*["']([^"']*)["']""")
_MARKED = re.compile(rb"<<[^\n]*?[(<][^\n]*?>>\s*(?:BDC|DP)\b")
_SHOWS_TEXT = re.compile(rb"\b(?:Tj|TJ)\b")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# A table that leads from glyphs back to letters: its own words are no prose.
_GLYPH_TABLE = "/CIDInit"
_NO_WORDS = ("/XRef", "/ObjStm")


class Found(NamedTuple):
    """Words of an object.

    Attributes:
        where: What kind of object: ``annotation``, ``outline``, ``attachment``, ``structure``...
        text: The words.
        is_name: They are the name of an object, a key, or markup.
        is_attachment: ``data`` is an attached file.
        data: The attached file.
    """

    where: str
    text: str
    is_name: bool = False
    is_attachment: bool = False
    data: bytes = b""


def walk(reader: PdfReader) -> Iterator[Found]:
    """Visit every object of a file."""
    own_places = _own_places(reader)
    for number, generation in _all_objects(reader):
        if number in own_places:
            continue
        thing = reader.get_object(IndirectObject(number, generation, reader))
        if thing is None:
            continue
        where = _where(thing)
        for text, is_name in _words(thing):
            yield Found(where, text, is_name)
        if isinstance(thing, StreamObject):
            yield from _stream_words(thing, where, reader)


def marked_strings(page: PageObject, reader: PdfReader) -> Iterator[str]:
    """Strings a page's content hides in the properties of marked content (replacement texts)."""
    contents = page.get_contents()
    if contents is None or not _MARKED.search(contents.get_data()):
        return
    for operands, operator in ContentStream(contents, reader).operations:
        if operator in (b"BDC", b"DP"):
            yield from (text for operand in operands for text, _ in _words(operand))


def _all_objects(reader: PdfReader) -> Iterator[tuple[int, int]]:
    numbers = {(number, gen) for gen, entries in reader.xref.items() for number in entries}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    yield from sorted(numbers)


def _own_places(reader: PdfReader) -> set[int]:
    """Numbers of objects that are searched as pages and metadata already."""
    numbers: set[int] = set()
    info = reader.trailer.raw_get("/Info") if "/Info" in reader.trailer else None
    for thing in (info, *(_contents_of(page) for page in reader.pages)):
        parts = thing if isinstance(thing, ArrayObject) else [thing]
        numbers |= {part.idnum for part in parts if isinstance(part, IndirectObject)}
    return numbers


def _contents_of(page: PageObject) -> object:
    return page.raw_get("/Contents") if "/Contents" in page else None


def _where(thing: object) -> str:
    if not isinstance(thing, DictionaryObject):
        return "structure"
    if thing.get("/Type") == "/Metadata":
        return "metadata XMP"
    if thing.get("/Type") in ("/Filespec", "/EmbeddedFile"):
        return "attachment"
    if "/FT" in thing or "/V" in thing:
        return "form field"
    if thing.get("/Type") == "/Annot" or "/Rect" in thing:
        return "annotation"
    if "/Title" in thing and "/Parent" in thing:
        return "outline"
    return "structure"


def _words(thing: object) -> Iterator[tuple[str, bool]]:
    """Strings and names of an object, down to the objects it only refers to."""
    if isinstance(thing, TextStringObject):
        yield str(thing), False
    elif isinstance(thing, ByteStringObject):
        yield bytes(thing).decode("latin-1"), False
    elif isinstance(thing, NameObject):
        yield str(thing).lstrip("/"), True
    elif isinstance(thing, DictionaryObject):
        for key, value in thing.items():
            yield from _words(key)
            yield from _words(value)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            yield from _words(value)


def _stream_words(stream: StreamObject, where: str, reader: PdfReader) -> Iterator[Found]:
    if stream.get("/Type") in _NO_WORDS or "/Length1" in stream:
        return
    if stream.get("/Subtype") == "/Image":
        return
    data = stream.get_data()
    if where == "attachment":
        yield Found(where, data.decode("latin-1"), is_attachment=True, data=data)
    for text in _decoded(data):
        start = text.lstrip("\ufeff \r\n")
        is_markup = start.startswith("<")
        yield Found(where, text, is_name=is_markup or start.startswith(_GLYPH_TABLE))
        if is_markup:
            yield Found(where, _TAGS.sub(" ", text))
            values = _VALUES.findall(_NAMESPACES.sub("", text))
            yield from (Found(where, value) for value in values)
    if _SHOWS_TEXT.search(data):
        yield Found(where, _shown(stream, reader))


def _decoded(data: bytes) -> Iterator[str]:
    """The stream as text, in every encoding in which it is text."""
    for encoding in ("utf-8", "utf-16", "utf-16-be", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            yield text


def _shown(stream: StreamObject, reader: PdfReader) -> str:
    """What a stream shows when it is drawn: appearances, templates, pages no longer in use."""
    page = PageObject(reader)
    page[NameObject("/Contents")] = stream
    resources = stream.get("/Resources") or reader.pages[0].get("/Resources")
    page[NameObject("/Resources")] = resources or DictionaryObject()
    box = [FloatObject(edge) for edge in (0, 0, 600, 850)]
    page[NameObject("/MediaBox")] = ArrayObject(box)
    return page.extract_text()
