"""What locks by itself, and the keys that lock: for as long as something is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from sspf_app.gui.clipboard import ClipboardGuard
from sspf_app.gui.lock import IdleWatch, LockKey
from sspf_app.gui.session_watch import watch_session


class Watches(QObject):
    """Nobody at the keys, the session left, Ctrl+L, Ctrl+Shift+L; and what lies on the clipboard.

    Attributes:
        idle_watch: Over keys and mouse.
        key: The keys.
        copied: What lies on the clipboard, to be emptied when it locks.
    """

    def __init__(
        self,
        app: QApplication,
        parent: QObject,
        *,
        minutes: Callable[[], int],
        lock: Callable[[str], object],
        leave: Callable[[], object],
    ) -> None:
        """Begin to watch.

        Args:
            app: Its events are the signs of life.
            parent: With it the watches end.
            minutes: How long nobody may touch anything.
            lock: Locks; is told why, in one word of ``LOCK_REASONS``.
            leave: Locks, and leaves no window.
        """
        super().__init__(parent)
        self._lock, self._leave = lock, leave
        self.idle_watch = IdleWatch(app, self, minutes=minutes)
        self.idle_watch.idle.connect(self._on_idle)
        self.key = LockKey(app, self)
        self.key.pressed.connect(self._on_lock_pressed, Qt.ConnectionType.QueuedConnection)
        self.key.vanish_pressed.connect(self._on_vanish, Qt.ConnectionType.QueuedConnection)
        self._session_watch = watch_session(self, self._on_left)
        self.copied = ClipboardGuard(self)

    @Slot()
    def _on_idle(self) -> None:
        self._lock("idle")

    @Slot()
    def _on_lock_pressed(self) -> None:
        self._lock("user")

    @Slot()
    def _on_vanish(self) -> None:
        self._leave()

    @Slot(str)
    def _on_left(self, because: str) -> None:
        self._lock(because)
