"""Blocks side by side; what is higher than a page goes on on the next one."""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents.blocks import Block, from_start, kept
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting


class Nothing(Block):
    """Beside what goes on on the next page."""

    def height(self, setting: Setting, width: float) -> float:
        """None."""
        del setting, width
        return 0

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw nothing."""


def cut_beside(
    cells: Sequence[tuple[float, Block]], setting: Setting, room: float
) -> tuple[list[Block], list[Block]] | None:
    """Cut what stands side by side and is higher than a page, each at the end of the page.

    Args:
        cells: Width in points and block.
        setting: Fonts and language.
        room: Down to where the first parts may reach.

    Returns:
        The parts of this page and those of the next; None where one cannot be cut.
    """
    here, rest = list[Block](), list[Block]()
    for width, block in cells:
        parts: tuple[Block, Block] | None = (block, Nothing())
        if block.height(setting, width) > room:
            parts = block.split(setting, width, room, loose=True)
        if parts is None:
            return None
        here.append(parts[0])
        rest.append(parts[1])
    return here, rest


class Columns(Block):
    """Blocks side by side; cut only when they are higher than a page."""

    def __init__(
        self,
        cells: Sequence[tuple[float, Block]],
        *,
        gap: float = 0,
        before: float = 0,
        middle: bool = False,
    ) -> None:
        """Place the cells.

        Args:
            cells: Width in points and block; a width of 0 shares what is left.
            gap: Room between the columns.
            before: Room above.
            middle: Centre the cells vertically instead of hanging them from the top.
        """
        self._cells = tuple(cells)
        self._gap = gap
        self._middle = middle
        self.before = before

    def _widths(self, width: float) -> list[float]:
        fixed = sum(cell for cell, _ in self._cells) + self._gap * (len(self._cells) - 1)
        open_cells = sum(1 for cell, _ in self._cells if not cell)
        return [cell or (width - fixed) / open_cells for cell, _ in self._cells]

    @kept
    def height(self, setting: Setting, width: float) -> float:
        """Height of the tallest cell."""
        widths = self._widths(width)
        return max(
            block.height(setting, w) for w, (_, block) in zip(widths, self._cells, strict=True)
        )

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw side by side, beginning where the language begins."""
        height = self.height(sheet.setting, width)
        at = 0.0
        for w, (_, block) in zip(self._widths(width), self._cells, strict=True):
            slack = (height - block.height(sheet.setting, w)) / 2 if self._middle else 0
            block.draw(sheet, x + from_start(at, w, width, sheet.setting), top - slack, w)
            at += w + self._gap

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut each column at the end of the page."""
        placed = zip(self._widths(width), (block for _, block in self._cells), strict=True)
        parts = cut_beside(tuple(placed), setting, room) if loose else None
        return None if parts is None else (self._again(parts[0]), self._again(parts[1]))

    def _again(self, blocks: Sequence[Block]) -> Columns:
        cells = [(width, block) for (width, _), block in zip(self._cells, blocks, strict=True)]
        return Columns(cells, gap=self._gap, before=self.before, middle=self._middle)
