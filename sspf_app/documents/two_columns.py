"""Blocks in two columns: first down the one, then down the other."""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Stack
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting

_GAP = 34.0
"""Room between the columns; the letters of the second stand in it."""


class TwoColumns(Block):
    """Whole blocks in two columns about as high as one another."""

    def __init__(self, blocks: Sequence[Block], *, before: float = 0) -> None:
        """Take the blocks in their order."""
        self._blocks = tuple(blocks)
        self.before = before
        self.least_width = style.WIDTH

    def _columns(self, setting: Setting, width: float) -> Columns:
        inner = (width - _GAP) / 2

        def tallest(cut: int) -> float:
            parts = self._blocks[:cut], self._blocks[cut:]
            return max(Stack(part).height(setting, inner) if part else 0 for part in parts)

        cut = min(range(1, len(self._blocks) + 1), key=tallest)
        parts = self._blocks[:cut], self._blocks[cut:]
        return Columns([(inner, Stack(part)) for part in parts if part], gap=_GAP)

    def height(self, setting: Setting, width: float) -> float:
        """Height of the taller column."""
        return self._columns(setting, width).height(setting, width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw one column after the other."""
        self._columns(sheet.setting, width).draw(sheet, x, top, width)

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut between blocks."""
        del loose
        for count in range(len(self._blocks) - 1, 0, -1):
            first = TwoColumns(self._blocks[:count], before=self.before)
            if first.height(setting, width) <= room:
                return first, TwoColumns(self._blocks[count:], before=self.before)
        return None
