"""What a pen needs: boxes to tick, lines to write on; and the square code a scanner reads."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal

import segno

from sspf_app.documents.blocks import Block, Paragraph, Text, from_start, kept
from sspf_app.documents.sheet import Ink, Sheet
from sspf_app.documents.structure import Element
from sspf_app.documents.text_lines import Setting

EDGE = Ink(0.9)
_QUIET = 4
"""Empty modules around a square code."""


class TickBox(Block):
    """An empty box to tick by hand; with a ``sample`` it shows how to, in the explanation."""

    def __init__(
        self,
        size: float,
        *,
        is_centred: bool = False,
        sample: Literal["", "tick", "strike"] = "",
        region: str = "",
    ) -> None:
        """Take the length of its side, and the name under which a scan finds it."""
        self._size = size
        self._is_centred = is_centred
        self._sample = sample
        self._region = region

    def height(self, setting: Setting, width: float) -> float:
        """Its side."""
        del setting, width
        return self._size

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it where the width begins, or in the middle."""
        if self._is_centred:
            x += (width - self._size) / 2
        bottom = top - self._size
        sheet.tick_box((x, bottom, self._size, self._size), EDGE, region=self._region)
        pen = Ink(1.3)
        right, inner = x + self._size, self._size * 0.2
        if self._sample == "tick":
            sheet.rule((x + inner, bottom + inner), (right - inner, top - inner), pen)
            sheet.rule((x + inner, top - inner), (right - inner, bottom + inner), pen)
        elif self._sample == "strike":
            middle = bottom + self._size / 2
            sheet.rule((x - inner, middle), (right + inner, middle), pen)


class Choices(Block):
    """A label and boxes with their meanings, one after the other, on as many lines as it takes.

    A meaning without a box stands alone.
    """

    _GAP = 12
    _BEHIND_BOX = 5
    _BETWEEN = 4

    def __init__(
        self,
        choices: Sequence[tuple[TickBox | None, Text]],
        *,
        box: float,
        label: Text | None = None,
        before: float = 0,
        one_a_line: bool = False,
    ) -> None:
        """Take the choices, the side of their boxes, and what stands before them."""
        self._choices = tuple(choices)
        self._box = box
        self._label = label
        self._one_a_line = one_a_line
        self.before = before

    @kept
    def _places(self, setting: Setting, width: float) -> list[tuple[float, int, float]]:
        """Start, line and text width of each choice."""
        at = self._label.natural_width(setting) + self._GAP * 0.7 if self._label else 0.0
        line = 0
        places: list[tuple[float, int, float]] = []
        for box, text in self._choices:
            lead = self._lead(box)
            room = min(text.natural_width(setting) + 0.1, width - lead)
            if at and (self._one_a_line or at + lead + room > width):
                at, line = 0.0, line + 1
            places.append((at, line, room))
            at += lead + room + self._GAP
        return places

    def _lead(self, box: TickBox | None) -> float:
        return self._box + self._BEHIND_BOX if box else 0

    @kept
    def _step(self, setting: Setting, width: float) -> float:
        rooms = [room for _, _, room in self._places(setting, width)]
        texts = [
            text.height(setting, room) for room, (_, text) in zip(rooms, self._choices, strict=True)
        ]
        return max(self._box, *texts) + self._BETWEEN

    def height(self, setting: Setting, width: float) -> float:
        """Its lines."""
        lines = self._places(setting, width)[-1][1] + 1
        return lines * self._step(setting, width) - self._BETWEEN

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the label, then each box with its text."""
        step = self._step(sheet.setting, width)
        inner = step - self._BETWEEN
        if self._label:
            text_height = self._label.height(sheet.setting, width)
            self._label.draw(sheet, x, top - (inner - text_height) / 2, width)
        places = self._places(sheet.setting, width)
        for (at, line, room), (box, text) in zip(places, self._choices, strict=True):
            upper = top - line * step
            if box:
                left = x + from_start(at, self._box, width, sheet.setting)
                box.draw(sheet, left, upper - (inner - self._box) / 2, self._box)
            text_height = text.height(sheet.setting, room)
            left = x + from_start(at + self._lead(box), room, width, sheet.setting)
            text.draw(sheet, left, upper - (inner - text_height) / 2, room)


class WriteLine(Block):
    """A label and a line to write on behind it."""

    _AIR = 7

    def __init__(self, label: Text, *, room: float, region: str) -> None:
        """Take the label, the height there is to write in, and the name of the place."""
        self._label = label
        self._room = room
        self._region = region

    def height(self, setting: Setting, width: float) -> float:
        """The room to write, or the label's height and a little air if that is more."""
        return max(self._room, self._label.height(setting, width) + self._AIR)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the label on the line's level, and the line."""
        bottom = top - self.height(sheet.setting, width)
        label_height = self._label.height(sheet.setting, width)
        self._label.draw(sheet, x, bottom + label_height, width)
        lead = self._label.natural_width(sheet.setting) + 6
        free = width - lead
        if free > 0:
            left = x + from_start(lead, free, width, sheet.setting)
            sheet.rule((left, bottom + 2), (left + free, bottom + 2), Ink(0.6))
            sheet.region(self._region, (left, bottom + 2, free, self._room - 2))


