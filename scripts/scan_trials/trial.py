"""One scan by chance, and what is really on it."""

from __future__ import annotations

import random
from dataclasses import dataclass

from scripts.scan_trials import pen
from scripts.scan_trials.scanner import Treatment, scanned
from scripts.scan_trials.sheets import DrawnSheet, page_picture, sheet

_SHEETS = 40


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A scan and the truth about it.

    Attributes:
        marks: Name of each box on the page: ``ticked``, ``struck`` or ``blank``.
        is_signed: Whether something is written on the line of the signature; None = the line
            stands on another page.
    """

    number: int
    sheet: DrawnSheet
    page: int
    dpi: int
    has_strokes: bool
    how: Treatment
    marks: dict[str, str]
    is_signed: bool | None
    file: bytes


def trial(number: int, *, dpi: int | None = None, strokes: bool | None = None) -> Trial:
    """The scan of a number."""
    chance = random.Random(f"scan {number}")  # noqa: S311  made up, no secret
    seed = chance.randrange(_SHEETS)
    chosen = sheet(seed)
    page = chance.randint(1, chosen.pages)
    resolution = chance.choice((150, 200, 200, 300))
    has_strokes = chance.random() < 0.35
    resolution = resolution if dpi is None else dpi
    has_strokes = has_strokes if strokes is None else strokes
    picture = page_picture(seed, page, resolution)
    ink = pen.Pen(picture, resolution / 72, chance.randrange(10, 95), chance.uniform(0.9, 1.9))
    marks: dict[str, str] = {}
    is_signed: bool | None = None
    for region in chosen.on_page(page):
        place = region.x, region.y, region.width, region.height
        if region.name.startswith("code:"):
            continue
        if abs(region.width - region.height) < 1:
            marks[region.name] = _mark(chance, ink, place)
        elif region.name == "signature":
            is_signed = chance.random() < 0.6
            if is_signed:
                pen.draw_all(ink, pen.signature, place, chance)
        elif region.name in ("place_date", "clear_name") and chance.random() < 0.7:
            pen.draw_all(ink, pen.writing, place, chance)
    if has_strokes:
        codes = [region for region in chosen.on_page(page) if region.name.startswith("code:")]
        region = chance.choice(codes)
        place = region.x, region.y, region.width, region.height
        pen.draw_all(ink, pen.stroke_over, place, chance)
    how = Treatment.drawn(chance)
    return Trial(
        number=number,
        sheet=chosen,
        page=page,
        dpi=resolution,
        has_strokes=has_strokes,
        how=how,
        marks=marks,
        is_signed=is_signed,
        file=scanned(picture, how, chance),
    )


def _mark(chance: random.Random, ink: pen.Pen, place: pen.Rect) -> str:
    what = chance.choices(("ticked", "struck", "blank"), (55, 15, 30))[0]
    if what == "ticked":
        pen.draw_all(ink, pen.tick, place, chance)
    elif what == "struck":
        pen.draw_all(ink, pen.strike, place, chance)
    return what
