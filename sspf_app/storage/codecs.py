"""Values of the records as SQLite holds them, and back, exactly.

Texts and numbers stay what they are; flags are 0 and 1; days and instants are ISO 8601 text with
the offset they were given; tuples and parts are JSON with sorted names, absent parts left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from sspf_app.domain.errors import DomainError, NaiveInstant

SqlValue = str | int | None
Decoder = Callable[[Any], Any]

ZERO = "\0"
"""No text of a record holds it; SQLCipher gives what a damaged page held as zeros."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(at: datetime) -> int:
    """Count the microseconds since 1970 in UTC: instants of any offset compare as numbers."""
    if at.tzinfo is None:
        raise NaiveInstant("storage")
    return (at - _EPOCH) // _MICROSECOND


def instant_text(at: datetime) -> str:
    """Write an instant with its own offset.

    Raises:
        NaiveInstant: if it has no time zone.
    """
    if at.tzinfo is None:
        raise NaiveInstant("storage")
    return at.isoformat()


def to_sql(value: object) -> SqlValue:
    """Write one field of a record.

    Raises:
        DomainError: ``zero_character`` for a text with U+0000 in it, ``half_character`` for one
            with half a character, as a terminal hands over bytes that are no text.
        NaiveInstant: for an instant without a time zone.
        TypeError: for a value of a kind no record holds. (A bug.)
    """
    plain = _plain(value)
    if isinstance(plain, list | dict):
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return int(plain) if isinstance(plain, bool) else cast(SqlValue, plain)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value.value) if isinstance(value, StrEnum) else _sound(value)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in cast("tuple[object, ...]", value)]
    if is_dataclass(value):
        parts = ((name, _plain(getattr(value, name))) for name in _field_names(type(value)))
        return {name: part for name, part in parts if part is not None}
    raise TypeError(f"no record holds a {type(value).__name__}")


def _sound(words: str) -> str:
    """Refuse what a damaged page reads as: so a text that holds it was never written."""
    if ZERO in words:
        raise DomainError("zero_character")
    try:
        if not words.isascii():
            words.encode()
    except UnicodeEncodeError as error:
        raise DomainError("half_character") from error
    return words


@cache
def _field_names(part: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part))


def column_decoder(hint: Any) -> Decoder | None:
    """Make the function that reads a column back into a field of this type.

    Args:
        hint: The resolved type of the field.

    Returns:
        The function, for values that are not NULL; None = the value is used as it is.

    Raises:
        TypeError: for a type no record has. (A bug.)
    """
    hint = _without_none(hint)
    if hint is bool:
        return bool
    inner = _decoder(hint)
    if get_origin(hint) is tuple or is_dataclass(hint):
        return lambda text: inner(json.loads(text)) if inner else json.loads(text)
    return inner


def is_plain_text(hint: Any) -> bool:
    """Whether a field of this type stands in its column as it is, and any text could."""
    return _without_none(hint) is str


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    (only,) = (part for part in get_args(hint) if part is not NoneType)
    return only


def _decoder(hint: Any) -> Decoder | None:
    hint = _without_none(hint)
    if hint in (str, int, bool):
        return None
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if get_origin(hint) is tuple:
        return _tuple_decoder(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {member.value: member for member in hint}.__getitem__
    part = cast("type[Any]", hint)
    if is_dataclass(part):
        return _part_decoder(part)
    raise TypeError(f"no codec for {hint!r}")


def _tuple_decoder(hint: Any) -> Decoder:
    inner = _decoder(hint)
    return tuple if inner is None else lambda values: tuple(map(inner, values))


def _part_decoder(part: type[Any]) -> Decoder:
    hints = get_type_hints(part)
    decoders = {name: decoder for name, hint in hints.items() if (decoder := _decoder(hint))}
    unsaid = {name: None for name, hint in hints.items() if NoneType in get_args(hint)}

    def decode(said: dict[str, Any]) -> Any:
        values = unsaid | said  # None is not written
        for name, decoder in decoders.items():
            if values.get(name) is not None:
                values[name] = decoder(values[name])
        return part(**values)

    return decode
