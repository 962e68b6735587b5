"""A Word file on screen: its words in order, with its headings; how it looks is Word's to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, line
from sspf_app.services.export_views import WordLine, WordRole

_ROLES = {
    WordRole.TITLE: "heading",
    WordRole.HEADING: "strong",
    WordRole.COLUMNS: "muted",
    WordRole.SMALL: "muted",
    WordRole.HEAD: "muted",
    WordRole.FOOT: "muted",
}


class WordPreview(QScrollArea):
    """The words of a file below each other; the arrow keys scroll."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[WordLine, ...] = ()
        self._words = column(gap=GRID, margin=2 * GRID)
        holder = QWidget()
        holder.setLayout(self._words)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the paper"))

    def show_lines(self, lines: tuple[WordLine, ...]) -> None:
        """Show what a file says."""
        self.clear()
        self._lines = lines
        before: WordRole | None = None
        for one in lines:
            if before is not None and _is_edge(one.role) is not _is_edge(before):
                self._words.addWidget(line())
            elif one.role is WordRole.HEADING:
                self._words.addSpacing(GRID)
            self._words.addWidget(text(_spaced(one), role=_ROLES.get(one.role)))
            before = one.role
        self._words.addStretch(1)
        self.setAccessibleDescription("\n".join(one.text for one in lines))

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._lines = ()
        clear(self._words)
        self.setAccessibleDescription("")

    def lines(self) -> tuple[WordLine, ...]:
        """What is shown."""
        return self._lines


def _is_edge(role: WordRole) -> bool:
    return role in {WordRole.HEAD, WordRole.FOOT}


def _spaced(one: WordLine) -> str:
    return one.text.strip().replace("\t", "  ")
