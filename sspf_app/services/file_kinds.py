"""What a file is, by how its content begins and never by its name."""

from __future__ import annotations

import codecs

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
TEXT = "text/plain"
ARCHIVE = "application/zip"
OTHER = "application/octet-stream"
PICTURES = frozenset({PNG, JPEG, TIFF})

_PDF_WITHIN = 1024
"""A PDF may have rubbish in front of its header, as far as readers of PDF accept it."""
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"PK\x03\x04", ARCHIVE),
)
_WRITTEN = frozenset(b"\t\n\r\x0c")
_LEAST = 32
"""Signs below this are no text, but for tabs and ends of lines."""
_ASCII = 128
_FEW = 4
"""At most one letter in so many has a ring or dots."""


def media_of(first: bytes) -> str:
    """The kind of a file by its first bytes; the more of them the surer a text is one."""
    for beginning, media in _BEGINNINGS:
        if first.startswith(beginning):
            return media
    if b"%PDF-" in first[:_PDF_WITHIN]:
        return PDF
    return TEXT if _is_text(first) else OTHER


def text_of(content: bytes) -> str:
    """The words of a plain text, whose last sign may be cut in two."""
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _is_text(first: bytes) -> bool:
    if not first or any(sign < _LEAST and sign not in _WRITTEN for sign in first):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        # An older text of Windows: letters with now and then an å.
        return sum(sign >= _ASCII for sign in first) * _FEW < len(first)
    return True
