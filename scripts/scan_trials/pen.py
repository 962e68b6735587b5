"""What a pen leaves on a page, in points from the lower left: ticks, strokes, signatures."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

Rect = tuple[float, float, float, float]
Line = list[tuple[float, float]]


@dataclass
class Pen:
    """A pen on a picture of a page.

    Attributes:
        picture: Grey.
        scale: Pixels a point.
        shade: Of its ink.
        width: Of its line, in points.
    """

    picture: Image.Image
    scale: float
    shade: int
    width: float

    def draw(self, line: Line) -> None:
        """Draw through these points."""
        down = self.picture.height
        pixels = [(x * self.scale, down - y * self.scale) for x, y in line]
        width = max(1, round(self.width * self.scale))
        drawing = ImageDraw.Draw(self.picture)
        drawing.line(pixels, fill=self.shade, width=width, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            radius = width / 2
            drawing.ellipse((x - radius, y - radius, x + radius, y + radius), fill=self.shade)


def tick(chance: random.Random, box: Rect) -> list[Line]:
    """A cross or a tick, as people make them: not always within the box."""
    x, y, width, height = box

    def near(across: float, down: float) -> tuple[float, float]:
        loose = width * 0.12
        return (
            x + across * width + chance.uniform(-loose, loose),
            y + down * height + chance.uniform(-loose, loose),
        )

    if chance.random() < 0.65:
        return [[near(0.15, 0.15), near(0.85, 0.85)], [near(0.15, 0.85), near(0.85, 0.15)]]
    return [[near(0.15, 0.55), near(0.4, 0.15), near(1.0, 1.05)]]


def strike(chance: random.Random, box: Rect) -> list[Line]:
    """A line straight through."""
    x, y, width, height = box
    middle = y + height / 2 + chance.uniform(-2, 2)
    reach = chance.uniform(3.0, 6.0)
    lean = chance.uniform(-1.5, 1.5)
    return [[(x - reach, middle - lean), (x + width + reach, middle + lean)]]


def signature(chance: random.Random, place: Rect) -> list[Line]:
    """Loops from left to right, now and then a second stroke."""
    x, y, width, height = place
    start = x + chance.uniform(2, width * 0.25)
    length = chance.uniform(45, min(170, x + width - start - 4))
    return _loops(chance, (start, y + height * chance.uniform(0.3, 0.5)), length, height)


def writing(chance: random.Random, place: Rect) -> list[Line]:
    """A few words."""
    x, y, width, height = place
    length = min(width - 6, chance.uniform(40, 120))
    return _loops(chance, (x + 3, y + height * 0.35), length, height * 0.7)


def _loops(
    chance: random.Random, start: tuple[float, float], length: float, height: float
) -> list[Line]:
    x, y = start
    loops = max(3, int(length / chance.uniform(6, 11)))
    high = height * chance.uniform(0.25, 0.5)
    line: Line = []
    for step in range(loops * 12):
        part = step / (loops * 12)
        turn = step / 12 * 2 * math.pi
        grows = high * (1 if chance.random() < 0.9 else 1.3)
        line.append(
            (
                x + part * length + 2.4 * math.cos(turn),
                y + grows * 0.5 * math.sin(turn) * (0.5 + 0.5 * math.sin(part * 9 + length)),
            )
        )
    lines = [line]
    if chance.random() < 0.4:
        lines.append([(x, y - 2), (x + length * 0.9, y + chance.uniform(-3, 4))])
    return lines


def stroke_over(chance: random.Random, code: Rect) -> list[Line]:
    """Two strokes that slipped over a square code."""
    x, y, width, height = code
    lines: list[Line] = []
    for _ in range(2):
        at = x + chance.uniform(-0.1, 1.0) * width, y + chance.uniform(0.0, 1.1) * height
        lines.append([at, (at[0] + chance.uniform(15, 60), at[1] + chance.uniform(-30, 30))])
    return lines


def draw_all(
    pen: Pen,
    make: Callable[[random.Random, Rect], Sequence[Line]],
    place: Rect,
    chance: random.Random,
) -> None:
    """Draw what was made up for a place."""
    for line in make(chance, place):
        pen.draw(line)
