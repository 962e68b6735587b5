"""What the way through bag, feeder and fax does to a page."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

PAPER = 255
_GRAIN, _GRAIN_NOISE = 701, 32


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """How a page was scanned.

    Attributes:
        skew: Degrees, to three either way.
        quarters: How it lay in the feeder; 2 = upside down.
        noise: Standard deviation in shades.
        is_fax: Black and white.
        quality: Of the JPEG.
        contrast: How much of the range is left.
    """

    skew: float
    quarters: int
    noise: float
    is_fax: bool
    quality: int
    contrast: float
    fold: bool
    staple: bool
    blur: float

    @classmethod
    def drawn(cls, chance: random.Random) -> Treatment:
        """One by chance."""
        return cls(
            skew=chance.uniform(-3, 3),
            quarters=chance.choices((0, 1, 2, 3), (80, 4, 12, 4))[0],
            noise=chance.uniform(2, 18),
            is_fax=chance.random() < 0.25,
            quality=chance.choice((35, 50, 70, 85)),
            contrast=chance.uniform(0.7, 1.0),
            fold=chance.random() < 0.35,
            staple=chance.random() < 0.3,
            blur=chance.choice((0, 0, 0.5, 0.9)),
        )


def scanned(page: Image.Image, how: Treatment, chance: random.Random) -> bytes:
    """The page as the scanner's file: a JPEG, or a TIFF with one bit a point."""
    if how.fold:
        _fold(page, chance)
    if how.staple:
        _staple(page, chance)
    turned = page.rotate(
        how.skew + 90 * how.quarters,
        resample=Image.Resampling.BILINEAR,
        expand=True,
        fillcolor=PAPER,
    )
    if how.blur:
        turned = turned.filter(ImageFilter.GaussianBlur(how.blur))
    low = (1 - how.contrast) * 0.35 * 255
    flat = turned.point(lambda value: low + value * how.contrast)
    grey = ImageChops.add(flat, _noise(flat.size, how.noise, chance), 1, -128)
    out = io.BytesIO()
    if how.is_fax:
        limit = low + how.contrast * chance.uniform(125, 165)
        grey.point([255 if shade > limit else 0 for shade in range(256)]).convert("1").save(
            out, "TIFF", compression="group4"
        )
    else:
        grey.save(out, "JPEG", quality=how.quality)
    return out.getvalue()


@lru_cache(maxsize=1)
def _grain() -> Image.Image:
    """A piece of noise; it is laid over a page many times, each time from another place on."""
    return Image.effect_noise((_GRAIN, _GRAIN), _GRAIN_NOISE)


def _noise(size: tuple[int, int], noise: float, chance: random.Random) -> Image.Image:
    share = noise / _GRAIN_NOISE
    grain = _grain().point([round(128 + (shade - 128) * share) for shade in range(256)])
    tiled = Image.new("L", size, 128)
    for x in range(-chance.randrange(_GRAIN), size[0], _GRAIN):
        for y in range(-chance.randrange(_GRAIN), size[1], _GRAIN):
            tiled.paste(grain, (x, y))
    return tiled


def _fold(page: Image.Image, chance: random.Random) -> None:
    drawing = ImageDraw.Draw(page)
    width, height = page.size
    shade, thick = chance.randrange(120, 225), max(1, round(width / 1100))
    if chance.random() < 0.7:
        at = height * chance.choice((0.33, 0.5, 0.66)) + chance.uniform(-20, 20)
        drawing.line([(0, at), (width, at + chance.uniform(-6, 6))], fill=shade, width=thick)
    else:
        at = width * chance.uniform(0.4, 0.6)
        drawing.line([(at, 0), (at + chance.uniform(-6, 6), height)], fill=shade, width=thick)


def _staple(page: Image.Image, chance: random.Random) -> None:
    drawing = ImageDraw.Draw(page)
    size = page.width / 595
    x, y = chance.uniform(18, 50) * size, chance.uniform(18, 50) * size
    drawing.line(
        [(x, y), (x + 30 * size, y + chance.uniform(-18, 18) * size)],
        fill=chance.randrange(20, 110),
        width=max(2, round(1.6 * size)),
    )
