"""A line of the day: what is to be done, and its button beside it, or below where text is large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QPushButton, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.layout import row

_LEAST_LETTERS = 78
"""What a sentence and its button need beside each other."""
_ACT_LETTERS = 28
"""So wide are all buttons that stand at the right."""


class ActRow(QWidget):
    """See the module."""

    def __init__(self, before: QLayout, sentence: QLayout, act: QPushButton) -> None:
        """Put them in a line.

        Args:
            before: The key and the shape.
            sentence: What is to be done, and about what.
            act: Does it.
        """
        super().__init__()
        self._act = act
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(2 * GRID)
        self._both.addLayout(sentence, 1)
        self._both.addWidget(act)
        whole = row(before, self._both, gap=2 * GRID)
        whole.setContentsMargins(0, GRID, 0, GRID)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._turn(is_narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is too little room, and back."""
        super().resizeEvent(event)
        letters = event.size().width() / self.fontMetrics().averageCharWidth()
        is_narrow = letters < _LEAST_LETTERS
        if is_narrow is not (self._both.direction() is QBoxLayout.Direction.TopToBottom):
            self._turn(is_narrow=is_narrow)

    def _turn(self, *, is_narrow: bool) -> None:
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        sides = Qt.AlignmentFlag
        self._both.setAlignment(self._act, sides.AlignLeft if is_narrow else sides.AlignVCenter)
        letter = self._act.fontMetrics().averageCharWidth()
        self._act.setMinimumWidth(0 if is_narrow else letter * _ACT_LETTERS)
