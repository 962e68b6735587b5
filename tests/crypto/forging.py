"""Changing a slot file the way a person with an editor could: with a right checksum."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.slot_file import canonical, checksum_of


def members_of(data: bytes) -> dict[str, Any]:
    return json.loads(data)


def with_checksum(members: dict[str, Any]) -> bytes:
    rest = {name: value for name, value in members.items() if name != "checksum"}
    return canonical(rest | {"checksum": checksum_of(rest)}) + b"\n"


def paths(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place inside a JSON value, the whole value last."""
    if isinstance(value, dict):
        for name in value:
            yield from paths(value[name], (*at, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from paths(item, (*at, index))
    yield at


def value_at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def changed_at(data: bytes, path: tuple[str | int, ...], value: object) -> bytes:
    """The file with another value at one place."""
    if not path:
        return canonical(value) + b"\n"
    members = members_of(data)
    value_at(members, path[:-1])[path[-1]] = value
    return with_checksum(members)


def code_of(action: Callable[[], object]) -> Code | None:
    """The code of the error that an action ends in; None if it succeeds."""
    try:
        action()
    except CryptoError as error:
        return Code(error.code)
    return None
