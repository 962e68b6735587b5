"""Every row of the vault as tables: one per kind, columns named as the properties of case files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any

from sspf_app.domain.fact_set import Facts
from sspf_app.services.sheet_views import Cell, Table

_NAMED = ("person", "party", "young_person", "child", "holder", "signatory", "guardian", "source",
          "recipient", "coordinator_party", "responsible", "participant")  # fmt: skip
"""Fields that hold the id of a person or party: beside them stands the name."""


def fact_tables(facts: Facts, names: Mapping[str, str]) -> Iterator[Table]:
    """A table for each kind of fact that has rows, replaced rows too."""
    for field in fields(facts):
        if field.name != "zone":
            rows: tuple[Any, ...] = getattr(facts, field.name)
            yield from record_table(field.name, rows, names, facts.zone)


def record_table(
    name: str, rows: Sequence[Any], names: Mapping[str, str], zone: tzinfo
) -> Iterator[Table]:
    """A table of records of one kind; none where there are none."""
    if not rows:
        return
    columns = [field.name for field in fields(rows[0])]
    heads = [head for column in columns for head in _heads(column)]
    yield Table(
        name=name,
        heads=tuple(heads),
        rows=[tuple(_cells(row, columns, names, zone)) for row in rows],
    )


def joined(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Tables of the same kind, of several cases, put together."""
    found: dict[str, Table] = {}
    for table in tables:
        known = found.get(table.name)
        rows = table.rows if known is None else [*known.rows, *table.rows]
        found[table.name] = Table(name=table.name, heads=table.heads, rows=rows)
    return tuple(found.values())


def _heads(column: str) -> tuple[str, ...]:
    return (column, f"{column}_name") if column in _NAMED else (column,)


def _cells(row: Any, columns: list[str], names: Mapping[str, str], zone: tzinfo) -> Iterator[Cell]:
    for column in columns:
        value = getattr(row, column)
        yield _cell(value, zone)
        if column in _NAMED:
            yield names.get(value)


def _cell(value: Any, zone: tzinfo) -> Cell:
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return str(value.value)
        case str():
            return value
        case datetime():
            return value.astimezone(zone).isoformat()
        case date():
            return value
        case _ if value == ():
            return None
        case _:
            return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(part) for name, part in parts.items() if part not in (None, ())}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    return value
