"""The frame of the pages before a vault is open: a calm column in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sspf_app.gui.icons import LARGE, IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner, BusyBar


class Page(QWidget):
    """A column with the mark of the program, a title, what went wrong, and what the page asks.

    Attributes:
        column: Where a page puts its fields.
    """

    def __init__(self, title: str, words: str = "", *, width: int = 52 * GRID) -> None:
        super().__init__()
        self._mark = IconLabel("mark", tone=Tone.INFO, size=LARGE + 2 * GRID)
        self._title = text(title, role="title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words = text(words, role="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        show_if(self._words, wanted=bool(words))
        self._busy = BusyBar()
        self._banner = Banner()
        middle = QWidget()
        middle.setMaximumWidth(width)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 4 * GRID, 0, 4 * GRID)
        self.column.setSpacing(2 * GRID)
        self.column.addStretch(2)
        self.column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._title, self._words, self._banner):
            self.column.addWidget(widget)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        outer.addStretch(1)
        outer.addWidget(middle, 8)
        outer.addStretch(1)

    def finish(self) -> None:
        """End the column: the line that moves, and the gap below."""
        self.column.addWidget(self._busy)
        self.column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._words.setText(words)
        show_if(self._words, wanted=bool(words))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        self._banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self._banner.clear()

    def trouble(self) -> str:
        """What is said to be wrong."""
        return self._banner.words()

    def set_busy(self, busy: bool) -> None:
        """Work goes on: the fields wait."""
        self._busy.set_busy(busy)

    def type_again(self) -> None:
        """Let the user try once more."""

    def focus(self) -> None:
        """Put the keyboard where one types."""
