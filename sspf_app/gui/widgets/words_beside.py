"""Words, and what can be done about them: beside each other, or below where words have no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.flow import flowing

_LEAST_LETTERS = 30
"""What words need beside buttons; a line with fewer letters is no line to read."""


class WordsBeside(QWidget):
    """Turns by the width in letters, so that large text turns it too."""

    def __init__(self, words: QWidget, *acts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = flowing(*acts)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(words, 1)
        self._layout.addWidget(self._acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the words have too little room, and back."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """What can be done is another: it may need more room, or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        letters = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        is_narrow = self.width() < self._acts.sizeHint().width() + GRID + letters
        self._layout.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
