"""Buttons that change something are not there where everything is read only."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

ButtonT = TypeVar("ButtonT", bound=QAbstractButton)

_READ_ONLY = "read-only"
_HELD = "held-back"


class _Holding(QObject):
    """Takes a button away as soon as it is shown on a page that is read only."""

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Look at a button that begins to show; whatever showed it need not know."""
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QAbstractButton)
            and _is_read_only(watched)
        ):
            _hold(watched)
        return False


def changing(button: ButtonT) -> ButtonT:
    """Say of a button that it changes something, where it is made."""
    button.setProperty(_HELD, False)
    button.installEventFilter(_Holding(button))
    return button


def set_read_only(page: QWidget, *, wanted: bool) -> None:
    """Take the buttons that change something from a page and all that comes on it, or let them be.

    Buttons that are let be again show as they did before.
    """
    if page.property(_READ_ONLY) == wanted:
        return
    page.setProperty(_READ_ONLY, wanted)
    for one in page.findChildren(QAbstractButton):
        held = one.property(_HELD)
        if held is False and wanted and not one.isHidden():
            _hold(one)
        elif held is True and not wanted:
            one.setProperty(_HELD, False)
            one.show()


def _hold(button: QAbstractButton) -> None:
    button.setProperty(_HELD, True)
    button.hide()


def _is_read_only(button: QAbstractButton) -> bool:
    above = button.parentWidget()
    while above is not None:
        if above.property(_READ_ONLY):
            return True
        above = above.parentWidget()
    return False
