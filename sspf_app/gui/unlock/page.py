"""The frame of the pages before a vault is open: a calm column in the middle.

Made to be on screen at once: no layout flag and no enum of ``Qt`` here (making those enums takes a
tenth of the time a bare window takes), and what is seldom needed is made when it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.marks import mark, scaled

if TYPE_CHECKING:
    from sspf_app.gui.ports import Trouble
    from sspf_app.gui.unlock.countdown import Countdown
    from sspf_app.gui.widgets.notices import Banner, BusyBar


class Page(QWidget):
    """A column with the mark of the program, a title, what went wrong, and what the page asks.

    Attributes:
        column: Where a page puts its fields.
    """

    def __init__(self, title: str, words: str = "", *, width: int = 52 * GRID) -> None:
        super().__init__()
        self._title = mark(QLabel(title), role="centred-title")
        self._title.setWordWrap(True)
        self._words = mark(QLabel(words), role="centred")
        self._words.setWordWrap(True)
        if not words:
            self._words.hide()
        self._banner: Banner | None = None
        self._countdown: Countdown | None = None
        self._busy: BusyBar | None = None
        middle = QWidget()
        middle.setMaximumWidth(scaled(width))
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 4 * GRID, 0, 4 * GRID)
        self.column.setSpacing(2 * GRID)
        self.column.addStretch(2)
        self._mark = QWidget()
        self._mark.setFixedSize(scaled(8 * GRID), scaled(8 * GRID))
        self.column.addLayout(_centred(self._mark))
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        inside = QWidget()
        centred = QHBoxLayout(inside)
        centred.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        centred.addStretch(1)
        centred.addWidget(middle, 8)
        centred.addStretch(1)
        area = QScrollArea()  # for large text in a small window
        area.setViewport(QWidget())  # a plain one: asking for Qt's own wraps it, which takes time
        area.setWidgetResizable(True)
        area.setWidget(inside)
        # Nothing opaque covers the window: its own first paint tells that it is on screen.
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def draw_mark(self) -> None:
        """Draw the mark of the program: on the first page, once that is on screen."""
        from sspf_app.gui.icons import IconLabel  # with it comes the reader of pictures

        if not self._mark.children():
            IconLabel("mark", tone=Tone.INFO, size=8 * GRID, parent=self._mark).show()

    def finish(self) -> None:
        """End the column: the line that moves, and the gap below."""
        self._foot = QVBoxLayout()
        self._foot.addSpacing(4)
        self.column.addLayout(self._foot)
        self.column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        from sspf_app.gui.widgets.notices import Banner

        if self._banner is None:
            self._banner = Banner(parent=self)
            self._place.addWidget(self._banner)
        self._banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        if self._banner is not None:
            self._banner.clear()

    def trouble(self) -> str:
        """What is said to be wrong."""
        return "" if self._banner is None else self._banner.words()

    def set_busy(self, busy: bool) -> None:
        """Work goes on: the fields wait."""
        from sspf_app.gui.widgets.notices import BusyBar

        if self._busy is None:
            self._busy = BusyBar(_("Opening the vault…"), parent=self)
            self._foot.takeAt(0)
            self._foot.addWidget(self._busy)
        self._busy.set_busy(busy)

    def show_wait(self, seconds: int) -> None:
        """Let so many seconds go by before one can try once more; 0 = none."""
        if self._countdown is None:
            if not seconds:
                return
            from sspf_app.gui.unlock.countdown import Countdown

            self._countdown = Countdown(self)
            self._countdown.changed.connect(self._on_counted)
        self._countdown.start(seconds)

    def seconds_left(self) -> int:
        """How long there is to wait; 0 = one can try now."""
        return 0 if self._countdown is None else self._countdown.left

    @Slot(object)
    def _on_counted(self, _seconds: int) -> None:
        self.show_turn()

    def show_turn(self) -> None:
        """Show whether one can try now; a page with a button overrides it."""

    def type_again(self) -> None:
        """Let the user try once more."""

    def focus(self) -> None:
        """Put the keyboard where one types."""


def _centred(widget: QWidget) -> QBoxLayout:
    layout = QHBoxLayout()
    layout.addStretch(1)
    layout.addWidget(widget)
    layout.addStretch(1)
    return layout
