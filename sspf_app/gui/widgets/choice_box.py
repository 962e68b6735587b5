"""A box to choose in, whose words end in an ellipsis where they do not fit."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_LETTERS = 12
_MARGIN = 6
"""Pixels the style keeps free before the words."""


class ChoiceBox(QComboBox):
    """Qt's own cuts its words in the middle of a letter."""

    def setAccessibleName(self, name: str) -> None:
        """Say it as the description too: on some systems the name of a box is what it shows."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def sizeHint(self) -> QSize:
        """Room for the words as they are drawn here."""
        hint = super().sizeHint()
        return QSize(hint.width() + 2 * _MARGIN, hint.height())

    def can_be_narrow(self) -> Self:
        """Let it be as narrow as its place: a long name then ends in an ellipsis."""
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with as much of the words as there is room for."""
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(  # pyright: ignore[reportAttributeAccessIssue]
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - _MARGIN
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class ActingBox(ChoiceBox):
    """What is chosen in it is recorded at once, so nothing is chosen by passing it.

    Qt's own chooses at each arrow and each letter; here those keys open the list, where the
    choice is made by Enter or the mouse, and Escape leaves all as it was.
    """

    _WALKS = frozenset(
        {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        }
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list instead of stepping through it; a letter goes on in the list."""
        is_letter = event.text().isprintable() and bool(event.text().strip())
        if event.key() not in self._WALKS and not is_letter:
            super().keyPressEvent(event)
            return
        self.showPopup()
        if is_letter:
            QApplication.sendEvent(self.view(), event)
        event.accept()
