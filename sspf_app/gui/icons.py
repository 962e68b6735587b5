"""The icons: one family of 24-pixel strokes, coloured by the theme.

``mark_icon(button, "lock")`` gives a button (or an ``IconLabel`` itself) its icon and keeps the
name, so that a change of look colours it again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakSet

import shiboken6
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sspf_app import assets
from sspf_app.gui.looks import Tone, tokens
from sspf_app.gui.widgets.marks import scaled

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon

SMALL = 16
NORMAL = 20
LARGE = 48

# What shows an icon. Asking Qt for all its widgets may meet one that is half gone, and crash.
_SHOWN: WeakSet[QWidget] = WeakSet()


def pixmap(name: str, *, colour: str, size: int = NORMAL) -> QPixmap:
    """Draw an icon.

    Args:
        name: File of ``resources/icons`` without its ending.
        colour: ``#rrggbb``.
        size: Logical pixels.

    Raises:
        FileNotFoundError: there is no such icon. (A bug.)
    """
    return _drawn(name, colour, size, _ratio())


def _ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    source = assets.path(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)
    # The size is set in the picture itself: scaling one that was drawn smaller would blur it.
    dots = round(size * ratio)
    source = source.replace('width="24" height="24"', f'width="{dots}" height="{dots}"', 1)
    drawn = QPixmap()
    drawn.loadFromData(source.encode(), "svg")
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, *, colour: str | None = None, size: int = NORMAL) -> QIcon:
    """An icon in the colour of the text, or another; greyed where it is disabled."""
    look = tokens()
    return _made(name, colour or look.text, look.muted, size, _ratio())


@lru_cache(maxsize=512)
def _made(name: str, colour: str, muted: str, size: int, ratio: float) -> QIcon:
    from PySide6.QtGui import QIcon  # not before the first window is on screen

    made = QIcon(_drawn(name, colour, size, ratio))
    made.addPixmap(_drawn(name, muted, size, ratio), QIcon.Mode.Disabled)
    return made


def mark_icon(button: QAbstractButton, name: str, *, ink: str = "text", size: int = NORMAL) -> None:
    """Give a button its icon, kept through changes of the look.

    Args:
        button: The button.
        name: The icon.
        ink: Name of a colour of ``theme.Tokens``.
        size: Logical pixels.
    """
    from PySide6.QtCore import QSize

    _SHOWN.add(button)
    button.setProperty("icon_name", name)
    button.setProperty("icon_ink", ink)
    button.setProperty("icon_size", size)
    dots = scaled(size)
    button.setIconSize(QSize(dots, dots))
    button.setIcon(icon(name, colour=getattr(tokens(), ink), size=dots))


class IconLabel(QLabel):
    """A shape beside words; silent for screen readers, since the words say it."""

    def __init__(
        self,
        name: str,
        *,
        tone: Tone = Tone.NEUTRAL,
        size: int = NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setProperty("decoration", True)
        _SHOWN.add(self)
        self.redraw()

    def sizeHint(self) -> QSize:
        """At least as high as a line, so that it stands level with the first of the words."""
        hint = super().sizeHint()
        hint.setHeight(max(hint.height(), self.fontMetrics().height()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()

    def change(self, name: str, tone: Tone) -> None:
        """Show another shape."""
        self._name, self._tone = name, tone
        self.redraw()

    def redraw(self) -> None:
        """Draw the shape in the colours of now."""
        ink = tokens().ink(self._tone)
        self.setPixmap(pixmap(self._name, colour=ink, size=scaled(self._size)))


def recolour() -> None:
    """Colour every icon again, after the look changed."""
    for widget in tuple(_SHOWN):
        if not shiboken6.isValid(widget):
            continue
        if isinstance(widget, IconLabel):
            widget.redraw()
        elif isinstance(widget, QAbstractButton) and widget.property("icon_name"):
            ink = str(widget.property("icon_ink"))
            size = int(widget.property("icon_size"))
            mark_icon(widget, str(widget.property("icon_name")), ink=ink, size=size)
