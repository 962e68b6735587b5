"""Looks for words in files as a finder would: in any writing, inside archives and papers."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

_STREAM = re.compile(rb"stream\r?\n")
_DEEPEST = 4


def forms(word: str) -> Iterator[bytes]:
    """A word in each way that a program would write it."""
    for variant in (word, word.casefold(), word.upper()):
        for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le"):
            yield variant.encode(encoding)
        yield variant.encode("ascii", "backslashreplace")


def words_in(path: Path, words: Sequence[str]) -> list[str]:
    """Which of the words are in a file, however deep."""
    layers = list(_layers(path.read_bytes(), 0))
    return [word for word in words if any(form in one for form in forms(word) for one in layers)]


def _layers(content: bytes, depth: int) -> Iterator[bytes]:
    """The bytes as they are, and what is packed in them."""
    yield content
    if depth == _DEEPEST:
        return
    if content.startswith(b"PK"):
        yield from _unzipped(content, depth)
    if content[:2] == b"\x1f\x8b":
        yield from _layers(zlib.decompress(content, 31), depth + 1)
    if b"%PDF-" in content[:1024]:
        yield from _of_paper(content)


def _unzipped(content: bytes, depth: int) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _layers(archive.read(name), depth + 1)


def _of_paper(content: bytes) -> Iterator[bytes]:
    """What a page shows, since fonts hide their letters, and every stream unpacked."""
    paper = pypdfium2.PdfDocument(content)
    try:
        for page in paper:
            yield page.get_textpage().get_text_bounded().encode()
    finally:
        paper.close()
    for place in _STREAM.finditer(content):
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(content[place.end() :])
        except zlib.error:
            continue
