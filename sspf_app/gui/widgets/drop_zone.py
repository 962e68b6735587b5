"""A place to drop files and folders on; the buttons in it do the same by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sspf_app.gui.icons import LARGE, IconLabel
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark, show_if


class DropZone(QFrame):
    """A frame that takes files.

    Signals:
        dropped: Paths, a tuple.
    """

    dropped = Signal(object)

    def __init__(
        self, title: str, words: str, *actions: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self._icon = IconLabel("import", size=LARGE)
        self._words = text(words, role="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading = text(title, role="heading")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(GRID)
        self._layout.addStretch(1)
        self._layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(heading)
        self._layout.addWidget(self._words)
        self._layout.addSpacing(GRID)
        self._layout.addLayout(row(None, *actions, None))
        self._layout.addStretch(1)
        self.make_small(is_small=False)

    def make_small(self, *, is_small: bool) -> None:
        """Take less room where something else is to be seen."""
        show_if(self._icon, wanted=not is_small)
        show_if(self._words, wanted=not is_small)
        margin = 2 * GRID if is_small else 6 * GRID
        self._layout.setContentsMargins(margin, margin, margin, margin)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            mark(self, tone="info")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing was dropped."""
        mark(self, tone="")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        mark(self, tone="")
        paths = tuple(
            Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()
        )
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