class SignLine(Block):
    """A line to write on, and below it what goes there."""

    def __init__(self, label: Text, *, room: float, region: str) -> None:
        """Take the label, the height there is to write in, and the name of the place."""
        self._label = label
        self._room = room
        self._region = region

    def height(self, setting: Setting, width: float) -> float:
        """The room to write and the label."""
        return self._room + self._label.height(setting, width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the line and the label below it."""
        at = top - self._room
        sheet.rule((x, at), (x + width, at), Ink(0.8))
        sheet.region(self._region, (x, at, width, self._room))
        self._label.draw(sheet, x, at, width)


class Turned(Block):
    """A text that runs upwards, for narrow columns."""

    def __init__(self, text: Paragraph, *, most: float) -> None:
        """Take the text and the most height it may use before it breaks."""
        self._text = text
        self._most = most

    def height(self, setting: Setting, width: float) -> float:
        """Length of its longest line."""
        del width
        return min(self._text.natural_width(setting) + 1, self._most)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it upwards, in the middle of the width."""
        length = self.height(sheet.setting, width)
        across = self._text.height(sheet.setting, length)
        with sheet.turned(x + width / 2, top - length):
            self._text.draw(sheet, 0, across / 2, length)


@functools.lru_cache(maxsize=8)
def _modules(payload: str) -> tuple[tuple[int, ...], ...]:
    """Rows of dark and light; kept, because a page bears its code twice."""
    made = segno.make(payload, error="q", micro=False, boost_error=False)
    return tuple(tuple(row) for row in made.matrix)


def draw_code(
    sheet: Sheet, payload: str, *, at: tuple[float, float], size: float, said: str
) -> None:
    """Draw a square code (QR, level Q) as one path, quiet zone included.

    Args:
        sheet: Where.
        payload: What it says to a machine.
        at: Left and upper edge.
        size: Side, quiet zone included.
        said: What a screen reader says instead.
    """
    modules = _modules(payload)
    unit = size / (len(modules) + 2 * _QUIET)
    x, top = at
    squares: list[tuple[float, float, float, float]] = []
    for down, row in enumerate(modules, start=_QUIET + 1):
        start = None
        for across, is_dark in enumerate([*row, 0], start=_QUIET):
            if is_dark and start is None:
                start = across
            elif not is_dark and start is not None:
                left, bottom = x + start * unit, top - down * unit
                squares.append((left, bottom, (across - start) * unit, unit))
                start = None
    alternative = said.encode("utf-16-be").hex().upper()
    box = f"{x:.1f} {top - size:.1f} {x + size:.1f} {top:.1f}"
    layout = f"/A << /O /Layout /Placement /Block /BBox [{box}] >>"
    with sheet.content(Element("Figure", f"/Alt <FEFF{alternative}> {layout}")):
        sheet.squares(squares)
