"""What every tab of a case looks like: a banner, a busy line, a body."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.held_words import HeldWords
from sspf_app.gui.widgets.notices import Banner, BusyBar


class PartView(QWidget):
    """A tab, or a page of one.

    Attributes:
        banner: What went wrong, or what to know.
        body: Where its widgets go.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.banner = Banner()
        self._busy = BusyBar()
        self._held = HeldWords(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID + 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self._busy)
        outer.addWidget(self.banner)
        outer.addLayout(self.body, 1)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say in the banner what did not work."""
        self.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self.banner.clear()

    def set_busy(self, busy: bool) -> None:
        """Show that something goes on, once it has taken 0.3 seconds."""
        self._busy.set_busy(busy)

    def hold_words(self, *, held: bool) -> None:
        """Take no words while what is typed is being saved."""
        if held:
            self._held.hold()
        else:
            self._held.let_go()


def letters_wide(widget: QWidget, letters: int) -> int:
    """Pixels for so many letters in the size of text the user has chosen."""
    return widget.fontMetrics().averageCharWidth() * letters
