"""A window that fills the whole display for a while, and stands in its frame again."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QWidget


class Filling:
    """Whether a window fills the display; its frame is out of sight meanwhile."""

    def __init__(self, window: QMainWindow, frame: tuple[QWidget, ...]) -> None:
        self._window = window
        self._frame = frame
        self.is_on = False
        self._was_maximized = False
        self._place_before = QByteArray()

    def turn(self, *, on: bool) -> None:
        """Fill the display, or stand where it stood before."""
        if on == self.is_on:
            return
        self.is_on = on
        for part in self._frame:
            part.setVisible(not on)
        if on:
            self._place_before = self._window.saveGeometry()
            self._was_maximized = self._window.isMaximized()
            self._window.showFullScreen()
        elif self._was_maximized:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    def place(self) -> QByteArray:
        """Where the window stands when it fills nothing; what fills the display is no place."""
        return self._place_before if self.is_on else self._window.saveGeometry()
