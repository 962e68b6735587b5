"""Tells when a widget has been painted, children and all."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls ``then`` once, after the next time the widget has been painted.

    A window paints itself and all within it in one go; what is queued in the middle of that is
    done when everything is on its surface, and before what the window queues while it paints.
    """

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Wait for the painting; stop nothing."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        self._then()


def say_and_leave(window: QWidget) -> None:
    """Say which size is on screen, and leave as one leaves by closing the window."""
    print(f"painted {window.width()} x {window.height()}", flush=True)
    window.close()
