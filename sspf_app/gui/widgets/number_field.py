"""A whole number to type or step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from sspf_app.gui.looks import GRID

_BEFORE = GRID - 1
"""Pixels before the digits: the style keeps none inside a box that steps."""


class NumberField(QSpinBox):
    """A number that does not change by accident when one scrolls the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(11 * GRID)
        self.lineEdit().setTextMargins(_BEFORE, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()
