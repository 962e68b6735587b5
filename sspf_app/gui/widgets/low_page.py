"""A page and what stands below it: both scroll where hardly a line of the page were in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.layout import column, scrolled

_LINES = 8
"""So much of the page is in sight at least."""


def above_foot(page: QWidget, *below: QWidget | QHBoxLayout, gap: int = GRID + 4) -> QScrollArea:
    """A page with its foot, in all the room there is.

    Large text makes the foot high in a low window: what is read would be left a slit.

    Args:
        page: What is read; it may scroll by itself.
        below: Lines of the foot.
        gap: Pixels between them.
    """
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    layout.addWidget(_AtLeast(page), 1)
    for line in below:
        if isinstance(line, QWidget):
            layout.addWidget(line)
        else:
            layout.addLayout(line)
    return scrolled(holder)


class _AtLeast(QWidget):
    """Takes the room that is left, and never less than a few lines."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setLayout(column(page))

    def hasHeightForWidth(self) -> bool:
        """Its page scrolls by itself."""
        return False

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), _LINES * self.fontMetrics().lineSpacing()))

    def sizeHint(self) -> QSize:
        """No more than it must be: the page around it scrolls later than its own parts."""
        return self.minimumSizeHint()
