"""The access log and the field history: append-only."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select

from sspf_app.services.log_seal import shown_head
from sspf_app.services.records import HistoryEntry, LogEntry
from sspf_app.storage.mapping import HISTORY, LOG, Kind
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlJournal:
    """``services.ports.Journal`` over the encrypted file."""

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
