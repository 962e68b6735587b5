"""Where the window stands and how large it is: kept over locking, never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

_PLACE = "shell/geometry"


def keep_place(place: QByteArray) -> None:
    """Keep it for the next window; at once, as the process may be about to be replaced."""
    kept = QSettings()
    kept.setValue(_PLACE, place)
    kept.sync()


def put_in_place(window: QWidget, *, least: tuple[int, int], usual: tuple[int, int]) -> None:
    """Put a window where the last one stood, else in its usual size; all of it on the screen.

    Args:
        window: Not shown yet.
        least: Width and height below which nothing is laid out; a smaller screen has less.
        usual: Width and height where nothing was kept.
    """
    kept = QSettings().value(_PLACE)
    is_restored = isinstance(kept, QByteArray) and window.restoreGeometry(kept)
    room = room_for(window)
    window.setMinimumSize(QSize(*least).boundedTo(room))
    window.resize((window.size() if is_restored else QSize(*usual)).boundedTo(room))


def room_for(window: QWidget) -> QSize:
    """What the screen has room for, inside the frame that the desktop draws."""
    screen = window.screen() or QGuiApplication.primaryScreen()
    bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return screen.availableSize() - QSize(0, bar)
