"""Seconds that go by before a password may be tried again."""

from __future__ import annotations

from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_LOOK_MS = 200


class Countdown(QObject):
    """Counts down by a clock that nobody can set.

    Signals:
        changed: The whole seconds that are left; 0 = over.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._over_at = 0.0
        self.left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self, seconds: int) -> None:
        """Count from so many; 0 ends it."""
        self._over_at = monotonic() + seconds
        self._timer.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        left = max(ceil(self._over_at - monotonic()), 0)
        if left == 0:
            self._timer.stop()
        if left != self.left:
            self.left = left
            self.changed.emit(left)
