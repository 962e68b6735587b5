"""Every window of the program is kept out of screenshots and shared screens, where one can."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.gui.events import filter_events


class CaptureGuard(QObject):
    """Hides each top-level window as it is shown: dialogs, menus and what lies over fields too."""

    def __init__(
        self, app: QApplication, parent: QObject, *, hide: Callable[[QWidget], object]
    ) -> None:
        """Begin, with what is on screen.

        Args:
            app: Its events tell of new windows.
            parent: With it the guard ends.
            hide: Keeps one window out of screenshots.
        """
        super().__init__(parent)
        self._hide = hide
        for window in app.topLevelWidgets():
            if window.isVisible():
                hide(window)
        filter_events(app, self, QShowEvent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice of windows that are shown; stop nothing."""
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched.isWindow():
            self._hide(watched)
        return False
