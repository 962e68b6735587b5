"""Which cases name a person: the quick question behind what a list may show.

It finds at least every case that ``case_loading`` would find the person in. The rows are looked
through here and not in SQL: there, what is stored as JSON would be walked leaf by leaf, each time
against a list of persons that is made anew for every column.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast, get_type_hints

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite

from sspf_app.domain.facts import Case, CaseRow, Consent, Custody, Item, Row
from sspf_app.storage.case_loading import PERSON_FIELDS
from sspf_app.storage.codecs import is_plain_text
from sspf_app.storage.mapping import FACTS, AnySelect, Kind, fact_kind

_INSIDE: dict[type[Row], tuple[str, ...]] = {Consent: ("grants", "exclusions")}
"""Columns that name persons somewhere within."""
_RESPONSIBLE = literal_column("json_extract(items.commitment, '$.responsible')", Text)
_REMEMBERED = 1024
"""Texts: what one case or fifty store as JSON is the same over and over."""


def cases_naming(
    connection: Connection, cases: Iterable[str], persons: Iterable[str]
) -> frozenset[str]:
    """Which of the cases name any of the persons, or a child in their custody.

    Whether that custody has ended is not asked, nor whether a row was replaced.
    """
    raw = cast(sqlite3.Connection, connection.connection.driver_connection)
    who = _with_children(raw, set(persons))
    given = {"cases": json.dumps(sorted(set(cases)))}
    found: set[str] = set()
    for query, plain in _QUERIES:
        for case, *values in raw.execute(query, given):
            if case not in found and _names(values, plain, who):
                found.add(case)
    return frozenset(found)


def _with_children(raw: sqlite3.Connection, persons: set[str]) -> set[str]:
    """The persons, and whoever is a child in the custody of one of them, and so on."""
    who, asked = set(persons), persons
    while asked:
        found = raw.execute(_CHILDREN, {"holders": json.dumps(sorted(asked))})
        asked = {child for (child,) in found} - who
        who |= asked
    return who


def _names(values: list[str | None], plain: int, who: set[str]) -> bool:
    """Whether a row names any of them; its first ``plain`` values are ids, the others JSON."""
    if not who.isdisjoint(values[:plain]):
        return True
    return any(text and not who.isdisjoint(_texts(text)) for text in values[plain:])


@lru_cache(maxsize=_REMEMBERED)
def _texts(stored: str) -> frozenset[str]:
    """At least every text within what is stored as JSON.

    Without an escape each stands between quotation marks as it is, and cutting at those is quicker
    than reading the JSON.
    """
    return frozenset(_leaves(json.loads(stored)) if "\\" in stored else stored.split('"'))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for within in cast(dict[str, object], value).values():
            yield from _leaves(within)
    elif isinstance(value, list):
        for within in cast(list[object], value):
            yield from _leaves(within)


def _given(name: str) -> Select[str]:
    values = func.json_each(bindparam(name)).table_valued("value")
    return select(values.c.value)


def _children() -> AnySelect:
    custody = fact_kind(Custody).table
    return select(custody.c.child).where(custody.c.holder.in_(_given("holders"))).distinct()


def _query(kind: Kind[Any]) -> tuple[str, int] | None:
    """What of a kind names persons, with its case, and how many columns hold ids as they are."""
    columns, hints = kind.table.c, get_type_hints(kind.record)
    case = columns.id if kind.record is Case else columns.get("case_id")
    if case is None or not issubclass(kind.record, CaseRow | Case):
        return None
    fields: tuple[str, ...] = (*PERSON_FIELDS, *_INSIDE.get(kind.record, ()))
    names = [one for one in fields if one in columns]
    ids: list[ColumnElement[Any]] = [columns[one] for one in names if is_plain_text(hints[one])]
    if kind.record is Item:
        ids.append(_RESPONSIBLE)
    stored = [columns[one] for one in names if not is_plain_text(hints[one])]
    if not ids and not stored:
        return None
    # Most rows of a case name the same people as the one before.
    query = select(case, *ids, *stored).distinct().where(case.in_(_given("cases")))
    return _compiled(query), len(ids)


def _compiled(query: AnySelect) -> str:
    return str(query.compile(dialect=sqlite.dialect(paramstyle="named")))


_CHILDREN = _compiled(_children())
_QUERIES = tuple(found for found in map(_query, FACTS) if found is not None)
