"""Fields in which something is typed or chosen: found in an editor, heard, read and filled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

from sspf_app.gui.widgets.chips import ChipBar
from sspf_app.gui.widgets.date_field import DateField

Field = QLineEdit | QPlainTextEdit | QComboBox | QSpinBox | QCheckBox | QRadioButton | ChipBar
WRITTEN = (QLineEdit, QPlainTextEdit)
"""Fields that hold words."""


class KeepsFields:
    """What keeps the fields of the editor it is an attribute of."""


def fields_of(owner: QWidget, before: str, seen: set[int]) -> Iterator[tuple[str, Field]]:
    """The fields an editor has as attributes, by their names; those of a part of it too."""
    for attribute, value in vars(owner).items():
        for place, one in _parts(value):
            if not isinstance(one, QWidget) or id(one) in seen or not isValid(one):
                continue
            seen.add(id(one))
            name = before + attribute.strip("_") + ("" if place == "" else f":{place}")
            if isinstance(one, DateField):
                yield name, one.edit
            elif isinstance(one, Field):
                if not _is_secret(one):
                    yield name, one
            elif owner.isAncestorOf(one) and not _keeps_its_own(one):
                yield from fields_of(one, f"{name}.", seen)


def _keeps_its_own(part: QWidget) -> bool:
    """Whether a part of an editor is an editor itself; a button is no part that is typed in."""
    own = (isinstance(one, KeepsFields) for one in vars(part).values())
    return isinstance(part, QAbstractButton) or any(own)


def _parts(value: object) -> Iterator[tuple[object, object]]:
    """An attribute, or each of those it holds by name or number."""
    if isinstance(value, dict):
        yield from cast("dict[object, object]", value).items()
    elif isinstance(value, list):
        yield from enumerate(cast("list[object]", value))
    else:
        yield "", value


def _is_secret(field: Field) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal


def listen(field: Field, hear: Callable[..., None]) -> None:
    """Hear whenever the user, or the program, puts something else into a field."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(hear)
    elif isinstance(field, QComboBox):
        field.currentIndexChanged.connect(hear)
    elif isinstance(field, QSpinBox):
        field.valueChanged.connect(hear)
    elif isinstance(field, ChipBar):
        field.changed.connect(hear)
    else:
        field.toggled.connect(hear)


def value_of(field: Field) -> str:
    """What stands in a field, as it is kept; empty = nothing."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    if isinstance(field, QSpinBox):
        return str(field.value())
    if isinstance(field, ChipBar):
        return json.dumps(field.chosen())
    return "yes" if field.isChecked() else ""


def fill(field: Field, value: str) -> None:
    """Put back what was kept; a choice that is no longer offered is not made."""
    if isinstance(field, QLineEdit):
        field.setText(value)
        field.setModified(True)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    elif isinstance(field, QComboBox):
        _choose(field, value)
    elif isinstance(field, QSpinBox):
        field.setValue(int(value))
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


def _names(value: str) -> tuple[str, ...]:
    try:
        found: object = json.loads(value)
    except ValueError:
        return ()
    return tuple(map(str, cast("list[object]", found))) if isinstance(found, list) else ()
