"""What a pen left in the boxes of a page: proposals for a person to confirm, never answers.

A place is cut out of the picture straight and in one size, made black and white by its own paper
and ink, and cleaned of single specks; then ink is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageChops, ImageFilter, ImageStat

from sspf_app.scanning.placing import Placement, Rect

SHARP = 3.0
"""Pixels a point in a cut-out: 216 dpi."""
_AROUND = 8.0
"""Points cut out around a box: room for it to lie elsewhere, and for a stroke that runs out."""
_OVER_LINE = 1.5
"""Points above a line to write on that belong to the line."""
_UNDER_PRINT = 2.5
"""Points below what is printed above it."""
_LINE_OFF = 5.0
"""Points by which a line may miss its place."""
_LEAST_CONTRAST = 46
"""Shades between paper and ink; below that there is no ink."""
_LEAST_STEP = 28
"""Shades by which ink is darker than its paper."""

_FLAT = 0.5
"""Of the height or width of a box: a tick spans more, a leaning stroke through it at most 0.42."""


class Ink(StrEnum):
    """What is in a box."""

    BLANK = "blank"
    TICKED = "ticked"
    STRUCK = "struck"
    WRITTEN = "written"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in one place.

    Attributes:
        name: Name of the place.
        ink: What is in it.
        sure: From 0 (a guess) to 100.
    """

    name: str
    ink: Ink
    sure: int


def look(
    picture: Image.Image, placement: Placement, places: Sequence[tuple[str, Rect]]
) -> tuple[Seen, ...]:
    """Look into every place of a page.

    Places that begin with ``signature``, ``words`` and the like are lines to write on; those that
    are as high as wide are boxes.
    """
    return tuple(_look(picture, placement, name, rect) for name, rect in places)


def _look(picture: Image.Image, placement: Placement, name: str, rect: Rect) -> Seen:
    _x, _y, width, height = rect
    is_box = abs(width - height) < 1
    ink, sure = (_tick_box if is_box else _line)(picture, placement, rect)
    return Seen(name, ink, sure)


def _tick_box(picture: Image.Image, placement: Placement, rect: Rect) -> tuple[Ink, int]:
    mask = _cut(picture, placement, _grown(rect, _AROUND))
    if mask is None:
        return Ink.UNCLEAR, 0
    side, edge = round(rect[2] * SHARP), round(_AROUND * SHARP)
    left = _settle(_profile(mask, is_across=True), edge, side)
    upper = _settle(_profile(mask, is_across=False), edge, side)
    inset = round(2.0 * SHARP)
    inside = mask.crop((left + inset, upper + inset, left + side - inset, upper + side - inset))
    filled = _share(inside)
    if filled < 0.015:
        return Ink.BLANK, 95
    if filled < 0.035:
        return Ink.UNCLEAR, 30
    if filled > 0.72:
        return Ink.UNCLEAR, 20
    if _runs_out(mask, (left, upper, side), inside):
        # With ink up and down too, as where a fold crosses the stroke, a person must look: no tick
        # runs out on both sides.
        is_flat = _inked(_profile(inside, is_across=False)) < 0.6
        return (Ink.STRUCK, 75) if is_flat else (Ink.UNCLEAR, 30)
    rows = _inked(_profile(inside, is_across=False))
    columns = _inked(_profile(inside, is_across=True))
    if min(rows, columns) < _FLAT:
        # A flat mark that stays within the box: a stroke that was meant to go through, or a dot.
        return Ink.UNCLEAR, 35
    return Ink.TICKED, 90 if filled > 0.06 else 70


def _runs_out(mask: Image.Image, box: tuple[int, int, int], inside: Image.Image) -> bool:
    """A line goes across the box and leaves it on both sides."""
    left, upper, side = box
    reach, skip = round(3.5 * SHARP), round(1.2 * SHARP)
    outside = (
        mask.crop((max(0, left - reach), upper, left - skip, upper + side)),
        mask.crop((left + side + skip, upper, min(mask.width, left + side + reach), upper + side)),
    )
    leaves = [part.width > 0 and _inked(_profile(part, is_across=True)) > 0.6 for part in outside]
    return all(leaves) and _inked(_profile(inside, is_across=True)) > 0.7


def _line(picture: Image.Image, placement: Placement, rect: Rect) -> tuple[Ink, int]:
    """A line to write on: is anything written above it?"""
    x, y, width, height = rect
    y -= _line_below(picture, placement, rect)
    # Not quite to the upper edge: the foot of what is printed above must not count as writing.
    mask = _cut(picture, placement, (x, y + _OVER_LINE, width, height - _OVER_LINE - _UNDER_PRINT))
    if mask is None:
        return Ink.UNCLEAR, 0
    mask = _without_rules(mask)
    area = _share(mask) * mask.width * mask.height / SHARP**2
    columns = _inked(_profile(mask, is_across=True, least=0.04)) * width
    if area >= 14 and columns >= 9:
        return Ink.WRITTEN, min(99, 60 + round(area))
    if area <= 6 or columns < 4:
        return Ink.BLANK, 90
    return Ink.UNCLEAR, 40


