"""The access log and the field history: append-only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select

from sspf_app.services.log_seal import shown_head
from sspf_app.services.records import Action, HistoryEntry, LogEntry
from sspf_app.storage.mapping import HISTORY, LOG, Kind
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlJournal:
    """``services.office_ports.Journal`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def log(self, entry: LogEntry) -> None:
        """Append one line to the access log."""
        self._transaction.chain.append(self._transaction.connection, entry)

    def head(self) -> str:
        """See ``Journal.head``."""
        return shown_head(self._transaction.chain.last(self._transaction.connection))

    def entries(
        self, *, limit: int = 200, case: str | None = None, user_id: str | None = None
    ) -> tuple[LogEntry, ...]:
        """See ``Journal.entries``."""
        return self._newest(LOG, limit, {"case_id": case, "user_id": user_id})

    def last_unlocked(self) -> Mapping[str, datetime]:
        """See ``Journal.last_unlocked``."""
        of = LOG.table.c
        last = select(func.max(of.pk)).where(of.action == Action.UNLOCK.value).group_by(of.user_id)
        query = select(*LOG.columns).where(of.pk.in_(last))
        return {one.user_id: one.at for one in LOG.read(self._transaction.connection, query)}

    def first_at(self) -> datetime | None:
        """See ``Journal.first_at``."""
        of = LOG.table.c
        query = select(*LOG.columns).order_by(of.pk).limit(1)
        return next((one.at for one in LOG.read(self._transaction.connection, query)), None)

    def history(
        self, *, case: str | None = None, row_id: str | None = None, limit: int = 500
    ) -> tuple[HistoryEntry, ...]:
        """See ``Journal.history``."""
        return self._newest(HISTORY, limit, {"case_id": case, "row_id": row_id})

    def _newest(
        self, kind: Kind[RecordT], limit: int, wanted: dict[str, str | None]
    ) -> tuple[RecordT, ...]:
        conditions: list[ColumnElement[Any]] = [
            kind.table.c[name] == value for name, value in wanted.items() if value is not None
        ]
        query = (
            select(*kind.columns).where(*conditions).order_by(kind.table.c.pk.desc()).limit(limit)
        )
        return kind.read(self._transaction.connection, query)
