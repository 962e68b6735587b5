"""What is typed in an editor and not saved is kept as a draft of its record, and given back.

The one way for every editor that has no presenter of its own for drafts::

    self.kept = KeptWords(self)
    ...
    self.kept.begin(f"case/{case}/contact:{person}")   # it opens, its fields filled
    self.kept.send()                                    # what is typed goes to ``save_typed``
    self.kept.end()                                     # nobody wants it

The fields are the attributes of the editor. What is typed outlives the editor: one that is built
anew about the same record gets it back at once, and one of another day from the vault. Only what
was touched comes back: in all other fields stands what the record has by now.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sspf_app.gui.typed_book import TypedBook
from sspf_app.gui.widgets.kept_fields import (
    WRITTEN,
    Field,
    KeepsFields,
    fields_of,
    listen,
    value_of,
)
from sspf_app.gui.widgets.touched import put_back

_HEARD = "kept-words"
_WAS = "was"
"""Beside the fields: what the record had in those that were touched, when they were."""
Values = dict[str, str]


class KeptWords(QObject, KeepsFields):
    """See the module."""

    def __init__(self, editor: QWidget, *, leave_out: tuple[str, ...] = ()) -> None:
        """Keep the fields of an editor.

        Args:
            editor: Whose attributes the fields are. One that shows as many lines as are typed
                has a method ``make_room``, which is given the names of the kept fields.
            leave_out: Attributes that are asked for anew each time, such as a box that confirms.
        """
        super().__init__(editor)
        self._leave_out = frozenset(leave_out)
        self._editor = editor
        self._key = ""
        self._first: Values = {}
        self._is_filling = False
        self._looked = False
        editor.installEventFilter(self)

    @property
    def key(self) -> str:
        """Under which key what is typed is kept now; empty = it is not."""
        return self._key

    def begin(self, key: str) -> None:
        """Keep what is typed from here on, and give back what was typed before.

        Args:
            key: ``screen/record id/field``, as drafts have it.
        """
        if key == self._key:
            return
        self._key, self._looked = key, False
        self._hear_fields()
        self._first = self._values()
        self._look()

    def hear_again(self) -> None:
        """The editor has other fields than it began with."""
        self._hear_fields()
        self._on_changed()

    def _hear_fields(self) -> None:
        for _name, field in self._fields():
            if not field.property(_HEARD):
                field.setProperty(_HEARD, True)
                listen(field, self._on_changed)

    def knows(self, key: str) -> bool:
        """Whether something was typed under a key since the screen was made."""
        book = self._book()
        return book is not None and book.has(key)

    def refill(self, fill_anew: Callable[[], object]) -> None:
        """The record was changed meanwhile: its fields are filled anew, what was touched stays."""
        key, self._key = self._key, ""
        was, typed = self._first, self._values()
        fill_anew()
        if not key:
            return
        touched = {one: typed[one] for one in typed if typed[one] != was.get(one, "")}
        if not touched:
            self.begin(key)
            return
        self._key = key
        self._hear_fields()
        self._first = self._values()
        self._put_back(touched, was, frozenset(typed))
        self._on_changed()

    def rest(self) -> None:
        """Another record is shown, or none: what was typed stays a draft of the one before."""
        self._key = ""

    def send(self) -> None:
        """What is typed goes to be saved; it is forgotten once it is."""
        book = self._book()
        if book is not None and self._key:
            book.send(self._key, self._close)

    def end(self) -> None:
        """Nobody wants what is typed."""
        key, self._key = self._key, ""
        book = self._book()
        if book is not None and key:
            book.drop(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for what was typed before once the editor stands in its screen."""
        if event.type() is QEvent.Type.Show:
            self._look()
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        if isValid(self):
            self._key = ""

    def _look(self) -> None:
        book = self._book()
        if book is None or not self._key or self._looked:
            return
        self._looked = True
        key = self._key
        book.look_up(key, lambda text: self._give_back(key, text))

    def _give_back(self, key: str, text: str) -> bool:
        """Fill the fields, unless they are another record's by now or were typed in."""
        if not isValid(self) or key != self._key or self._values() != self._first:
            return False
        kept, was = _read(text)
        touched = {one: kept[one] for one in kept if was is None or one in was}
        self._put_back(touched, self._first if was is None else was, frozenset(kept))
        return bool(kept)

    def _put_back(self, touched: Values, was: Values, there: frozenset[str]) -> None:
        """Fill what was touched; ``there``: the names of all fields there were."""
        self._is_filling = True
        make_room = getattr(self._editor, "make_room", None)
        if make_room is not None:
            make_room(there)
            self._hear_fields()
        for name, field in self._fields():
            if name in touched:
                now = self._first.get(name, "")
                put_back(field, touched[name], was=was.get(name, now), now=now)
        self._is_filling = False

    def _on_changed(self, *_told: object) -> None:
        if not self._key or self._is_filling:
            return
        book = self._book()
        if book is not None:
            book.note(self._key, self._text())

    def _text(self) -> str:
        """What is typed, as kept; empty where no words are."""
        now = self._values()
        written = {name for name, field in self._fields() if isinstance(field, WRITTEN)}
        if not any(now[one].strip() and now[one] != self._first.get(one) for one in written):
            return ""
        was = {one: self._first.get(one, "") for one in now if now[one] != self._first.get(one)}
        return json.dumps({**now, _WAS: was}, ensure_ascii=False)

    def _values(self) -> Values:
        return {name: value_of(field) for name, field in self._fields()}

    def _fields(self) -> Iterator[tuple[str, Field]]:
        for name, field in fields_of(self._editor, "", {id(self._editor)}):
            if re.split("[.:]", name)[0] not in self._leave_out:
                yield name, field

    def _book(self) -> TypedBook | None:
        return book_above(self._editor)


def book_above(widget: QWidget) -> TypedBook | None:
    """Where the screen around a widget keeps what is typed; None outside every screen."""
    above: QWidget | None = widget
    while above is not None:
        book = getattr(above, "typed_book", None)
        if isinstance(book, TypedBook):
            return book
        above = above.parentWidget()
    return None


def _read(text: str) -> tuple[Values, Values | None]:
    """What was kept, and what the record had where it was touched.

    Empty where it is of another make; None where nobody wrote what was touched.
    """
    try:
        found: object = json.loads(text)
    except ValueError:
        return {}, None
    if not isinstance(found, dict):
        return {}, None
    pairs = cast("dict[str, object]", found)
    was = pairs.get(_WAS)
    return _texts(pairs), _texts(cast("dict[str, object]", was)) if isinstance(was, dict) else None


def _texts(pairs: dict[str, object]) -> Values:
    return {name: value for name, value in pairs.items() if isinstance(value, str)}
