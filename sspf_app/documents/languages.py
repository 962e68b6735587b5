"""Two languages on one paper: a text in a language of its own, beside or above its other."""

from __future__ import annotations

from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Stack, Text, kept
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting

GAP = 16.0
"""Room between the languages."""


class InLanguage(Text):
    """A block in a language of its own, with that language's direction."""

    def __init__(self, block: Block, language: str, *, tag: str = "Div") -> None:
        """Take the block; ``tag`` is the element that says its language."""
        self._block = block
        self._language = language
        self._tag = tag
        self.before = block.before
        self.least_width = block.least_width
        self.is_whole = block.is_whole

    def natural_width(self, setting: Setting) -> float:
        """Width of its text when nothing breaks it."""
        block = self._block
        if not isinstance(block, Text):
            raise TypeError(block)
        return block.natural_width(setting.of(self._language))

    def height(self, setting: Setting, width: float) -> float:
        """Height in its language."""
        return self._block.height(setting.of(self._language), width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it in its language."""
        with sheet.speaking(self._language, tag=self._tag):
            self._block.draw(sheet, x, top, width)

    def split(
        self, setting: Setting, width: float, room: float, *, loose: bool = False
    ) -> tuple[Block, Block] | None:
        """Cut the block."""
        parts = self._block.split(setting.of(self._language), width, room, loose=loose)
        if not parts:
            return None
        first, rest = (InLanguage(part, self._language, tag=self._tag) for part in parts)
        return first, rest


class Below(Stack, Text):
    """A text and below it the same in another language, as one."""

    def __init__(self, first: Text, second: Text) -> None:
        """Take both."""
        super().__init__([first, second], is_whole=True)
        self._texts = (first, second)

    def natural_width(self, setting: Setting) -> float:
        """Width of the wider one."""
        return max(text.natural_width(setting) for text in self._texts)


class Beside(Block):
    """A block and the same in another language beside it; the first always at the left.

    Each begins at its own outer edge: a language that runs to the left stands at the right.
    """

    def __init__(self, first: Block, second: Block, *, before: float = 0, start: float = 0) -> None:
        """Take both; ``start`` fixes the width of the one that stands where the paper begins."""
        self._both = (first, second)
        self._start = start
        self.before = before
        self.least_width = max(first.least_width, second.least_width)

    def _columns(self, setting: Setting) -> Columns:
        begins, follows = self._both[:: -1 if setting.is_rtl else 1]
        return Columns([(self._start, begins), (0, follows)], gap=GAP)

    @kept
    def height(self, setting: Setting, width: float) -> float:
        """Height of the taller one."""
        return self._columns(setting).height(setting, width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw both."""
        self._columns(sheet.setting).draw(sheet, x, top, width)