def _line_below(picture: Image.Image, placement: Placement, rect: Rect) -> float:
    """By how many points the printed line lies below its place: a sheet is drawn in unevenly."""
    x, y, width, _height = rect
    mask = _cut(picture, placement, (x, y - _LINE_OFF, width, 2 * _LINE_OFF))
    if mask is None:
        return 0.0
    profile = _profile(_thick(mask, is_across=False), is_across=False)
    rows = [at for at, share in enumerate(profile) if share > 0.8]
    return (sum(rows) / len(rows) + 0.5) / SHARP - _LINE_OFF if rows else 0.0


def _without_rules(mask: Image.Image) -> Image.Image:
    """The cut-out without straight lines from edge to edge: the printed one, folds, streaks."""
    cleaned = mask.copy()
    reach = 2
    for is_across in (False, True):
        profile = _profile(_thick(mask, is_across=is_across), is_across=is_across)
        for at, share in enumerate(profile):
            if share > 0.8:
                low, high = max(0, at - reach), at + reach + 1
                area = (low, 0, high, mask.height) if is_across else (0, low, mask.width, high)
                cleaned.paste(0, area)
    return cleaned


def _thick(mask: Image.Image, *, is_across: bool) -> Image.Image:
    """A little thicker across the direction of the lines looked for: they may lean."""
    moves = [(step, 0) if is_across else (0, step) for step in (-2, -1, 1, 2)]
    thick = mask
    for across, down in moves:
        thick = ImageChops.lighter(thick, _moved(mask, across, down))
    return thick


def _moved(mask: Image.Image, across: int, down: int) -> Image.Image:
    moved = Image.new("L", mask.size, 0)
    moved.paste(mask, (across, down))
    return moved


def _cut(picture: Image.Image, placement: Placement, rect: Rect) -> Image.Image | None:
    """A place as a mask, straight, in one size: white where there is ink. None = not on it."""
    x, y, width, height = rect
    corners = [placement.pixel(x + dx, y + dy) for dx in (0, width) for dy in (0, height)]
    if any(
        not (-8 <= px <= picture.width + 8 and -8 <= py <= picture.height + 8) for px, py in corners
    ):
        return None
    size = max(1, round(width * SHARP)), max(1, round(height * SHARP))
    across = placement.turn / SHARP
    down = placement.turn * 1j / SHARP
    start = complex(*placement.pixel(x, y + height)) + (across + down) / 2
    cut = picture.transform(
        size,
        Image.Transform.AFFINE,
        (across.real, down.real, start.real, across.imag, down.imag, start.imag),
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )
    return _mask(cut)


def _mask(cut: Image.Image) -> Image.Image:
    smooth = cut.filter(ImageFilter.MedianFilter(3))
    counts = smooth.histogram()
    paper = _shade(counts, 0.75)
    ink = _shade(counts, 0.004)
    if paper - ink < _LEAST_CONTRAST:
        return Image.new("L", cut.size, 0)
    # Half of the points are paper, whatever is written: their spread is that of the noise.
    noise = (paper - _shade(counts, 0.25)) / 1.35
    least = min(max(0.3 * (paper - ink), 4 * noise, _LEAST_STEP), 0.6 * (paper - ink))
    limit = paper - least
    return smooth.point([255 if shade < limit else 0 for shade in range(256)])


def _shade(counts: Sequence[int], part: float) -> int:
    """The shade below which such a part of the points lies."""
    wanted, seen = part * sum(counts), 0
    for shade, count in enumerate(counts):
        seen += count
        if seen >= wanted and seen:
            return shade
    return 255


def _grown(rect: Rect, by: float) -> Rect:
    x, y, width, height = rect
    return x - by, y - by, width + 2 * by, height + 2 * by


def _settle(profile: Sequence[float], expected: int, side: int) -> int:
    """Where the printed box begins: two lines its side apart, close to where it should be."""
    most = round(5.0 * SHARP)
    best, place = 0.0, expected
    for at in range(max(0, expected - most), expected + most + 1):
        if at + side >= len(profile):
            break
        near = [
            profile[at + step] * profile[at + side + step]
            for step in (-1, 0, 1)
            if at + step >= 0 and at + side + step < len(profile)
        ]
        score = sum(near) - 0.0005 * abs(at - expected)
        if score > best:
            best, place = score, at
    return place


def _profile(mask: Image.Image, *, is_across: bool, least: float = 0) -> list[float]:
    """The share of ink in each column (across) or row."""
    size = (mask.width, 1) if is_across else (1, mask.height)
    if min(mask.size) < 1:
        return []
    flat = mask.resize(size, Image.Resampling.BOX)
    return [value / 255 if value / 255 >= least else 0.0 for value in flat.tobytes()]


def _inked(profile: Sequence[float]) -> float:
    """The share of columns or rows that hold any ink."""
    return sum(value > 0.01 for value in profile) / len(profile) if profile else 0.0


def _share(mask: Image.Image) -> float:
    if min(mask.size) < 1:
        return 0.0
    return ImageStat.Stat(mask).mean[0] / 255
