"""Records from JSON that somebody else wrote: every value must be of the type its field has."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

from sspf_app.domain.codes import EVERY
from sspf_app.exchange.fields import read_instant

RecordT = TypeVar("RecordT")
_LARGEST = 2**31 - 1
"""Of a number, as in a case file: a larger one cannot be kept."""


def read_record(record: type[RecordT], value: object) -> RecordT:
    """Build a record; fields left out have their default.

    Raises:
        ValueError: a value of another type, a number too large to keep, a field that is none, a
            text with U+0000 or half a character.
        TypeError: a field without a default is missing.
    """
    if not isinstance(value, dict):
        raise ValueError(record.__name__)
    given = cast("Mapping[str, object]", value)
    hints = typing.get_type_hints(record)
    names = {field.name for field in dataclasses.fields(cast("Any", record))}
    if not set(given) <= names:
        raise ValueError(sorted(set(given) - names))
    return record(**{name: _value(hints[name], part) for name, part in given.items()})


def _value(kind: Any, value: object) -> Any:
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        if value is None:
            return None
        (kind,) = (part for part in typing.get_args(kind) if part is not type(None))
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind)[0], value)
    if dataclasses.is_dataclass(kind):
        return read_record(cast("type[Any]", kind), value)
    if kind is bool or kind is int:
        if type(value) is not kind or abs(value) > _LARGEST:
            raise ValueError(kind)
        return value
    return _of_text(kind, value)


def _tuple(part: Any, value: object) -> tuple[Any, ...]:
    if value == EVERY:
        return (EVERY,)
    if not isinstance(value, list):
        raise ValueError(value)
    return tuple(_value(part, one) for one in cast("list[object]", value))


def _of_text(kind: Any, value: object) -> Any:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)
    value.encode()  # half a character is an error of its own, which is a ValueError
    if kind is datetime:
        return _instant(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is str:
        return value
    if issubclass(kind, StrEnum):
        return kind(value)
    raise ValueError(kind)


def _instant(text: str) -> datetime:
    try:
        return read_instant(text)
    except IndexError as error:  # too short to be one
        raise ValueError(text) from error
