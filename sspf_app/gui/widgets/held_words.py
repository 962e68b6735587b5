"""Fields take no words while what stands in them is being saved."""

from __future__ import annotations

import re
from typing import cast

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from sspf_app.gui.i18n import _
from sspf_app.gui.typed_book import TypedBook
from sspf_app.gui.widgets.kept_words import book_above
from sspf_app.gui.widgets.marks import mark

_Field = QPlainTextEdit | QTextEdit | QLineEdit
_LONGEST_LINE, _LONGEST_TEXT = 1_000, 50_000
"""Characters; a page of a paper holds some three thousand."""
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls but the line end and the tab, what turns the order of letters, half characters."""


class HeldWords:
    """Holds the fields of a page, and lets go of them again: what is saved is what is shown.

    Whatever is pressed meanwhile would go with the editor, seen and in no record.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._held: list[_Field] = []

    def hold(self) -> None:
        """Take no more words; the keyboard stays where it is."""
        held = _open_fields(self._page)
        for one in held:
            one.setReadOnly(True)
        self._held.extend(held)

    def let_go(self) -> None:
        """Take words again."""
        held, self._held = self._held, []
        for one in held:
            if isValid(one):
                one.setReadOnly(False)


def unkeepable(page: QWidget) -> str:
    """What of the words on a page can be kept or printed by nobody; empty = nothing.

    The field is marked and takes the keyboard; what is typed in it stays.
    """
    for field in _open_fields(page):
        if not (field.isVisible() and field.isEnabled()):
            continue
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        most = _LONGEST_LINE if isinstance(field, QLineEdit) else _LONGEST_TEXT
        said = ""
        if (found := _UNPRINTABLE.search(text)) is not None:
            sign = f"U+{ord(found.group()):04X}"
            said = _(
                "{field}: it holds a sign that nobody sees and no paper can bear ({sign}). Write "
                "it by hand instead of pasting it."
            ).format(field=field.accessibleName(), sign=sign)
        elif len(text) > most:
            said = _("{field}: it is {n} characters long, and {most} is the most.").format(
                field=field.accessibleName(), n=len(text), most=most
            )
        if said:
            mark(field, invalid=True)
            field.setFocus()
            return said
    return ""


def _open_fields(page: QWidget) -> list[_Field]:
    """Where words may be typed."""
    found: list[_Field] = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QPlainTextEdit),
        *page.findChildren(QTextEdit),
    ]
    return [one for one in found if not one.isReadOnly()]


class HoldsTyped:
    """What a view needs so that its presenter can save what is typed; beside a ``QWidget``."""

    _held_words: HeldWords | None = None
    _held_book: TypedBook | None = None

    def unkeepable(self) -> str:
        """What of the words in sight nobody can keep or print; empty = nothing."""
        return unkeepable(cast("QWidget", self))

    def hold_words(self, *, held: bool) -> None:
        """Take no words while what is typed is being saved, and let none become a draft."""
        if self._held_words is None:
            self._held_words = HeldWords(cast("QWidget", self))
        if held:
            self._held_words.hold()
            self._held_book = book_above(cast("QWidget", self))
            if self._held_book is not None:
                self._held_book.begin_saving(self._is_there)
            return
        self._held_words.let_go()
        if self._held_book is not None:
            self._held_book.end_saving(self._is_there)

    def _is_there(self) -> bool:
        return isValid(cast("QWidget", self))

    def typed_was_sent(self, *, is_saved: bool) -> None:
        """What an editor sent to be saved is saved, or was refused and stays typed."""
        book = book_above(cast("QWidget", self))
        if book is not None and is_saved:
            book.saved()
        elif book is not None:
            book.refused()
