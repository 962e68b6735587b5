"""Where the printed page lies in a picture of it: moved, turned and scaled, as its codes tell."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sspf_app.scanning.codes import Point, SeenCode

_MOST_OFF = 5.0
"""Pixels by which corners may miss their places; a sheet that was cut or folded misses by more."""
_LEAST_SCALE, _MOST_SCALE = 0.7, 8.0
"""Pixels a point: 50 to 576 dpi."""

Rect = tuple[float, float, float, float]
"""Left and lower edge, width and height, in points from the lower left of the page."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Maps the points of the page to the pixels of its picture.

    Attributes:
        turn: Scale and turn, as one complex number.
        shift: Where the page's lower left corner is.
        off: How far the corners miss their places, in pixels (root of the mean square).
    """

    turn: complex
    shift: complex
    off: float

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return abs(self.turn)

    def pixel(self, x: float, y: float) -> Point:
        """Where a point of the page is in the picture."""
        at = self.turn * complex(x, -y) + self.shift
        return at.real, at.imag


def quarters_turned(codes: Sequence[SeenCode]) -> int:
    """How many quarters to the right the picture lies; 2 = upside down."""
    first, second, *_rest = codes[0].corners
    angle = math.atan2(second[1] - first[1], second[0] - first[0])
    return round(angle / (math.pi / 2)) % 4


def place(codes: Sequence[SeenCode], rects: Sequence[Rect], height: int) -> Placement | None:
    """Find the page from its codes.

    Args:
        codes: The codes of the page that were read, in an upright picture.
        rects: Where they are printed; the same code may stand in two of them.
        height: Of the picture, in pixels.

    Returns:
        None when no place fits well enough to look into a box.
    """
    pairs: list[tuple[complex, complex]] = []
    above = sorted(rects, key=lambda rect: -rect[1])
    taken: set[int] = set()
    for code in sorted(codes, key=_middle):
        # Without its fellow a code is the upper one if it is in the upper half.
        number = len(taken) if len(codes) == len(above) else int(_middle(code) > height / 2)
        if number >= len(above) or number in taken:
            return None
        taken.add(number)
        pairs += zip(_corners(above[number]), (complex(*one) for one in code.corners), strict=True)
    placement = _fit(pairs)
    if placement is None or placement.off > _MOST_OFF:
        return None
    return placement if _LEAST_SCALE <= placement.scale <= _MOST_SCALE else None


def _middle(code: SeenCode) -> float:
    return sum(y for _x, y in code.corners) / len(code.corners)


def _corners(rect: Rect) -> Iterable[complex]:
    x, y, width, height = rect
    return (
        complex(x, -(y + height)),
        complex(x + width, -(y + height)),
        complex(x + width, -y),
        complex(x, -y),
    )


def _fit(pairs: Sequence[tuple[complex, complex]]) -> Placement | None:
    """The turn and shift that miss the least, by least squares."""
    if len(pairs) < 4:
        return None
    count = len(pairs)
    from_middle = sum(page for page, _ in pairs) / count
    to_middle = sum(pixel for _, pixel in pairs) / count
    spread = sum(abs(page - from_middle) ** 2 for page, _ in pairs)
    if spread == 0:
        return None
    turn = (
        sum((pixel - to_middle) * (page - from_middle).conjugate() for page, pixel in pairs)
        / spread
    )
    if not cmath.isfinite(turn) or turn == 0:
        return None
    shift = to_middle - turn * from_middle
    off = sum(abs(turn * page + shift - pixel) ** 2 for page, pixel in pairs) / count
    return Placement(turn, shift, math.sqrt(off))
