"""A sheet filled in by hand and put into the office scanner, page by page."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2
from PIL import Image

from scripts.scan_trials import pen
from sspf_app.services.papers import PaperRegion


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What is written on a sheet.

    Attributes:
        marks: Name of a place: ``ticked`` or ``struck``.
        is_signed: A signature stands on its line.
        words: Places with a few words.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    is_signed: bool = True
    words: Sequence[str] = ()
    seed: int = 1


def filled_pages(
    pdf: bytes, regions: Sequence[PaperRegion], what: Filled, *, dpi: int = 200
) -> list[Image.Image]:
    """The pages of a drawn form as pictures, filled in."""
    chance = random.Random(what.seed)  # noqa: S311  made up, no secret
    scale = dpi / 72
    pages: list[Image.Image] = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        drawn = page.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType]
        picture = drawn.to_pil().convert("L")
        ink = pen.Pen(picture, scale, 40, 1.4)
        for region in regions:
            place = region.x, region.y, region.width, region.height
            if region.page != number:
                continue
            mark = what.marks.get(region.name)
            if mark == "ticked":
                pen.draw_all(ink, pen.tick, place, chance)
            elif mark == "struck":
                pen.draw_all(ink, pen.strike, place, chance)
            elif region.name == "signature" and what.is_signed:
                pen.draw_all(ink, pen.signature, place, chance)
            elif region.name in what.words:
                pen.draw_all(ink, pen.writing, place, chance)
        pages.append(picture)
    return pages


def as_jpeg(picture: Image.Image) -> bytes:
    """A page as a JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def as_png(picture: Image.Image) -> bytes:
    """A page as a PNG."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def as_tiff(pictures: Sequence[Image.Image]) -> bytes:
    """A stack as one TIFF, black and white as from a fax."""
    out = io.BytesIO()
    first, *others = [picture.convert("1") for picture in pictures]
    first.save(out, "TIFF", save_all=True, append_images=others, compression="group4")
    return out.getvalue()


def as_pdf(pictures: Sequence[Image.Image], *, dpi: int = 200) -> bytes:
    """A stack as one PDF, as an office scanner makes it."""
    out = io.BytesIO()
    first, *others = pictures
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dpi)
    return out.getvalue()
