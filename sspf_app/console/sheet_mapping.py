"""The mapping file of ``sspf import-sheet``: what the columns mean, and what is decided of rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from sspf_app.console.exits import UsageError
from sspf_app.services.move_fields import FIELDS
from sspf_app.services.move_records import TableKind
from sspf_app.services.move_views import ImportOrder
from sspf_app.services.sheet_views import column_letters
from sspf_app.texts.catalogue import Words

_MOST_COLUMNS = 200
_LETTERS = {column_letters(number): number for number in range(_MOST_COLUMNS)}


def as_mapping(order: ImportOrder) -> dict[str, object]:
    """An order as its file."""
    columns = {column_letters(number): name for number, name in sorted(order.columns.items())}
    return {
        "sheet": order.sheet,
        "kind": order.kind.value,
        "heading_row": order.heading_row,
        "columns": columns,
        "purpose": order.purpose,
        "left_out": sorted(order.left_out),
        "corrections": _by_row(order.corrections),
        "people": _by_row(order.matches),
    }


def with_mapping(order: ImportOrder, content: bytes, words: Words) -> ImportOrder:
    """The order as a file says it; what the file leaves out stays as guessed.

    Raises:
        UsageError: the file is not right.
    """
    _ = words.gettext
    try:
        told: Any = json.loads(content)
        if not isinstance(told, dict):
            raise ValueError("an object")
        given = cast("dict[str, Any]", told)
        kind = TableKind(given.get("kind", order.kind.value))
        columns = order.columns if kind is order.kind else {}
        if "columns" in given:
            columns = {_LETTERS[str(key)]: str(name) for key, name in given["columns"].items()}
        strange = [name for name in columns.values() if name not in FIELDS[kind]]
        if strange:
            raise UsageError(_("“{field}” is no field.").format(field=strange[0]))
        return replace(
            order,
            sheet=str(given.get("sheet", order.sheet)),
            kind=kind,
            heading_row=int(given.get("heading_row", order.heading_row)),
            columns=columns,
            purpose=str(given.get("purpose", order.purpose)),
            left_out=frozenset(map(int, given.get("left_out", order.left_out))),
            corrections=_flat(given.get("corrections", {})),
            matches=_flat(given.get("people", {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise UsageError(_("The mapping file is not right: {why}").format(why=error)) from error
    except RecursionError as error:
        raise UsageError(_("The mapping file is not right: {why}").format(why=error)) from error


def _by_row(said: Mapping[tuple[int, str], str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (row, name), words in said.items():
        found.setdefault(str(row), {})[name] = words
    return found


def _flat(said: Mapping[str, Mapping[str, str]]) -> dict[tuple[int, str], str]:
    return {
        (int(row), str(name)): str(words)
        for row, inside in said.items()
        for name, words in inside.items()
    }
