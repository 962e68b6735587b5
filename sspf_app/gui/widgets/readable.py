"""Content of a page that scrolls: lines no longer than are read with ease, and no air below."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.layout import column, scrolled
from sspf_app.gui.widgets.marks import scaled

_WIDEST = 100 * GRID


class Readable(QWidget):
    """Parts below each other. What is left of the width is kept free by a margin.

    A bound on the width is unknown to the layout, which then tells another height than it needs.
    """

    def __init__(self, *parts: QWidget, gap: int = 2 * GRID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(*parts, gap=gap)
        self._column.addStretch(1)
        self.setLayout(self._column)

    def scrolled(self) -> QScrollArea:
        """In a place that scrolls up and down."""
        return scrolled(self, by_width=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width leaves another margin."""
        super().resizeEvent(event)
        right = max(GRID, self.width() - scaled(_WIDEST))
        if right != self._column.contentsMargins().right():
            self._column.setContentsMargins(0, 0, right, 0)
