"""Content of a page that scrolls, as wide as one reads."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import scaled

_WIDEST = 100 * GRID


def below_tabs(content: QWidget) -> QVBoxLayout:
    """A page of a tab, with air between the tabs and what stands below them."""
    layout = column(content)
    layout.setContentsMargins(0, GRID + 4, 0, 0)
    return layout


class Tall(QWidget):
    """No wider than lines of words are read in, and than what one types into a field."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(scaled(_WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumWidth(scaled(_WIDEST))
