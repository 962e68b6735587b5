"""The bitemporal rows: added, corrected, read; never edited."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import IntegrityError

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, CaseRow, Row
from sspf_app.services.ports import Clock
from sspf_app.services.row_closing import closed_at
from sspf_app.storage.case_loading import load_all, load_case
from sspf_app.storage.codecs import SqlValue, instant_text, microseconds
from sspf_app.storage.errors import StorageBug
from sspf_app.storage.mapping import Kind, fact_kind
from sspf_app.storage.rows import CaseIdRow
from sspf_app.storage.search_index import drop_row, index_row
from sspf_app.storage.transaction import Transaction

RowT = TypeVar("RowT", bound=Row)

_REASON = "invalidated_because"


class SqlRecords:
    """``services.ports.Records`` over the encrypted file."""

    def __init__(self, transaction: Transaction, clock: Clock) -> None:
        self._transaction = transaction
        self._clock = clock

    def add(self, row: Row) -> None:
        """See ``Records.add``."""
        kind = fact_kind(type(row))
        values = kind.encode(row)
        self._insert(kind, row, values)
        self._transaction.write_history(kind, new=values)

    def replace(self, row: Row, *, at: datetime, by: Row | None = None) -> None:
        """See ``Records.replace``; ``row`` is the standing row as it was read."""
        kind = fact_kind(type(row))
        given = kind.encode(row)
        pk, stored = self._standing(kind, given)
        closing = {"replaced_at": instant_text(closed_at(row, by, at))}
        reason = {_REASON: given[_REASON]} if _REASON in given else {}
        if pk is None or any(given[name] != (stored | reason)[name] for name in stored):
            raise DomainError("row_not_standing", kind=kind.name, id=row.id)
        changed = {**closing, **reason}
        self._transaction.connection.execute(
            update(kind.table).where(kind.table.c.pk == pk).values(changed)
        )
        drop_row(self._transaction, type(row), pk)
        self._transaction.write_history(kind, old=stored, new={**stored, **changed})
        if by is not None:
            self._correct(kind, by, stored)

    def standing(self, kind: type[RowT], row_id: str, *, case: str | None = None) -> RowT | None:
        """See ``Records.standing``."""
        found = fact_kind(kind)
        if case is None and issubclass(kind, CaseRow):
            raise StorageBug(f"{kind.__name__}: ids are per case, so the case must be told")
        key = {"id": row_id, "case_id": case}
        query = select(*found.columns).where(*found.where(key), _stands(found))
        return next(iter(found.read(self._transaction.connection, query)), None)

    def list_standing(self, kind: type[RowT], *, case: str | None = None) -> tuple[RowT, ...]:
        """See ``Records.list_standing``."""
        found = fact_kind(kind)
        query = select(*found.columns).where(_stands(found)).order_by(found.table.c.id)
        if case is not None:
            query = query.where(found.table.c.case_id == case)
        return found.read(self._transaction.connection, query)

    def list_within(
        self, kind: type[RowT], field: str, first: date, last: date
    ) -> tuple[RowT, ...]:
        """See ``Records.list_within``; days are ISO texts, which sort as days do."""
        found = fact_kind(kind)
        column = found.table.c[field]
        query = (
            select(*found.columns)
            .where(_stands(found), column >= first.isoformat(), column <= last.isoformat())
            .order_by(found.table.c.id)
        )
        return found.read(self._transaction.connection, query)

    def list_of(self, kind: type[RowT], field: str, values: Iterable[str]) -> tuple[RowT, ...]:
        """See ``Records.list_of``."""
        wanted = sorted(set(values))
        if not wanted:
            return ()
        found = fact_kind(kind)
        given = func.json_each(bindparam("given")).table_valued("value")
        query = (
            select(*found.columns)
            .where(_stands(found), found.table.c[field].in_(select(given.c.value)))
            .order_by(found.table.c.id)
        )
        return found.read(self._transaction.connection, query, {"given": json.dumps(wanted)})

    def list_between(
        self, kind: type[RowT], field: str, first: datetime, last: datetime
    ) -> tuple[RowT, ...]:
        """See ``Records.list_between``; instants are compared in microseconds."""
        found = fact_kind(kind)
        column = found.table.c[f"{field}_us"]
        query = (
            select(*found.columns)
            .where(_stands(found), column >= microseconds(first), column < microseconds(last))
            .order_by(column, found.table.c.id)
        )
        return found.read(self._transaction.connection, query)

    def case_facts(self, case: str) -> Facts:
        """See ``Records.case_facts``."""
        return load_case(self._transaction.connection, case, zone=self._clock.zone)

    def all_facts(self) -> Facts:
        """See ``Records.all_facts``."""
        return load_all(self._transaction.connection, zone=self._clock.zone)

    def _standing(
        self, kind: Kind[RowT], key: dict[str, SqlValue]
    ) -> tuple[int | None, dict[str, SqlValue]]:
        query = select(kind.table.c.pk, *kind.columns).where(*kind.where(key), _stands(kind))
        row = self._transaction.connection.execute(query).one_or_none()
        if row is None:
            return None, {}
        pk, *values = row
        return pk, dict(zip(kind.column_names, values, strict=True))

    def _correct(self, kind: Kind[RowT], by: Row, stored: dict[str, SqlValue]) -> None:
        values = kind.encode(by) if isinstance(by, kind.record) else {}
        if any(values.get(name) != stored[name] for name in (*kind.key, "replaced_at")):
            raise StorageBug("a correction has the kind, the case and the id of what it corrects")
        self._insert(kind, by, values)
        self._transaction.write_history(kind, old=stored, new=values)

    def _insert(self, kind: Kind[RowT], row: Row, values: dict[str, SqlValue]) -> None:
        connection = self._transaction.connection
        if isinstance(row, Case):
            connection.execute(insert_or(CaseIdRow).values(id=row.id).on_conflict_do_nothing())
        try:
            result = connection.execute(insert(kind.table), values)
        except IntegrityError as error:
            if "UNIQUE" not in str(error.orig):
                raise
            raise DomainError("id_taken", kind=kind.name, id=row.id) from None
        (pk,) = result.inserted_primary_key or (0,)
        index_row(self._transaction, row, pk)


def _stands(kind: Kind[RowT]) -> ColumnElement[bool]:
    return kind.table.c.replaced_at.is_(None)
