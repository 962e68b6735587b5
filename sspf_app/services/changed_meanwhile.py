"""What is corrected is what was shown: nothing that was recorded meanwhile is written over.

Every use case that writes over what stands already takes the version that was shown.

Source: decision 0114.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from hashlib import sha256
from typing import cast

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Row

ALWAYS_KNOWN = "always"
"""The version of a row that says not when it was entered."""
CHANGED = "record_changed_meanwhile"
_ENDS = "_changed_meanwhile"


def version_of(record: object) -> str:
    """Tells a record from every other state it was ever in.

    A row is told by when it was entered. What is kept without a history, such as a room, is told
    by what stands in it; so are several records together, as a tuple.
    """
    if isinstance(record, Row):
        return version_at(record.recorded_at)
    return sha256(json.dumps(_plain(record), sort_keys=True).encode()).hexdigest()


def version_at(recorded_at: datetime | None) -> str:
    """The version of a row that was entered at an instant."""
    return ALWAYS_KNOWN if recorded_at is None else recorded_at.isoformat()


def need_seen(standing: object, seen: str, code: str = CHANGED, **params: object) -> None:
    """Let a correction through that was made of what stands.

    Args:
        standing: The record as it stands.
        seen: ``version_of`` what was shown; empty = nothing was, as when a program corrects.
        code: What is said of another one; ends in ``_changed_meanwhile``.
        params: What its sentence needs.

    Raises:
        DomainError: ``code``.
    """
    if seen and seen != version_of(standing):
        raise DomainError(code, **params)


def is_changed_meanwhile(error: BaseException) -> bool:
    """Whether a correction was refused because the record is another than the one shown."""
    return isinstance(error, DomainError) and error.code.endswith(_ENDS)


def _plain(value: object) -> object:
    """As JSON has it: what has no order in an order, everything else by its fields or words."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return {str(key): _plain(one) for key, one in pairs.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in cast("tuple[object, ...]", value)]
    if isinstance(value, frozenset | set):
        return sorted(json.dumps(_plain(one)) for one in cast("frozenset[object]", value))
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
