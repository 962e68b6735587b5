"""Locking: nothing is asked, and no process that held data lives on.

Source: docs/decisions/0006-lock-replaces-the-process.md.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.gui.events import filter_events
from sspf_app.services.move_views import end_all_runs

if TYPE_CHECKING:
    # Where a vault was never open the shell, and all that it shows, is not loaded to lock.
    from sspf_app.gui.shell import Shell
    from sspf_app.gui.tasks import TaskRunner
    from sspf_app.gui.vault_ports import OpenVault

logger = logging.getLogger(__name__)

_LOCK_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_VANISH_KEY = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L
)
_LOOK_EVERY_MS = 15_000
CLOSED_WITHIN = 2.0
"""Seconds: so long drafts may take to be written, and a long act to clear away what it began."""
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


def seconds_awake_or_asleep() -> float:
    """Seconds on a clock that nobody sets, and that goes on while the computer sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere the usual one counts sleep
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleWatch(QObject):
    """Notices that nobody has touched keys or mouse for a while, sleep of the computer included.

    A timer of Qt stands still while a computer sleeps; therefore the time is asked of a clock, now
    and then and before the first key after a pause counts as a sign of life.

    Signals:
        idle: The minutes have passed.
    """

    idle = Signal()

    def __init__(
        self,
        app: QApplication,
        parent: QObject,
        *,
        minutes: Callable[[], int],
        seconds: Callable[[], float] = seconds_awake_or_asleep,
    ) -> None:
        """Begin to watch.

        Args:
            app: Its events are the signs of life.
            parent: With it the watch ends.
            minutes: How long; asked again four times a minute, so that a new setting counts soon.
            seconds: The clock.
        """
        super().__init__(parent)
        self._minutes = minutes
        self._seconds = seconds
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        filter_events(app, self, QInputEvent)
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._seconds()
        self._allowed = self._minutes() * 60
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  Qt calls it so
        """Take notice of signs of life; stop nothing."""
        is_touch = isinstance(event, QInputEvent) and event.type() in _SIGNS_OF_LIFE
        if is_touch and self._timer.isActive() and not self._is_over():
            self._touched = self._seconds()
        return False

    @Slot()
    def look(self) -> bool:
        """Tell, once, when the minutes have passed; returns whether they have."""
        self._allowed = self._minutes() * 60
        return self._is_over()

    def _is_over(self) -> bool:
        """The same, by the minutes asked for last: a mouse moves too often to read a setting."""
        if self._seconds() - self._touched < self._allowed:
            return False
        self._timer.stop()
        self.idle.emit()
        return True


class LockKey(QObject):
    """Ctrl+L where the button's own key does not reach, and the key that makes everything vanish.

    Signals:
        pressed: The lock key went to a dialog.
        vanish_pressed: Ctrl+Shift+L, wherever the keyboard was: lock, and leave no window at all.
    """

    pressed = Signal()
    vanish_pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        filter_events(app, self, QKeyEvent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  Qt calls it so
        """Take the key that no shortcut took."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.keyCombination() == _LOCK_KEY:
            self.pressed.emit()
            return True
        if event.keyCombination() == _VANISH_KEY:
            self.vanish_pressed.emit()
            return True
        return False


def close_vault(app: QApplication, shell: Shell, tasks: TaskRunner, vault: OpenVault) -> None:
    """Hide everything, keep drafts, end the worker, close the vault and wipe its keys.

    What fails on the way is logged and stops nothing: locking comes first. Nor does it wait for
    what runs, which may never end (a drive that does not answer): a long act is told to stop, and
    what has not ended after ``CLOSED_WITHIN`` seconds ends with the process. Like a kill, that
    costs nothing that was saved (docs/survival.md).
    """
    end_all_runs()
    write_drafts = shell.drafts_now()
    shell.drop()
    for window in app.topLevelWidgets():
        if window is not shell:
            _close(window)

    def last() -> None:
        try:
            write_drafts()
        except Exception:
            logger.exception("drafts could not be kept while locking")
        finally:
            vault.close()

    try:
        if not tasks.finish(last, within=CLOSED_WITHIN):
            logger.warning("a job ran on while the vault was closed")
    except Exception:
        logger.exception("the vault did not close in order")


def unlock_command(*, because: str, vault: Path | None) -> list[str]:
    """The command of a fresh unlock process; no vault = at the unit manager's own key."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "sspf_app"]
    where = ["--manager-key"] if vault is None else ["--vault", str(vault)]
    return [*program, "--locked-because", because, *where]


def replace_process(command: Sequence[str]) -> NoReturn:
    """Become another program; on Windows, start it and end.

    With the old process goes all its memory. ``os.execv`` keeps nothing but the environment.
    """
    if sys.platform == "win32":
        subprocess.Popen(list(command), close_fds=True)  # noqa: S603  the very program that runs now
        os._exit(0)  # no clean-up may wait for a window or a thread
    os.execv(command[0], list(command))  # noqa: S606  the very program that runs now


def end_process(code: int) -> NoReturn:
    """End, whatever any thread is doing: Python would wait for it, with all that it holds."""
    logging.shutdown()
    os._exit(code)


def _close(window: QWidget) -> None:
    window.hide()
    window.close()
