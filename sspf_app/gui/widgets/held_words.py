"""Fields take no words while what stands in them is being saved."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from sspf_app.gui.widgets.kept_words import book_above

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


class HoldsTyped:
    """What a view needs so that its presenter can save what is typed; beside a ``QWidget``."""

    _held_words: HeldWords | None = None

    def hold_words(self, *, held: bool) -> None:
        """Take no words while what is typed is being saved."""
        if self._held_words is None:
            self._held_words = HeldWords(cast("QWidget", self))
        if held:
            self._held_words.hold()
        else:
            self._held_words.let_go()

    def typed_was_sent(self, *, is_saved: bool) -> None:
        """What an editor sent to be saved is saved, or was refused and stays typed."""
        book = book_above(cast("QWidget", self))
        if book is not None and is_saved:
            book.saved()
        elif book is not None:
            book.refused()
