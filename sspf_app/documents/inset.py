"""A block that stands further in than the text around it."""

from __future__ import annotations

from sspf_app.documents.blocks import Block
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting


class Inset(Block):
    """Another block, further in."""

    def __init__(self, block: Block, by: float, *, before: float) -> None:
        self._block = block
        self._by = by
        self.before = before

    def height(self, setting: Setting, width: float) -> float:
        """Height of the block in what is left."""
        return self._block.height(setting, width - self._by)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it further in; the papers with goals run from left to right."""
        self._block.draw(sheet, x + self._by, top, width - self._by)

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut as the block is cut."""
        parts = self._block.split(setting, width - self._by, room, loose=loose)
        if parts is None:
            return None
        first, rest = (Inset(part, self._by, before=self.before) for part in parts)
        return first, rest
