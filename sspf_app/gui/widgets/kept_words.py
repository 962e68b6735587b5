"""What is typed in an editor and not saved is kept as a draft of its record, and given back.

The one way for every editor that has no presenter of its own for drafts::

    self.kept = KeptWords(self)
    ...
    self.kept.begin(f"case/{case}/contact:{person}")   # it opens, its fields filled
    self.kept.send()                                    # what is typed goes to ``save_typed``
    self.kept.end()                                     # nobody wants it

The fields are the attributes of the editor. What is typed outlives the editor: one that is built
anew about the same record gets it back at once, and one of another day from the vault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from sspf_app.gui.typed_book import TypedBook
from sspf_app.gui.widgets.chips import ChipBar
from sspf_app.gui.widgets.date_field import DateField

_Kept = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox | QRadioButton | ChipBar
_WRITTEN = (QLineEdit, QPlainTextEdit)
_HEARD = "kept-words"
Values = dict[str, str]


class KeptWords(QObject):
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
                _listen(field, self._on_changed)

    def knows(self, key: str) -> bool:
        """Whether something was typed under a key since the screen was made."""
        book = self._book()
        return book is not None and book.has(key)

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
        kept = _read(text)
        self._is_filling = True
        make_room = getattr(self._editor, "make_room", None)
        if make_room is not None:
            make_room(frozenset(kept))
            self._hear_fields()
        for name, field in self._fields():
            if name in kept and kept[name] != self._first.get(name):
                _fill(field, kept[name])
        self._is_filling = False
        return bool(kept)

    def _on_changed(self, *_told: object) -> None:
        if not self._key or self._is_filling:
            return
        book = self._book()
        if book is not None:
            book.note(self._key, self._text())

    def _text(self) -> str:
        """What is typed, as kept; empty where no words are."""
        now = self._values()
        written = {name for name, field in self._fields() if isinstance(field, _WRITTEN)}
        if not any(now[one].strip() and now[one] != self._first.get(one) for one in written):
            return ""
        return json.dumps(now, ensure_ascii=False)

    def _values(self) -> Values:
        return {name: _value(field) for name, field in self._fields()}

    def _fields(self) -> Iterator[tuple[str, _Kept]]:
        for name, field in _fields_of(self._editor, "", {id(self._editor)}):
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


def _fields_of(owner: QWidget, before: str, seen: set[int]) -> Iterator[tuple[str, _Kept]]:
    """The fields an editor has as attributes, by their names; those of a part of it too."""
    for attribute, value in vars(owner).items():
        for place, one in _parts(value):
            if not isinstance(one, QWidget) or id(one) in seen or not isValid(one):
                continue
            seen.add(id(one))
            name = before + attribute.strip("_") + ("" if place == "" else f":{place}")
            if isinstance(one, DateField):
                yield name, one.edit
            elif isinstance(one, _Kept):
                if not _is_secret(one):
                    yield name, one
            elif owner.isAncestorOf(one) and not _keeps_its_own(one):
                yield from _fields_of(one, f"{name}.", seen)


def _keeps_its_own(part: QWidget) -> bool:
    """Whether a part of an editor is an editor itself; a button is no part that is typed in."""
    own = (isinstance(one, KeptWords) for one in vars(part).values())
    return isinstance(part, QAbstractButton) or any(own)


def _parts(value: object) -> Iterator[tuple[object, object]]:
    """An attribute, or each of those it holds by name or number."""
    if isinstance(value, dict):
        yield from cast("dict[object, object]", value).items()
    elif isinstance(value, list):
        yield from enumerate(cast("list[object]", value))
    else:
        yield "", value


def _is_secret(field: _Kept) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal


def _listen(field: _Kept, hear: Callable[..., None]) -> None:
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(hear)
    elif isinstance(field, QComboBox):
        field.currentIndexChanged.connect(hear)
    elif isinstance(field, ChipBar):
        field.changed.connect(hear)
    else:
        field.toggled.connect(hear)


def _value(field: _Kept) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    if isinstance(field, ChipBar):
        return json.dumps(field.chosen())
    return "yes" if field.isChecked() else ""


def _fill(field: _Kept, value: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(value)
        field.setModified(True)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    elif isinstance(field, QComboBox):
        _choose(field, value)
    elif isinstance(field, ChipBar):
        field.choose(_names(value))
    else:
        field.setChecked(bool(value))


def _choose(box: QComboBox, value: str) -> None:
    """Choose by what is kept, as the user would; what is no longer offered is not chosen."""
    for place in range(box.count()):
        if str(box.itemData(place) or "") == value:
            box.setCurrentIndex(place)
            box.activated.emit(place)
            return


def _read(text: str) -> Values:
    """What was kept; empty where it is of another make."""
    try:
        found: object = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    pairs = cast("dict[object, object]", found).items()
    return {str(name): value for name, value in pairs if isinstance(value, str)}


def _names(value: str) -> tuple[str, ...]:
    try:
        found: object = json.loads(value)
    except ValueError:
        return ()
    return tuple(map(str, cast("list[object]", found))) if isinstance(found, list) else ()
