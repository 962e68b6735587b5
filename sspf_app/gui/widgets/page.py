"""What every page can tell: what went wrong, that work goes on, that it takes no words now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.notices import Banner, BusyBar


class Page(HoldsTyped, QWidget):
    """Part of a screen that one presenter leads; each lays out its banner and busy line itself.

    Attributes:
        banner: What went wrong, or what to know.
        busy: That something goes on.
    """

    def __init__(self, *, busy_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.busy = BusyBar(busy_words)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say in the banner what did not work."""
        self.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self.banner.clear()

    def set_busy(self, busy: bool) -> None:
        """Show that something goes on, once it has taken 0.3 seconds."""
        self.busy.set_busy(busy)
