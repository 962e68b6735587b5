"""Tables: rows of cells under a head, ruled lightly, cut between rows where it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sspf_app.documents.beside import cut_beside
from sspf_app.documents.blocks import Block, from_start, kept
from sspf_app.documents.sheet import Colour, Ink, Sheet
from sspf_app.documents.structure import Element
from sspf_app.documents.text_lines import Setting

Cells = Sequence[Block]


@dataclass(frozen=True)
class GridLook:
    """How a table looks.

    Cells of the head stand low, next to what they name.

    Attributes:
        head_fill: Ground of the head.
        rule: Lines between rows and, with ``is_ruled``, between columns.
        padding: Room left and right in a cell.
        air: Room above and below in a cell.
        is_middle: Cells are centred vertically.
        is_ruled: There are lines between the columns.
        company: So many rows stay together at the end and the start of a page.
        reads_head_again: A head that is repeated is read out too: its words are whole sentences.
    """

    head_fill: Colour
    rule: Ink
    padding: float = 5
    air: float = 4
    is_middle: bool = False
    is_ruled: bool = False
    company: int = 2
    reads_head_again: bool = False


class Grid(Block):
    """A table."""

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Cells],
        look: GridLook,
        *,
        head: Cells = (),
        before: float = 0,
    ) -> None:
        """Take widths of the columns in points, rows of cells, and the head's cells."""
        self._widths = tuple(widths)
        self._rows = tuple(rows)
        self._head = head
        self._look = look
        self._element = Element("Table")
        self._goes_on = False
        answers = len(rows) * (len(self._widths) - 1)
        # A table that is mostly heads is read out as noise.
        self._has_row_heads = answers >= len(rows) + len(self._widths)
        self.before = before
        self.least_width = sum(widths)

    def _row_height(self, setting: Setting, cells: Cells) -> float:
        if not cells:
            return 0
        inner = 2 * self._look.padding
        heights = [
            cell.height(setting, w - inner) for w, cell in zip(self._widths, cells, strict=True)
        ]
        return max(heights) + 2 * self._look.air

    @kept
    def height(self, setting: Setting, width: float) -> float:
        """Head and rows."""
        del width
        return sum(self._row_height(setting, cells) for cells in (self._head, *self._rows))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw head, rows and rules."""
        del width
        start = top
        with sheet.element(self._element):
            if self._head:
                height = self._row_height(sheet.setting, self._head)
                sheet.box((x, top - height), (sum(self._widths), height), fill=self._look.head_fill)
                if self._goes_on and not self._look.reads_head_again:
                    with sheet.artifact("Pagination"):
                        self._draw_row(sheet, x, top, self._head)
                else:
                    self._draw_row(sheet, x, top, self._head, is_head=True)
                top -= height
            for cells in self._rows:
                self._draw_row(sheet, x, top, cells)
                top -= self._row_height(sheet.setting, cells)
                sheet.rule((x, top), (x + sum(self._widths), top), self._look.rule)
        if self._look.is_ruled:
            whole = sum(self._widths)
            for edge in range(1, len(self._widths)):
                at = x + from_start(sum(self._widths[:edge]), 0, whole, sheet.setting)
                sheet.rule((at, start), (at, top), self._look.rule)

    def _draw_row(
        self, sheet: Sheet, x: float, top: float, cells: Cells, *, is_head: bool = False
    ) -> None:
        look = self._look
        is_low = cells is self._head
        height = self._row_height(sheet.setting, cells)
        at, whole = 0.0, sum(self._widths)
        with sheet.element(Element("TR")):
            for column, (width, cell) in enumerate(zip(self._widths, cells, strict=True)):
                inner = width - 2 * look.padding
                slack = height - 2 * look.air - cell.height(sheet.setting, inner)
                down = look.air + slack * (1 if is_low else 0.5 if look.is_middle else 0)
                left = x + from_start(at, width, whole, sheet.setting) + look.padding
                with sheet.element(self._cell(column, is_head=is_head)):
                    cell.draw(sheet, left, top - down, inner)
                at += width

    def _cell(self, column: int, *, is_head: bool) -> Element:
        if not is_head and (column or not self._has_row_heads):
            return Element("TD")
        scope = "Column" if is_head else "Row"
        return Element("TH", f"/A << /O /Table /Scope /{scope} >>")

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut between rows, no row alone where it can be; the head is repeated."""
        del width
        room -= self._row_height(setting, self._head)
        for number, cells in enumerate(self._rows):
            room -= self._row_height(setting, cells)
            if room < 0 and not number and loose:
                return self._cut_row(setting, room + self._row_height(setting, cells))
            if room < 0:
                company = self._look.company
                least = 1 if loose else company
                fits = min(number, max(least, len(self._rows) - company))
                return self._cut(fits) if fits >= least else None
        return None

    def _cut_row(self, setting: Setting, room: float) -> tuple[Block, Block] | None:
        """Cut the first row: it is higher than a page."""
        inner = [width - 2 * self._look.padding for width in self._widths]
        placed = tuple(zip(inner, self._rows[0], strict=True))
        parts = cut_beside(placed, setting, room - 2 * self._look.air)
        return None if parts is None else self._parted([parts[0]], [parts[1], *self._rows[1:]])

    def _cut(self, number: int) -> tuple[Block, Block]:
        return self._parted(self._rows[:number], self._rows[number:])

    def _parted(self, here: Sequence[Cells], rest: Sequence[Cells]) -> tuple[Block, Block]:
        parts = [
            Grid(self._widths, rows, self._look, head=self._head, before=self.before)
            for rows in (here, rest)
        ]
        for part in parts:
            part._element = self._element
            part._has_row_heads = self._has_row_heads
        parts[0]._goes_on = self._goes_on
        parts[1]._goes_on = True
        return parts[0], parts[1]
