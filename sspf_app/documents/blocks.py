"""Blocks: what a page is made of. A block knows its height in a width, and draws itself.

Lengths are points. ``top`` is the block's upper edge; everything is drawn below it.
"""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast

from sspf_app.documents.sheet import BLACK, Colour, Ink, Sheet
from sspf_app.documents.structure import Element
from sspf_app.documents.text_lines import Line, Setting, Span, break_lines, spans_of, widest_unit

_WIDOW = 2
"""So many lines of a paragraph stay together at the end and the start of a page."""


_MeasureT = TypeVar("_MeasureT", bound=Callable[..., Any])


def kept(measure: _MeasureT) -> _MeasureT:
    """Let a block keep what it measured in a width, for it never changes.

    Every block that holds it asks again, and so does each try at the fewest pages: without this
    most of the making of a form goes into measuring.
    """
    name = f"_kept_{measure.__name__}"

    @functools.wraps(measure)
    def measured(block: Block, setting: Setting, width: float) -> Any:
        known = vars(block).setdefault(name, {})
        key = (setting, width)
        if key not in known:
            known[key] = measure(block, setting, width)
        return known[key]

    return cast(_MeasureT, measured)


class Block(ABC):
    """Something with a height.

    Attributes:
        before: Room above it, unless it is the first on its page.
        least_width: It needs so much width and cannot stand beside something.
        is_whole: It is cut only when it is higher than a page.
    """

    before: float = 0
    least_width: float = 0
    is_whole: bool = False

    @abstractmethod
    def height(self, setting: Setting, width: float) -> float:
        """Height in this width, ``before`` not included."""

    @abstractmethod
    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it."""

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut it so that the first part fits into ``room``; None when it stays whole.

        ``loose``: nothing is above it on the page; better an ugly cut than none.
        """
        del setting, width, room, loose
        return None


class Text(Block):
    """Something with words, that knows how wide it is when nothing breaks it."""

    @abstractmethod
    def natural_width(self, setting: Setting) -> float:
        """Width of its longest line."""


@dataclass(frozen=True)
class Look:
    """How a paragraph looks.

    Attributes:
        size: Font size.
        leading: Distance of baselines as a multiple of the size.
        colour: Colour of the text.
        align: Where the lines stand; in a language that runs to the left, start is right.
        tag: Structure type; a screen reader reads ``H1`` as a heading.
    """

    size: float = 11
    leading: float = 1.3
    colour: Colour = BLACK
    align: Literal["start", "center", "end"] = "start"
    tag: str = "P"


class Paragraph(Text):
    """Text in one look, with inline bold."""

    def __init__(
        self,
        text: str | Sequence[Span],
        look: Look,
        *,
        before: float = 0,
        element: Element | None = None,
    ) -> None:
        """Take the text; ``element`` where it goes on from an earlier page."""
        self._spans = (Span(text),) if isinstance(text, str) else tuple(text)
        self._look = look
        self._element = element or Element(look.tag)
        self._lines: dict[float, tuple[Line, ...]] = {}
        self.before = before

    def lines(self, setting: Setting, width: float) -> tuple[Line, ...]:
        """Its lines in this width."""
        lines = self._lines.get(width)
        if lines is None:
            room = width * 1000 / self._look.size
            lines = self._lines[width] = break_lines(self._spans, setting, width=room)
        return lines

    def natural_width(self, setting: Setting) -> float:
        """Width of its longest line when nothing breaks it."""
        lines = self.lines(setting, float("inf"))
        return max(line.advance for line in lines) * self._look.size / 1000

    def least_text_width(self, setting: Setting) -> float:
        """Width of its longest part that is not cut."""
        return widest_unit(self._spans, setting) * self._look.size / 1000

    def height(self, setting: Setting, width: float) -> float:
        """Number of lines times their distance."""
        return len(self.lines(setting, width)) * self._look.size * self._look.leading

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw its lines into its element."""
        look = self._look
        step = look.size * look.leading
        baseline = top - step / 2 - look.size * 0.34
        ink = Ink(look.size, look.colour)
        with sheet.content(self._element):
            for line in self.lines(sheet.setting, width):
                slack = width - line.advance * look.size / 1000
                sheet.line(x + slack * _share(look.align, sheet.setting), baseline, line, ink)
                baseline -= step

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut between lines, leaving neither widow nor orphan."""
        least = 1 if loose else _WIDOW
        lines = self.lines(setting, width)
        fits = int(room / (self._look.size * self._look.leading) + 0.001)
        fits = min(fits, len(lines) - least)
        if fits < least:
            return None
        return self._part(lines[:fits], width), self._part(lines[fits:], width)

    def _part(self, lines: tuple[Line, ...], width: float) -> Paragraph:
        part = Paragraph(spans_of(lines), self._look, before=self.before, element=self._element)
        # Kept as broken: breaking the rest anew on each page takes the square of its length.
        part._lines[width] = lines
        return part


def from_start(at: float, size: float, width: float, setting: Setting) -> float:
    """Where something of this size stands from the left, when it is so far from the start."""
    return width - at - size if setting.is_rtl else at


def _share(align: str, setting: Setting) -> float:
    """How much of the free width of a line stands at its left."""
    share = {"start": 0.0, "center": 0.5, "end": 1.0}[align]
    return 1 - share if setting.is_rtl else share


class Stack(Block):
    """Blocks below one another, kept on one page where it can be."""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        before: float = 0,
        heads: int = 1,
        is_whole: bool = False,
        least_width: float = 0,
    ) -> None:
        """Stack the blocks; the first ``heads`` of them never end a page."""
        self._blocks = tuple(blocks)
        self._heads = heads
        self.before = before
        self.least_width = max(least_width, *(block.least_width for block in blocks))
        self.is_whole = is_whole

    @kept
    def height(self, setting: Setting, width: float) -> float:
        """Sum of the heights and the room between."""
        return sum(b.height(setting, width) for b in self._blocks) + sum(
            b.before for b in self._blocks[1:]
        )

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from top to bottom."""
        for number, block in enumerate(self._blocks):
            top -= block.before if number else 0
            block.draw(sheet, x, top, width)
            top -= block.height(sheet.setting, width)

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut between blocks, or within the one that meets the end of the page."""
        for number, block in enumerate(self._blocks):
            above = block.before if number else 0
            height = block.height(setting, width)
            if above + height > room:
                parts = block.split(setting, width, room - above, loose=loose)
                return self._cut(number, parts, heads=0 if loose else self._heads)
            room -= above + height
        return None

    def _cut(
        self, number: int, parts: tuple[Block, Block] | None, *, heads: int
    ) -> tuple[Block, Block] | None:
        head, tail = list(self._blocks[:number]), list(self._blocks[number:])
        if parts:
            head.append(parts[0])
            tail[0] = parts[1]
        if not head or len(head) <= heads:
            return None
        return (
            Stack(head, before=self.before, heads=self._heads),
            Stack(tail, before=self.before, heads=0),
        )
