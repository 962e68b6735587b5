"""What every repository of one unit of work shares, and the field history they all write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Update, delete, insert, select, update

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case
from sspf_app.storage.codecs import SqlValue, instant_text
from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.mapping import (
    CASE_TRANSFERS,
    DISCLOSURES,
    FOLLOW_UPS,
    HISTORY,
    MISDIRECTIONS,
    WITHDRAWAL_WORDS,
    Kind,
)

RecordT = TypeVar("RecordT")

_CASE = "case_id"
_Values = dict[str, SqlValue]
_NOTHING: Mapping[str, SqlValue] = {}
_GOES_ON = frozenset(
    kind.name for kind in (CASE_TRANSFERS, DISCLOSURES, FOLLOW_UPS, MISDIRECTIONS, WITHDRAWAL_WORDS)
) | {"withdrawal"}
"""What is still written about a locked case: a withdrawal is always received, what went out of this
office is still answered for, and what a person is entitled to see may still be given to them."""


@dataclass(frozen=True)
class Transaction:
    """The open transaction of one unit of work.

    Attributes:
        connection: In a transaction; undone unless committed.
        user_id: Who works.
        now: The one instant of the whole unit, for history.
        chain: Seals the lines of the access log.
    """

    connection: Connection
    user_id: str
    now: datetime
    chain: LogChain

    def rows(
        self, kind: Kind[RecordT], /, *that: ColumnElement[bool], **where: SqlValue
    ) -> tuple[RecordT, ...]:
        """The records of a kind that these conditions and these values of columns find.

        In order of entry.
        """
        query = select(*kind.columns).where(*that).order_by(*kind.table.primary_key)
        for name, value in where.items():
            query = query.where(kind.table.c[name] == value)
        return kind.read(self.connection, query)

    def of_case(self, kind: Kind[RecordT], case: str | None) -> tuple[RecordT, ...]:
        """The records of a case, or of all cases, in order of entry."""
        return self.rows(kind) if case is None else self.rows(kind, case_id=case)

    def row(self, kind: Kind[RecordT], /, **where: SqlValue) -> RecordT | None:
        """The first record whose columns have these values; None = there is none."""
        return next(iter(self.rows(kind, **where)), None)

    def add(self, kind: Kind[RecordT], record: RecordT) -> None:
        """Write a record that never changes, and its history."""
        values = kind.encode(record)
        self.connection.execute(insert(kind.table), values)
        self.write_history(kind, new=values)

    def put(
        self,
        kind: Kind[RecordT],
        record: RecordT,
        /,
        *,
        with_history: bool = True,
        **fixed: SqlValue,
    ) -> None:
        """Write a record, new or known by its key, and its history.

        Args:
            kind: What kind of record it is.
            record: It.
            with_history: False for what may not be found again once it is gone.
            fixed: Columns that are no field of the record: ``pk`` of a table of one row.
        """
        values = {**kind.encode(record), **fixed}
        old = self._stored(kind, values)
        command = insert(kind.table) if old is None else _update(kind, values)
        self.connection.execute(command.values(values))
        if with_history:
            self.write_history(kind, old=old or {}, new=values)

    def remove(self, kind: Kind[Any], /, *, with_history: bool = True, **key: SqlValue) -> None:
        """Take a record away by its whole key; one that is not there is no error."""
        old = self._stored(kind, key)
        if old is None:
            return
        self.connection.execute(delete(kind.table).where(*kind.where(key)))
        if with_history:
            self.write_history(kind, old=old)

    def _stored(self, kind: Kind[Any], values: Mapping[str, SqlValue]) -> _Values | None:
        query = select(*kind.columns).where(*kind.where(values))
        row = self.connection.execute(query).one_or_none()
        return None if row is None else dict(zip(kind.column_names, row, strict=True))

    def write_history(
        self,
        kind: Kind[Any],
        *,
        old: Mapping[str, SqlValue] = _NOTHING,
        new: Mapping[str, SqlValue] = _NOTHING,
    ) -> None:
        """Write one line per field that differs; an absent value and an absent row are both None.

        Args:
            kind: What kind of record it is.
            old: The values of its columns before; empty = there was no such record.
            new: The values after; empty = the record is gone.

        Raises:
            DomainError: ``case_transferred`` (office): the case is with another office, or came
                from one, and is read only here. The use case is undone.
        """
        present = new or old
        row_id = "/".join(str(present.get(name, "")) for name in kind.key if name != _CASE)
        case = row_id if kind.record is Case else present.get(_CASE)
        if kind.name not in _GOES_ON:
            self.need_unlocked(case)
        lines = [
            {
                "at": instant_text(self.now),
                "user_id": self.user_id,
                "kind": kind.name,
                "row_id": row_id,
                "case_id": case,
                "field": column,
                "old": _text(old.get(column)),
                "new": _text(new.get(column)),
            }
            for column in kind.column_names
            if column not in kind.key and old.get(column) != new.get(column)
        ]
        if lines:
            self.connection.execute(insert(HISTORY.table), lines)

    def need_unlocked(self, case: object) -> None:
        """Refuse to write of a case that is read only here; ``write_history`` asks it itself.

        Raises:
            DomainError: ``case_transferred`` (office).
        """
        if case in self._locked:
            raise DomainError("case_transferred", office=self._locked[str(case)])

    @cached_property
    def _locked(self) -> dict[str, str]:
        """Cases that were locked when the unit began, and the office each is with, or came from."""
        table = CASE_TRANSFERS.table
        query = select(table.c.case_id, table.c.office_name).where(
            table.c.confirmed_at.is_not(None), table.c.ended_at.is_(None)
        )
        return {case: office for case, office in self.connection.execute(query).all()}


def _update(kind: Kind[Any], values: Mapping[str, SqlValue]) -> Update:
    return update(kind.table).where(*kind.where(values))


def _text(value: SqlValue) -> str | None:
    return None if value is None else str(value)
