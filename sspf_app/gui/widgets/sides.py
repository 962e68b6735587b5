"""Two parts beside each other, or below each other where there is no room for both."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sspf_app.gui.looks import GRID


class Sides(QWidget):
    """Turns by the width in letters, so that large text turns it too."""

    least_letters: ClassVar[int] = 105
    """What both need beside each other."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        shares: tuple[int, int] = (6, 4),
        is_top: bool = False,
        above: int = 0,
    ) -> None:
        """Put two parts beside each other.

        Args:
            first: At the left, or above.
            second: At the right, or below.
            shares: How the width is shared.
            is_top: Keep both at the top, as high as they are.
            above: Pixels above both.
        """
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # Parts that scroll by themselves bring their own room for the bar; others share one.
        self._layout.setContentsMargins(0, above, GRID if is_top else 0, 0)
        self._layout.setSpacing(2 * GRID)
        self._parts = (first, second)
        for part, share in zip(self._parts, shares, strict=True):
            self._layout.addWidget(part, share)
            if is_top:
                self._layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is too little room, and back."""
        super().resizeEvent(event)
        is_narrow = (
            event.size().width() < self.least_letters * self.fontMetrics().averageCharWidth()
        )
        direction = (
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)


class SidesInSection(Sides):
    """The same beside the names of ``Sections``, also in the smallest window."""

    least_letters: ClassVar[int] = 97
