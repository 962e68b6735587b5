"""A field for some lines of text, which keeps its height however narrow the room gets."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sspf_app.gui.looks import GRID

_RESTYLED = frozenset(
    {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show}
)


class WritingField(QPlainTextEdit):
    """Tab goes on to the next field."""

    def __init__(self, lines: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = lines
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Ask for the height again after the style sheet has set its own."""
        done = super().event(event)
        if event.type() in _RESTYLED:
            self.setFixedHeight(self._rows * self.fontMetrics().lineSpacing() + 3 * GRID)
        return done
