"""Files as pages: PDF, TIFF with many pages, JPEG and PNG, by what they are and not by their name.

Pictures come out one at a time, grey, and never larger than ``limits`` says.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageFile

from sspf_app.scanning.faults import ScanError
from sspf_app.scanning.limits import LONG_SIDE, MOST_BYTES, MOST_PAGES, MOST_PIXELS

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
ImageFile.LOAD_TRUNCATED_IMAGES = False

_DPI = 200
_POINTS = 72
_PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"} | dict.fromkeys(
    (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"), "TIFF"
)
_HEADER_WITHIN = 1024
"""A PDF may have rubbish in front of its header, as far as readers of PDF accept it."""
_KNOWN = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError)
"""What the decoders raise over broken content; memory is a fault of its own."""


class Source(Protocol):
    """An open file.

    Attributes:
        count: Number of its pages.
        has_extras: It carries scripts or files; they are never run nor opened.
        has_fields: It has fields that can be filled in on a screen.
    """

    count: int
    has_extras: bool
    has_fields: bool

    def picture(self, page: int, long_side: int) -> Image.Image:
        """A page (from 1) in grey, its longer side at most so many pixels."""
        ...


def open_source(content: bytes) -> Source:
    """Find out what a file is, and open it.

    Raises:
        ScanError: ``scan_file_empty``, ``scan_file_too_big``, ``scan_file_kind``,
            ``scan_file_encrypted``, ``scan_file_damaged``, ``scan_too_many_pages``.
    """
    if not content:
        raise ScanError("scan_file_empty")
    if len(content) > MOST_BYTES:
        raise ScanError("scan_file_too_big", most=MOST_BYTES // 1024 // 1024)
    for start, kind in _PICTURES.items():
        if content.startswith(start):
            return _checked(_Pictures(content, kind))
    if b"%PDF-" in content[:_HEADER_WITHIN]:
        return _checked(_Pdf(content))
    raise ScanError("scan_file_kind")


def _checked(source: Source) -> Source:
    if source.count < 1:
        raise ScanError("scan_file_damaged")
    if source.count > MOST_PAGES:
        raise ScanError("scan_too_many_pages", most=MOST_PAGES)
    return source


class _Pdf:
    def __init__(self, content: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = pdfium.FPDF_GetLastError() in (
                pdfium.FPDF_ERR_PASSWORD,
                pdfium.FPDF_ERR_SECURITY,
            )
            code = "scan_file_encrypted" if locked else "scan_file_damaged"
            raise ScanError(code) from error
        self.count = len(self._document)
        raw = self._document.raw
        self.has_extras = (
            pdfium.FPDFDoc_GetAttachmentCount(raw) > 0
            or pdfium.FPDFDoc_GetJavaScriptActionCount(raw) > 0
        )
        self.has_fields = bool(self._document.get_formtype())
        if self.has_fields:
            # So that what was typed into fields is drawn; this build of the library has no scripts.
            self._document.init_forms()

    def picture(self, page: int, long_side: int) -> Image.Image:
        try:
            opened = self._document[page - 1]
            width, height = opened.get_size()
            longest = max(width, height)
            if min(width, height) <= 0:
                raise ScanError("scan_page_damaged", page=page)
            # A page that says it is larger than A4 is a picture whose resolution was lost.
            scale = min(_DPI / _POINTS * long_side / LONG_SIDE, long_side / longest)
            if min(width, height) * scale < 1:
                raise ScanError("scan_page_damaged", page=page)
            bitmap = opened.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType]
            picture = bitmap.to_pil().convert("L").copy()
            bitmap.close()
            opened.close()
        except (pypdfium2.PdfiumError, *_KNOWN) as error:
            raise ScanError("scan_page_damaged", page=page) from error
        except MemoryError as error:
            raise ScanError("scan_page_too_big", page=page, most=MOST_PIXELS) from error
        return picture


class _Pictures:
    has_extras = False
    has_fields = False

    def __init__(self, content: bytes, kind: str) -> None:
        self._content = content
        self._kind = kind
        try:
            self._picture = self._opened()
            self.count = self._count()
        except MemoryError as error:
            raise ScanError("scan_page_too_big", page=1, most=MOST_PIXELS) from error
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise ScanError("scan_page_too_big", page=1, most=MOST_PIXELS) from error
        except _KNOWN as error:
            raise ScanError("scan_file_damaged") from error

    def picture(self, page: int, long_side: int) -> Image.Image:
        try:
            with _quiet():
                return self._read(page, long_side)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise ScanError("scan_page_too_big", page=page, most=MOST_PIXELS) from error
        except MemoryError as error:
            raise ScanError("scan_page_too_big", page=page, most=MOST_PIXELS) from error
        except _KNOWN as error:
            raise ScanError("scan_page_damaged", page=page) from error

    def _read(self, page: int, long_side: int) -> Image.Image:
        picture = self._picture
        picture.seek(page - 1)
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise ScanError("scan_page_too_big", page=page, most=MOST_PIXELS)
        if picture.format == "JPEG":
            # Decoded small at once, where it may be; opened anew, for it can be loaded once.
            picture = self._opened()
            picture.draft("L", (long_side, long_side))
        picture.load()
        return _shrunk(_grey(picture), long_side)

    def _opened(self) -> Image.Image:
        with _quiet():
            return Image.open(io.BytesIO(self._content), formats=[self._kind])

    def _count(self) -> int:
        if self._kind != "TIFF":
            return 1
        count = 0
        with _quiet():
            while count <= MOST_PAGES:  # a ring of pages has no end
                try:
                    self._picture.seek(count)
                except EOFError:
                    break
                count += 1
        self._picture.seek(0)
        return count


@contextmanager
def _quiet() -> Iterator[None]:
    """Warnings about odd files are of no use to anybody; one about their size is a refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _grey(picture: Image.Image) -> Image.Image:
    """Grey, on white paper where it was transparent."""
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    if picture.mode.startswith("I"):
        # Sixteen bits a point: the upper eight are enough.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("L")


def _shrunk(picture: Image.Image, long_side: int) -> Image.Image:
    width, height = picture.size
    scale = long_side / max(width, height)
    if scale >= 1:
        return picture
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return picture.resize(size, Image.Resampling.BOX if scale < 0.7 else Image.Resampling.BICUBIC)
