"""A box to choose in, whose words end in an ellipsis where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

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
