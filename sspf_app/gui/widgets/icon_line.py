"""A sentence with its shape before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.gui.icons import SMALL, IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.labels import text


class IconLine(QWidget):
    """A sentence that says more than a badge has room for."""

    def __init__(self, icon: str, words: str, tone: Tone, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel(icon, tone=tone, size=SMALL), 0, Qt.AlignmentFlag.AlignTop)
        label = text(words)
        layout.addWidget(label, 1)
        self.setAccessibleName(words)
