"""The square codes of a page: what they say, and where their corners are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

Point = tuple[float, float]
_MOST_SIGNS = 64
"""A code of ours has twenty; longer ones are not worth keeping."""


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A square code on a picture.

    Attributes:
        text: What it says, unchecked.
        corners: Upper left, upper right, lower right, lower left as the code itself stands, in
            pixels from the upper left of the picture.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]


def read_codes(picture: Image.Image) -> tuple[SeenCode, ...]:
    """Every square code that can be read, as it is."""
    return _read(picture, zxingcpp.Binarizer.LocalAverage)


def read_codes_closely(
    picture: Image.Image, closer: Callable[[], Image.Image]
) -> Iterator[tuple[SeenCode, ...]]:
    """Other ways to look at a page on which nothing was found, one after the other.

    Args:
        picture: The page.
        closer: Draws the page again with more pixels; corners are given in those of ``picture``.
    """
    smooth = ImageOps.autocontrast(picture.filter(ImageFilter.MedianFilter(3)), cutoff=1)
    yield _read(smooth, zxingcpp.Binarizer.LocalAverage)
    yield _read(smooth, zxingcpp.Binarizer.GlobalHistogram)
    large = closer()
    scale = picture.width / large.width
    yield _read(large, zxingcpp.Binarizer.LocalAverage, scale)
    yield _read(large.filter(ImageFilter.GaussianBlur(1.2)), zxingcpp.Binarizer.LocalAverage, scale)


def _read(
    picture: Image.Image, binarizer: zxingcpp.Binarizer, scale: float = 1
) -> tuple[SeenCode, ...]:
    found = zxingcpp.read_barcodes(
        picture,
        formats=[zxingcpp.BarcodeFormat.QRCode],  # pyright: ignore[reportArgumentType]
        binarizer=binarizer,
        try_invert=False,
    )
    return tuple(
        SeenCode(code.text[:_MOST_SIGNS], _corners(code.position, scale))
        for code in found
        if code.valid
    )


def _corners(place: zxingcpp.Position, scale: float) -> tuple[Point, Point, Point, Point]:
    upper_left, upper_right, lower_right, lower_left = (
        ((corner.x + 0.5) * scale, (corner.y + 0.5) * scale)
        for corner in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    )
    return upper_left, upper_right, lower_right, lower_left
