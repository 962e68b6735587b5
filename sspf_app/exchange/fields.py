"""How the rows of a case file and the rows of the domain correspond, in both directions.

The names are the same but for `RENAMED`; how a value is read and written follows from the
annotation of the domain's field.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sspf_app.domain import facts
from sspf_app.domain.codes import EVERY
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import NaiveInstant

Json = dict[str, Any]
RowT = TypeVar("RowT")

RENAMED: dict[type, dict[str, str]] = {
    facts.Custody: {"starts_on": "from", "ends_on": "to"},
    facts.Pause: {"starts_at": "from", "ends_at": "to"},
    facts.HinderedException: {"starts_on": "from", "ends_on": "to"},
    facts.YouthOnly: {"starts_on": "from", "ends_on": "to"},
    facts.Exclusion: {"source": "from", "recipient": "to"},
    facts.LegalDisclosure: {"recipient": "to"},
    Flow: {"source": "from", "recipient": "to"},
}

# Written although they have the value that a missing property would mean: the schema wants them.
_ALWAYS: dict[type, frozenset[str]] = {
    facts.Custody: frozenset({"to", "evidence"}),
    facts.Consent: frozenset({"grants", "exclusions"}),
    facts.Exclusion: frozenset({"subject", "from", "to", "type"}),
}
_LAST = ("recorded_at", "replaced_at")
_LATEST_HOUR, _LATEST_MINUTE = 23, 59
# A day inside what can be said at all, so that the instant has a day in every zone.
_EARLIEST = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
_LATEST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a row.

    Attributes:
        name: Field of the domain's dataclass.
        key: Property in the file.
        read: From the JSON value, never null, to the domain's value.
        write: The way back.
        default: What a missing property means; `dataclasses.MISSING` where it is required.
        is_instant: Whether the value is an instant.
        is_always_written: Written even where it has its default.
    """

    name: str
    key: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    default: Any
    is_instant: bool
    is_always_written: bool


@cache
def fields_of(row_type: type) -> tuple[Field, ...]:
    """The properties of a row in the order they are written."""
    hints = typing.get_type_hints(row_type)
    found = [_field(row_type, field, hints[field.name]) for field in dataclasses.fields(row_type)]
    return tuple(sorted(found, key=lambda field: field.name in _LAST))


def _field(row_type: type, field: "dataclasses.Field[Any]", annotation: Any) -> Field:
    kind = _without_none(annotation)
    key = RENAMED.get(row_type, {}).get(field.name, field.name)
    read, write = _codec(kind)
    return Field(
        name=field.name,
        key=key,
        read=read,
        write=write,
        default=field.default,
        is_instant=kind is datetime,
        is_always_written=key in _ALWAYS.get(row_type, ()),
    )


def _without_none(annotation: Any) -> Any:
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        (annotation,) = (part for part in typing.get_args(annotation) if part is not type(None))
    return annotation


def _codec(kind: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if typing.get_origin(kind) is tuple:
        return _tuple_codec(typing.get_args(kind)[0])
    if kind is datetime:
        return read_instant, write_instant
    if kind is date:
        return date.fromisoformat, date.isoformat
    if dataclasses.is_dataclass(kind):
        nested: Any = kind
        return (lambda value: read_row(nested, value)), write_row
    if issubclass(kind, StrEnum):
        return kind, str
    return kind, kind  # str, bool, and int: JSON Schema holds 12.0 for a whole number too


def _tuple_codec(part: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    read, write = _codec(part)

    def read_all(value: Any) -> tuple[Any, ...]:
        return (EVERY,) if value == EVERY else tuple(map(read, value))

    def write_all(value: tuple[Any, ...]) -> Any:
        return EVERY if value == (EVERY,) else [write(single) for single in value]

    return read_all, write_all


def read_row(row_type: type[RowT], value: Json, **outside: Any) -> RowT:
    """Build a row of the domain from an object of the file that the checks have passed.

    Args:
        row_type: The dataclass.
        value: The object.
        outside: Fields that follow from where the object stands (the case of a consent).
    """
    for field in fields_of(row_type):
        given = value.get(field.key)
        if given is not None:
            outside[field.name] = field.read(given)
    return row_type(**outside)


def write_row(row: Any, *, without: frozenset[str] = frozenset()) -> Json:
    """The object of the file for a row; what has its default is left out.

    Args:
        row: A row of the domain.
        without: Fields that follow from where the object stands.
    """
    written: Json = {}
    for field in fields_of(type(row)):
        if field.name in without:
            continue
        value = getattr(row, field.name)
        if value is not None and (field.is_always_written or value != field.default):
            written[field.key] = field.write(value)
        elif field.is_always_written:
            written[field.key] = None
    return written


def read_instant(text: str) -> datetime:
    """Read an instant; its offset and microseconds stay as they are.

    Raises:
        ValueError: there is no such instant, or it lies outside the years 1 to 9999 in some zone.
    """
    if (text[-1] != "Z" and int(text[-2:]) > _LATEST_MINUTE) or int(text[11:13]) > _LATEST_HOUR:
        raise ValueError(text)  # fromisoformat takes +01:60, and from Python 3.14 on 24:00
    value = datetime.fromisoformat(text)
    if value < _EARLIEST or value > _LATEST:
        raise ValueError(text)
    return value


def write_instant(value: datetime) -> str:
    """Write an instant with its own offset, or in UTC where that is not in whole minutes.

    Raises:
        NaiveInstant: the value has no zone. (A bug.)
    """
    offset = value.utcoffset()
    if offset is None:
        raise NaiveInstant("case file")
    if offset % timedelta(minutes=1):
        value = value.astimezone(UTC)
    return value.isoformat()
