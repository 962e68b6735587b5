"""The mouse wheel turns pages, never a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox

from sspf_app.gui.events import filter_events


class WheelGuard(QObject):
    """Keeps the wheel from changing a box that the pointer passes while a page is turned.

    Somebody who scrolls past custody must not make a guardian a guardian ad litem.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        filter_events(app, self, QWheelEvent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel over a box to the page that holds it."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QComboBox | QAbstractSpinBox):
            event.ignore()  # so that it goes on to the parent
            return True
        return False
