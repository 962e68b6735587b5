"""One page: made upright, its codes read, looked into, and written down as a picture to keep."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image

from sspf_app.scanning.boxes import Seen, look
from sspf_app.scanning.codes import Point, SeenCode, read_codes, read_codes_closely
from sspf_app.scanning.placing import Placement, Rect, place, quarters_turned

_QUALITY = 72
_BLANK_SHARE = 0.0006
"""Of a page: less ink than this is the back of a sheet."""
_TURNS = {
    1: Image.Transpose.ROTATE_90,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read.

    Attributes:
        picture: Upright, where a code told what is up.
        codes: Square codes on it, corners in pixels of ``picture``.
        turned: How many quarters to the right it lay; 2 = upside down.
        is_blank: There is next to nothing on it.
    """

    picture: Image.Image
    codes: tuple[SeenCode, ...]
    turned: int
    is_blank: bool

    def look(
        self, printed: Sequence[Rect], places: Sequence[tuple[str, Rect]], text: str
    ) -> tuple[Placement | None, tuple[Seen, ...]]:
        """Look into the boxes of the page.

        Args:
            printed: Where the page's codes are printed.
            places: Name and place of each box and line.
            text: What a code must say to count.

        Returns:
            Where the page lies, and what was seen; nothing where it cannot be told.
        """
        ours = [code for code in self.codes if code.text == text]
        placement = place(ours, printed, self.picture.height) if ours else None
        if placement is None:
            return None, ()
        return placement, look(self.picture, placement, places)

    def encoded(self) -> tuple[str, bytes]:
        """The page as a file to keep: its kind, and its bytes without any metadata."""
        out = io.BytesIO()
        black_and_white = _is_black_and_white(self.picture)
        if black_and_white:
            self.picture.convert("1", dither=Image.Dither.NONE).save(out, "PNG", optimize=False)
            return "image/png", out.getvalue()
        self.picture.save(out, "JPEG", quality=_QUALITY)
        return "image/jpeg", out.getvalue()


def read_page(
    picture: Image.Image,
    closer: Callable[[], Image.Image],
    *,
    is_ours: Callable[[str], bool],
) -> ReadPage:
    """Read one page.

    Args:
        picture: The page, grey.
        closer: Draws it again with more pixels, for a second look.
        is_ours: Whether a text can be one of our codes; others do not end the search.
    """
    codes = read_codes(picture)
    is_blank = not codes and _ink_share(picture) < _BLANK_SHARE
    if not is_blank and not any(is_ours(code.text) for code in codes):
        for found in read_codes_closely(picture, closer):
            codes = found or codes
            if any(is_ours(code.text) for code in found):
                break
    ours = [code for code in codes if is_ours(code.text)]
    turned = quarters_turned(ours) if ours else 0
    if not turned:
        return ReadPage(picture, codes, 0, is_blank)
    upright = picture.transpose(_TURNS[turned])
    moved = tuple(
        SeenCode(code.text, _turned(code.corners, turned, picture.size)) for code in codes
    )
    return ReadPage(upright, moved, turned, is_blank)


def _turned(
    corners: tuple[Point, Point, Point, Point], quarters: int, size: tuple[int, int]
) -> tuple[Point, Point, Point, Point]:
    """The corners after the picture was turned back so many quarters, to the left."""
    width, height = size
    points = list(corners)
    for _ in range(quarters):
        points = [(y, width - x) for x, y in points]
        width, height = height, width
    first, second, third, fourth = points
    return first, second, third, fourth


def _ink_share(picture: Image.Image) -> float:
    counts = picture.reduce(4).histogram()
    total = sum(counts)
    paper, seen = 255, 0
    for shade in range(255, -1, -1):
        seen += counts[shade]
        if seen * 2 >= total:
            paper = shade
            break
    return sum(counts[: max(0, paper - 60)]) / total if total else 0.0


def _is_black_and_white(picture: Image.Image) -> bool:
    counts = picture.histogram()
    return counts[0] + counts[255] >= 0.999 * sum(counts)
