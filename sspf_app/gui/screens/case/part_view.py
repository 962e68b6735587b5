"""What every tab of a case looks like: a banner, a busy line, a body."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.page import Page


class PartView(Page):
    """A tab, or a page of one.

    Attributes:
        body: Where its widgets go.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID + 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.busy)
        outer.addWidget(self.banner)
        outer.addLayout(self.body, 1)


def letters_wide(widget: QWidget, letters: int) -> int:
    """Pixels for so many letters in the size of text the user has chosen."""
    return widget.fontMetrics().averageCharWidth() * letters
