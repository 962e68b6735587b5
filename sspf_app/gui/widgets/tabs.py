"""Tabs that stand still when another is chosen, and end in whole words where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton

from sspf_app.gui.looks import tokens

_AT_THE_SIDES = 2 * 12 + 2
"""What the style sheet keeps free at the sides of a word, and what rounding takes."""


class Tabs(QTabWidget):
    """Pages, one at a time; see the module."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabBar(_Bar())
        self.setDocumentMode(True)


class _Bar(QTabBar):
    """The words of the pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the word is when it is chosen, and bold."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        bold = QFontMetrics(font).horizontalAdvance(self.tabText(index))
        return QSize(bold + _AT_THE_SIDES, super().tabSizeHint(index).height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No narrower: half a word is none."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave out the words that are cut by an end of the row; the arrows bring them."""
        super().paintEvent(event)
        arrows = [one.x() for one in self.findChildren(QToolButton) if one.isVisible()]
        if not arrows:
            return
        painter, end = QPainter(self), min(arrows)
        for index in range(self.count()):
            place = self.tabRect(index)
            is_cut = place.left() < 0 <= place.right() or place.left() < end <= place.right()
            if is_cut and self.isTabVisible(index):
                painter.fillRect(place, tokens().window)
        painter.end()
