"""Keys of managers, what was sealed to them, and the lines of the log with their seals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from sqlalchemy import select

from sspf_app.services.manager_records import ManagerKey, SealedLine, SealedRequest
from sspf_app.storage.mapping import LOG, MANAGER_KEYS, SEALED_REQUESTS, undamaged
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")

_AT_ONCE = 500


class SqlManagerRecords:
    """``services.manager_ports.ManagerRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def every_key(self) -> tuple[ManagerKey, ...]:
        """See ``ManagerRecords.every_key``."""
        return self._transaction.rows(MANAGER_KEYS)

    def put_key(self, key: ManagerKey) -> None:
        """See ``ManagerRecords.put_key``."""
        self._transaction.put(MANAGER_KEYS, key)

    def requests(self) -> tuple[SealedRequest, ...]:
        """See ``ManagerRecords.requests``."""
        return self._transaction.rows(SEALED_REQUESTS)

    def put_request(self, request: SealedRequest) -> None:
        """See ``ManagerRecords.put_request``."""
        self._transaction.put(SEALED_REQUESTS, request)

    def lines_after(self, number: int) -> Iterator[SealedLine]:
        """See ``ManagerRecords.lines_after``; some at a time, whatever the log weighs."""
        table, last = LOG.table, number
        while True:
            query = (
                select(table.c.pk, table.c.mac, *LOG.columns)
                .where(table.c.pk > last)
                .order_by(table.c.pk)
                .limit(_AT_ONCE)
            )
            rows = undamaged(self._transaction.connection.execute(query))
            for row in rows:
                last = row[0]
                yield SealedLine(number=last, seal=bytes(row[1]).hex(), entry=LOG.decode(row[2:]))
            if len(rows) < _AT_ONCE:
                return

    def seal_at(self, number: int) -> str:
        """See ``ManagerRecords.seal_at``."""
        query = select(LOG.table.c.mac).where(LOG.table.c.pk == number)
        seal = self._transaction.connection.execute(query).scalar_one_or_none()
        return "" if seal is None else bytes(seal).hex()
