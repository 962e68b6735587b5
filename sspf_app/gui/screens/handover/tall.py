"""Content of a page that scrolls, as high as its words are where they break into lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
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
    """Qt counts each text as one line when it asks how little a page can do with.

    No wider than lines of words are read in, and than what one types into a field.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(scaled(_WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumWidth(scaled(_WIDEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Something came or went."""
        answer = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        most = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        if most != self.minimumHeight():
            self.setMinimumHeight(most)
