"""Grounds behind blocks, and room between them."""

from __future__ import annotations

from sspf_app.documents.blocks import Block
from sspf_app.documents.sheet import Colour, Ink, Sheet
from sspf_app.documents.text_lines import Setting


class Panel(Block):
    """A block on a tinted ground, with room around it."""

    def __init__(
        self,
        block: Block,
        *,
        fill: Colour | None = None,
        edge: Ink | None = None,
        padding: float = 8,
        before: float = 0,
    ) -> None:
        """Put a ground behind a block."""
        self._block = block
        self._fill = fill
        self._edge = edge
        self._padding = padding
        self.before = before

    def height(self, setting: Setting, width: float) -> float:
        """The block's height and the room around it."""
        return self._block.height(setting, width - 2 * self._padding) + 2 * self._padding

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw ground, edge and block."""
        height = self.height(sheet.setting, width)
        sheet.box((x, top - height), (width, height), edge=self._edge, fill=self._fill)
        self._block.draw(sheet, x + self._padding, top - self._padding, width - 2 * self._padding)


class Space(Block):
    """Nothing, of a certain height."""

    def __init__(self, height: float) -> None:
        """Take the height."""
        self._height = height

    def height(self, setting: Setting, width: float) -> float:
        """The given height."""
        del setting, width
        return self._height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw nothing."""
