"""The catalogue of support."""

from __future__ import annotations

from sspf_app.services.support_records import SupportEntry
from sspf_app.storage.mapping import SUPPORT_ENTRIES
from sspf_app.storage.transaction import Transaction


class SqlSupportRecords:
    """``services.support_ports.SupportRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def entries(self) -> tuple[SupportEntry, ...]:
        """See ``SupportRecords.entries``."""
        return self._transaction.rows(SUPPORT_ENTRIES)

    def put(self, entry: SupportEntry) -> None:
        """See ``SupportRecords.put``."""
        self._transaction.put(SUPPORT_ENTRIES, entry)
