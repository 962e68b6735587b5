"""Words on the clipboard: for half a minute, and kept from the histories that others keep.

What the program itself offers to copy was noted in the ledger before. What somebody marks in a
field and copies gets the same half minute.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000
_OURS = "x-kde-passwordManagerHint"
_HINTS = {
    _OURS: b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
}


class _Kept(QObject):
    """What this program put there last, and when it goes: with the program, not with a view of it.

    Qt gives back what lies on the clipboard after Python has ended, and what Python made dies of
    that. So it is taken away before, whether the program ends by its loop or without one.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.take_away)
        app.aboutToQuit.connect(self.take_away)
        atexit.register(_take_away_at_end)

    def keep(self, data: QMimeData, kept_ms: int) -> None:
        """Put it there, for so long."""
        self._words = data.text()
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start(kept_ms)

    def left_ms(self) -> int:
        """How long it may still lie there; -1 = nothing does."""
        return self._timer.remainingTime()

    @Slot()
    def take_away(self) -> None:
        """Empty the clipboard, if these words are still there."""
        board = QGuiApplication.clipboard()
        if self._words and board.text() == self._words:
            board.clear()
        self._words = ""


def _kept() -> _Kept:
    """The one of this program.

    Raises:
        RuntimeError: There is no program with windows. (A bug.)
    """
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("no application")
    return app.findChild(_Kept) or _Kept(app)


def _take_away_at_end() -> None:
    if QCoreApplication.instance() is not None:
        _kept().take_away()


class TimedClipboard(QObject):
    """Puts words on the clipboard and takes them away again, unless something else came there.

    The time runs on when the view that copied is gone.
    """

    def __init__(self, parent: QObject | None = None, *, kept_ms: int = KEPT_MS) -> None:
        super().__init__(parent)
        self._kept_ms = kept_ms

    def put(self, words: str) -> None:
        """Copy these words."""
        data = QMimeData()
        data.setText(words)
        for form, hint in _HINTS.items():
            data.setData(form, hint)
        _kept().keep(data, self._kept_ms)

    def left_ms(self) -> int:
        """How long what was copied may still lie there; -1 = nothing does."""
        return _kept().left_ms()

    def take_away(self) -> None:
        """Empty the clipboard, if what was copied is still there."""
        _kept().take_away()


class ClipboardGuard(QObject):
    """Gives whatever is copied in a window of the program its half minute and its hints too."""

    def __init__(
        self,
        parent: QObject,
        *,
        owns: Callable[[], bool] | None = None,
        kept_ms: int = KEPT_MS,
    ) -> None:
        """Begin to watch.

        Args:
            parent: Who owns it.
            owns: Whether what lies on the clipboard came from this program; None = the system says.
            kept_ms: How long what is copied or marked may be read by others.
        """
        super().__init__(parent)
        board = QGuiApplication.clipboard()
        self._owns = owns or board.ownsClipboard
        self.timed = TimedClipboard(self, kept_ms=kept_ms)
        self._marked = QTimer(self)
        self._marked.setSingleShot(True)
        self._marked.setInterval(kept_ms)
        self._marked.timeout.connect(self._on_marked_long)
        board.dataChanged.connect(self._on_changed)
        board.selectionChanged.connect(self._on_marked)

    def empty(self) -> None:
        """Take away at once what came from this program, also what is marked in a field.

        On X11 what is marked can be put in elsewhere by the middle button, and a manager of
        clipboards may keep it beyond the end of the program.
        """
        board = QGuiApplication.clipboard()
        if self._owns():
            board.clear()
        self._on_marked_long()

    @Slot()
    def _on_marked(self) -> None:
        if QGuiApplication.clipboard().ownsSelection():
            self._marked.start()

    @Slot()
    def _on_marked_long(self) -> None:
        board = QGuiApplication.clipboard()
        if board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)

    @Slot()
    def _on_changed(self) -> None:
        board = QGuiApplication.clipboard()
        words = board.text() if self._owns() else ""
        if words and not board.mimeData().hasFormat(_OURS):
            self.timed.put(words)
