"""The doors of scanned paper: files from the office scanner, square codes, the reader's messages.

Files are opened here in the very process, harder than in the program, where each has one of its
own: what would end a reading process ends the run, and is seen.
"""

from __future__ import annotations

import io
from functools import cache

import segno
from PIL import Image

from sspf_app.scanning.codes import read_codes
from sspf_app.scanning.faults import ScanError
from sspf_app.scanning.frames import receive
from sspf_app.scanning.page import read_page
from sspf_app.scanning.sources import open_source
from sspf_app.services.form_code import form_code, read_payload, scan_payload

_SIDE = 300
_MOST_PAGES = 3

KNOWN_OF_FILES = (ScanError, MemoryError)
KNOWN_OF_MESSAGES = (EOFError, ValueError)
WORDS_OF_FILES = (
    b"/JavaScript",
    b"/EmbeddedFile",
    b"/Encrypt",
    b"/Count 99999999",
    b"/MediaBox [0 0 1e9 1e9]",
    b"/Length -1",
    b"endstream",
    b"endobj",
    b"\xff\xd8\xff",
    b"IHDR",
    b"\x7f\xff\xff\xff",
)


@cache
def files() -> tuple[bytes, ...]:
    """One small file of each kind, with a square code of ours on it."""
    picture = _page()
    return (
        _saved(picture, "PDF", resolution=72),
        _saved(picture, "PNG"),
        _saved(picture, "JPEG", quality=60),
        _saved(picture.convert("1"), "TIFF", compression="group4"),
        _saved(picture, "TIFF", compression="tiff_lzw", save_all=True, append_images=[picture] * 2),
        _saved(picture.convert("RGBA"), "PNG"),
        _scripted(),
    )


def enter_file(content: bytes) -> object:
    """What the reading process does with a file, page after page."""
    source = open_source(content)
    for number in range(1, min(source.count, _MOST_PAGES) + 1):

        def picture(page: int = number) -> Image.Image:
            return source.picture(page, _SIDE)

        page = read_page(picture(), picture, is_ours=lambda text: text.startswith("S2:"))
        page.encoded()
    return source.count


@cache
def payloads() -> tuple[bytes, ...]:
    """What square codes of ours say."""
    places = ((0, 1), (123_456_789, 2), (29**8 - 1, 3))
    printed = [scan_payload(form_code(number), page, 3) for number, page in places]
    return tuple(text.encode() for text in (*printed, f"S1:{form_code(7)}:2"))


def enter_payload(content: bytes) -> object:
    """What becomes of a square code."""
    return read_payload(content.decode("utf-8", "replace"))


def messages() -> tuple[bytes, ...]:
    """What the reading process may answer."""
    told = b'{"codes": ["S2:x"], "turned": 2, "blank": false, "width": 9, "height": 9}'
    return (
        len(told).to_bytes(4, "big") + b"\0\0\0\3" + told + b"abc",
        b"\0\0\0\x02\0\0\0\0{}",
    )


def enter_message(content: bytes) -> object:
    """What the program does with such an answer."""
    return receive(io.BytesIO(content))


def _page() -> Image.Image:
    picture = Image.new("L", (212, 300), 255)
    matrix = segno.make(payloads()[0].decode(), error="q", micro=False, boost_error=False).matrix
    for down, line in enumerate(matrix):
        for across, dark in enumerate(line):
            if dark:
                picture.paste(0, (100 + across * 3, 20 + down * 3, 103 + across * 3, 23 + down * 3))
    if not read_codes(picture):
        raise AssertionError("the page of the fuzz cannot be read")
    return picture


def _saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def _scripted() -> bytes:
    """A PDF with a script, a form field and a file in it."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
        b"/AcroForm<</Fields[4 0 R]>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>"
        b"/EmbeddedFiles<</Names[(x)<</Type/Filespec/F(x)/EF<</F 5 0 R>>>>]>>>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Annots[4 0 R]>>endobj\n"
        b"4 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[9 9 90 30]/P 3 0 R>>endobj\n"
        b"5 0 obj<</Type/EmbeddedFile/Length 3>>stream\nabc\nendstream endobj\n"
        b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"
    )
