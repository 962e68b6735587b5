"""A whole number to type or step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from sspf_app.gui.looks import GRID

_BEFORE = GRID - 1
"""Pixels before the digits: the style keeps none inside a box that steps."""


class NumberField(QSpinBox):
    """A number that does not change by accident when one scrolls the page."""

    def __init__(self) -> None:
        super().__init__()
        self._word: Callable[[int], str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(11 * GRID)
        self.lineEdit().setTextMargins(_BEFORE, 0, 0, 0)

    def say_unit(self, word: Callable[[int], str]) -> None:
        """Put after the number what it counts, in the word that a number takes."""
        self._word = word
        self.valueChanged.connect(self._on_value)
        self._on_value(self.value())

    @Slot(int)
    def _on_value(self, number: int) -> None:
        if self._word is not None:
            self.setSuffix(f" {self._word(number)}")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()
