"""Which cases name a person: the quick question behind what a list may show.

It finds at least every case that ``case_loading`` would find the person in. Whom a case names is
kept (``CaseNameRow``): triggers take it along whatever writes a row, so that no way of writing
forgets it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast, get_type_hints

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects import sqlite

from sspf_app.domain.facts import Case, CaseRow, Consent, Custody, Item, Row
from sspf_app.storage.case_loading import PERSON_FIELDS
from sspf_app.storage.case_rows import CaseNameRow
from sspf_app.storage.codecs import is_plain_text
from sspf_app.storage.mapping import FACTS, fact_kind

_INSIDE: dict[type[Row], tuple[str, ...]] = {Consent: ("grants", "exclusions")}
"""Columns that name persons somewhere within."""
_PROMISED = "commitment"
"""Of what an item promises only who is to do it is taken: the rest is free words."""


class Naming(NamedTuple):
    """What of a kind of row names persons.

    Attributes:
        table: The table.
        case: Its column for the case.
        ids: Columns that hold an id as it is, and ``commitment``.
        stored: Columns of JSON.
    """

    table: str
    case: str
    ids: tuple[str, ...]
    stored: tuple[str, ...]


def cases_naming(
    connection: Connection, cases: Iterable[str], persons: Iterable[str]
) -> frozenset[str]:
    """Which of the cases name any of the persons, or a child in their custody.

    Whether that custody has ended is not asked, nor whether a row was replaced.
    """
    asked = frozenset(cases)
    if not asked:
        return asked
    raw = cast(sqlite3.Connection, connection.connection.driver_connection)
    found = raw.execute(_NAMING, {"persons": json.dumps(sorted(set(persons)))})
    return frozenset(case for (case,) in found if case in asked)


def name_again(execute: Callable[[str, tuple[str, ...]], object], case: str) -> None:
    """Work out anew whom a case names, once rows of it are gone.

    Args:
        execute: On the database, in a transaction.
        case: The case.
    """
    execute("DELETE FROM case_names WHERE case_id = ?", (case,))
    for one in NAMINGS:  # what is written as it was sets off the trigger
        column = (*one.ids, *one.stored)[0]
        execute(
            f'UPDATE "{one.table}" SET "{column}" = "{column}" WHERE "{one.case}" = ?',  # noqa: S608  names of our own
            (case,),
        )


def unnamed_query() -> str:
    """The query for how many persons of cases were not taken along: 0, or the file is not sound."""
    parts: list[str] = []
    for one in NAMINGS:
        of = f'"{one.table}"'
        ids = [_id_in(f"{of}.{name}") for name in one.ids]
        parts += [f"SELECT {name} AS person, {of}.{one.case} FROM {of}" for name in ids]  # noqa: S608  names of our own
        parts += [
            f"SELECT value, {of}.{one.case} FROM {of}, json_tree({of}.{name}) WHERE type = 'text'"  # noqa: S608  names of our own
            for name in one.stored
        ]
    every = " UNION ".join(parts)
    kept = "SELECT person, case_id FROM case_names"
    return f"SELECT count(*) FROM (SELECT * FROM ({every}) WHERE person NOT NULL EXCEPT {kept})"  # noqa: S608  names of our own


def _namings() -> Iterator[Naming]:
    for kind in FACTS:
        columns, hints = kind.table.c, get_type_hints(kind.record)
        case = "id" if kind.record is Case else "case_id"
        fields: tuple[str, ...] = (*PERSON_FIELDS, *_INSIDE.get(kind.record, ()))
        names = [one for one in fields if one in columns]
        if names and issubclass(kind.record, CaseRow | Case):
            plain = tuple(one for one in names if is_plain_text(hints[one]))
            stored = tuple(one for one in names if one not in plain)
            ids = (*plain, _PROMISED) if kind.record is Item else plain
            yield Naming(kind.table.name, case, ids, stored)


def _id_in(column: str) -> str:
    is_promise = column.endswith(_PROMISED)
    return f"json_extract({column}, '$.responsible')" if is_promise else column


def _naming() -> str:
    given = func.json_each(bindparam("persons")).table_valued("value")
    custody = fact_kind(Custody).table
    who = select(given.c.value.label("person")).cte("who", recursive=True)
    who = who.union(select(custody.c.child).where(custody.c.holder == who.c.person))
    query = select(CaseNameRow.case_id).where(CaseNameRow.person.in_(select(who.c.person)))
    return str(query.distinct().compile(dialect=sqlite.dialect(paramstyle="named")))


NAMINGS: tuple[Naming, ...] = tuple(_namings())
"""Every kind of row of a case that names persons; the triggers stand in the migrations."""
_NAMING = _naming()
