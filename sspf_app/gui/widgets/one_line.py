"""What is pasted into a line of one row stands on one row."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_BREAKS = re.compile("[\t\n\v\f\r\u0085\u2028\u2029]+")
_HEARD = "one-line"


class OneLine(QObject):
    """Puts a space where lines were broken in what was copied from elsewhere.

    Qt keeps the breaks in the field, where they show as a sign, and would print them as lines.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit) and _is_read(now) and not now.property(_HEARD):
            now.setProperty(_HEARD, True)
            now.textChanged.connect(self._on_changed)

    @Slot(str)
    def _on_changed(self, typed: str) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and _BREAKS.search(typed):
            before = _BREAKS.sub(" ", typed[: field.cursorPosition()])
            field.setText(_BREAKS.sub(" ", typed).strip())
            field.setCursorPosition(len(before))


def _is_read(field: QLineEdit) -> bool:
    """A password is what it is, sign by sign."""
    return field.echoMode() is QLineEdit.EchoMode.Normal
