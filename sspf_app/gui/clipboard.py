"""Words on the clipboard: for half a minute, and kept from the histories that others keep.

The only place of the program that copies; what is copied was noted in the ledger before.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
}


class TimedClipboard(QObject):
    """Puts words on the clipboard and takes them away again, unless something else came there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.take_away)

    def put(self, words: str) -> None:
        """Copy these words."""
        data = QMimeData()
        data.setText(words)
        for form, hint in _HINTS.items():
            data.setData(form, hint)
        self._words = words
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    @Slot()
    def take_away(self) -> None:
        """Empty the clipboard, if these words are still there."""
        board = QGuiApplication.clipboard()
        if self._words and board.text() == self._words:
            board.clear()
        self._words = ""
