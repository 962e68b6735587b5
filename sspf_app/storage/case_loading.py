"""Reads the facts: of one case, with the shared rows its rules may ask about, or of all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import tzinfo
from typing import Any, cast

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects import sqlite

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, CaseRow, Consent, Custody, Item, Party, Person, PolicyRow
from sspf_app.storage.mapping import FACTS, AnySelect, Kind, fact_kind

Rows = dict[str, tuple[Any, ...]]
"""Rows by the name of their table, which is their name in ``Facts``."""

PERSON_FIELDS = (
    "young_person",
    "signatory",
    "subjects",
    "person",
    "guardian",
    "participants",
    "parties",
    "about",
    "recipient",
)
"""Fields of a case's rows in which a person may stand, alone or among others."""


def load_case(connection: Connection, case: str, *, zone: tzinfo) -> Facts:
    """Read what ``Records.case_facts`` promises; the rows of a kind in order of entry."""
    raw = cast(sqlite3.Connection, connection.connection.driver_connection)
    rows: Rows = {}
    for sql, kind in _CASE_QUERIES:
        rows[kind.table.name] = tuple(map(kind.decode, raw.execute(sql, {"case": case})))
    named = json.dumps(sorted(_persons_named(rows)))
    for sql, kind in _PERSON_QUERIES:
        rows[kind.table.name] = tuple(map(kind.decode, raw.execute(sql, {"persons": named})))
    return Facts(zone=zone, **rows)


def load_all(connection: Connection, *, zone: tzinfo) -> Facts:
    """Read every row; the rows of a kind in order of entry."""
    rows = {kind.table.name: kind.read(connection, _in_order(kind)) for kind in FACTS}
    return Facts(zone=zone, **rows)


def _persons_named(rows: Rows) -> set[str]:
    """Ids of everybody the rows of a case name; ids of parties among them do no harm."""
    names: set[str] = set()
    for row in (row for kind in rows.values() for row in kind):
        for field in PERSON_FIELDS:
            names.update(_ids(getattr(row, field, None)))
        if isinstance(row, Consent):
            names.update(grant.subject for grant in row.grants)
            names.update(grant.person for grant in row.grants if grant.person)
            for cut in row.exclusions:
                names.update((cut.subject, cut.source, cut.recipient))
        if isinstance(row, Item) and row.commitment is not None:
            names.add(row.commitment.responsible)
    return names


def _ids(value: str | tuple[str, ...] | None) -> Iterable[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _in_order(kind: Kind[Any]) -> AnySelect:
    return select(*kind.columns).order_by(kind.table.c.pk)


def _case_query(kind: Kind[Any]) -> AnySelect:
    if issubclass(kind.record, CaseRow):
        return _in_order(kind).where(kind.table.c.case_id == bindparam("case"))
    if kind.record is Case:
        return _in_order(kind).where(kind.table.c.id == bindparam("case"))
    return _in_order(kind)


def _person_query(kind: Kind[Any], name: str) -> AnySelect:
    """Rows of those named, of who holds custody of them, and of who holds it of those in turn."""
    custody = fact_kind(Custody).table
    named = func.json_each(bindparam("persons")).table_valued("value")
    who = select(named.c.value.label("id")).cte("who", recursive=True)
    who = who.union(select(custody.c.holder).join(who, custody.c.child == who.c.id))
    return _in_order(kind).where(kind.table.c[name].in_(select(who.c.id)))


def _compiled(query: AnySelect) -> str:
    """Write a query out once, as the driver takes it.

    Every answer and every screen of a case waits for these: through SQLAlchemy each of the twenty
    small queries would take three times as long.
    """
    return str(query.compile(dialect=sqlite.dialect(paramstyle="named")))


_CASE_QUERIES: tuple[tuple[str, Kind[Any]], ...] = tuple(
    (_compiled(_case_query(kind)), kind)
    for kind in FACTS
    if issubclass(kind.record, CaseRow | Case | PolicyRow | Party)
)
_PERSON_QUERIES: tuple[tuple[str, Kind[Any]], ...] = (
    (_compiled(_person_query(fact_kind(Person), "id")), fact_kind(Person)),
    (_compiled(_person_query(fact_kind(Custody), "child")), fact_kind(Custody)),
)
