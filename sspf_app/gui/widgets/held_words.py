"""Fields take no words while what stands in them is being saved."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_Field = QPlainTextEdit | QTextEdit | QLineEdit


class HeldWords:
    """Holds the fields of a page, and lets go of them again: what is saved is what is shown.

    Whatever is pressed meanwhile would go with the editor, seen and in no record.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._held: list[_Field] = []

    def hold(self) -> None:
        """Take no more words; the keyboard stays where it is."""
        found: list[_Field] = [
            *self._page.findChildren(QPlainTextEdit),
            *self._page.findChildren(QTextEdit),
            *self._page.findChildren(QLineEdit),
        ]
        held = [one for one in found if not one.isReadOnly()]
        for one in held:
            one.setReadOnly(True)
        self._held.extend(held)

    def let_go(self) -> None:
        """Take words again."""
        held, self._held = self._held, []
        for one in held:
            if isValid(one):
                one.setReadOnly(False)
