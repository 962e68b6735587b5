"""The catalogue of support."""

from __future__ import annotations

from sspf_app.services.support_records import SupportEntry
from sspf_app.storage.mapping import PLAN_PARTS, SUPPORT_ENTRIES
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

    def is_chosen(self, support: str) -> bool:
        """See ``SupportRecords.is_chosen``."""
        return self._transaction.row(PLAN_PARTS, support=support) is not None

    def remove(self, support: str) -> None:
        """See ``SupportRecords.remove``."""
        self._transaction.remove(SUPPORT_ENTRIES, id=support)
