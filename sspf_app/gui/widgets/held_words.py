"""Fields take no words while what stands in them is being saved."""

from __future__ import annotations

import re
import unicodedata
from datetime import tzinfo
from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Unkeepable
from sspf_app.gui.typed_book import TypedBook
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import row_around, tell_at_field
from sspf_app.gui.widgets.kept_words import book_above
from sspf_app.gui.widgets.marks import mark

_Field = QPlainTextEdit | QTextEdit | QLineEdit
_LONGEST_LINE, _LONGEST_TEXT = 1_000, 50_000
"""Characters; a page of a paper holds some three thousand."""
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls but the line end and the tab, what turns the order of letters, half characters."""

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by name that leave an empty place."""


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


def unkeepable(page: QWidget, zone: tzinfo) -> Unkeepable | None:
    """Find the first field in sight, as one reads, that holds what nobody can keep.

    That is a sign that no paper can bear, more words than anybody reads, and a day or a time that
    is none, or a time that the clocks skip: it would be left out or taken as another, and nobody
    would know. The field is marked and takes the keyboard; what is typed in it stays.
    """
    ready = [one for one in _open_fields(page) if one.isVisible() and one.isEnabled()]
    for field in sorted(ready, key=lambda one: _place(one, page)):
        said = _no_day(field, zone) or _no_words(field)
        if said:
            return Unkeepable(said=said, is_told=_tell(field, said))
    return None


def _place(field: QWidget, page: QWidget) -> tuple[int, int]:
    at = field.mapTo(page, QPoint())
    return at.y(), at.x()


def _tell(field: _Field, said: str) -> bool:
    """Say it at the field, and whether there is a place for it there."""
    around = row_around(field)
    if around is not None:
        around.show_trouble(said)
        around.take_keyboard()
    mark(field, invalid=True)
    field.setFocus()
    return around is not None


def _no_day(field: _Field, zone: tzinfo) -> str:
    around = field.parentWidget()
    when = around if isinstance(around, DateField) else field
    said = when.what_is_wrong() if isinstance(when, DateField | TimeField) else ""
    return said or (when.no_such_time(zone) if isinstance(when, TimeField) else "")


def tell_skipped(field: TimeField, zone: tzinfo) -> bool:
    """Say at a time that the clocks skip that there is none; whether it is one.

    For what is asked and not saved: the keyboard stays where it is.
    """
    said = field.no_such_time(zone)
    mark(field, invalid=bool(said) or field.is_wrong())
    around = row_around(field)
    if around is not None:
        around.show_trouble(said)
    return bool(said)


def _no_words(field: _Field) -> str:
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    most = _LONGEST_LINE if isinstance(field, QLineEdit) else _LONGEST_TEXT
    if (found := _UNPRINTABLE.search(text)) is not None:
        sign = f"U+{ord(found.group()):04X}"
        return _(
            "{field}: it holds a sign that nobody sees and no paper can bear ({sign}). Write "
            "it by hand instead of pasting it."
        ).format(field=field.accessibleName(), sign=sign)
    if text.strip() and not any(map(_is_seen, text)):
        return _("{field}: nothing of what is typed can be seen. Write it anew.").format(
            field=field.accessibleName()
        )
    if len(text) > most:
        return _("{field}: it is {n} characters long, and {most} is the most.").format(
            field=field.accessibleName(), n=len(text), most=most
        )
    return ""


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "ZC" and sign not in _BLANK


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

    def unkeepable(self, zone: tzinfo) -> Unkeepable | None:
        """What of the words in sight nobody can keep or print; told at its field if it has one."""
        return unkeepable(cast("QWidget", self), zone)

    def tell_at_field(self, code: str, words: str, *, day: object = None) -> bool:
        """Say a refusal at the field it is about; False = no field in sight is."""
        return tell_at_field(cast("QWidget", self), code, words, day=day)

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
