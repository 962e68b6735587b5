"""The catalogue of support."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from sspf_app.services.support_records import SupportEntry
from sspf_app.storage.mapping import SUPPORT_ENTRIES
from sspf_app.storage.transaction import Transaction


class SqlSupportRecords:
    """``services.support_ports.SupportRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def entries(self) -> tuple[SupportEntry, ...]:
        """See ``SupportRecords.entries``."""
        query = select(*SUPPORT_ENTRIES.columns).order_by(SUPPORT_ENTRIES.table.c.pk)
        return SUPPORT_ENTRIES.read(self._transaction.connection, query)

    def put(self, entry: SupportEntry) -> None:
        """See ``SupportRecords.put``."""
        kind = SUPPORT_ENTRIES
        values = kind.encode(entry)
        connection, where = self._transaction.connection, kind.where(values)
        row = connection.execute(select(*kind.columns).where(*where)).one_or_none()
        old = {} if row is None else dict(zip(kind.column_names, row, strict=True))
        command = update(kind.table).where(*where) if old else insert(kind.table)
        connection.execute(command.values(values))
        self._transaction.write_history(kind, old=old, new=values)
