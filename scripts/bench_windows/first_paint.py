"""Tells when a widget has been painted, children and all."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Calls ``then`` once, after the next time the widget has been painted.

    A window paints itself and all within it in one go; what is queued in the middle of that is
    done when everything is on its surface.
    """

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Wait for the painting; stop nothing."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def say_and_leave(window: QWidget) -> None:
    """Say which size is on screen, and end the program."""
    print(f"painted {window.width()} x {window.height()}", flush=True)
    QApplication.exit(0)
