"""Imports of sheets, what they made, and what was built on it since."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from sspf_app.services.move_records import ImportBatch, KeptColumns, MadeRow
from sspf_app.storage.mapping import (
    CASE_STATES,
    CHASE_STATES,
    FACTS,
    HISTORY,
    IMPORT_BATCHES,
    IMPORT_COLUMNS,
    IMPORT_MADE,
    LOG,
    WITHDRAWAL_STATES,
)
from sspf_app.storage.rows import Base
from sspf_app.storage.transaction import Transaction

_WORKED_OUT = frozenset(
    kind.table.name
    for kind in (*FACTS, CASE_STATES, CHASE_STATES, WITHDRAWAL_STATES, LOG, HISTORY, IMPORT_MADE)
)
"""The facts are looked at row by row; the others no person has entered."""


class SqlMovingRecords:
    """``services.move_ports.MovingRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_batch(self, batch: ImportBatch, made: Sequence[MadeRow]) -> None:
        """See ``MovingRecords.add_batch``."""
        values = IMPORT_BATCHES.encode(batch)
        connection = self._transaction.connection
        connection.execute(insert(IMPORT_BATCHES.table), values)
        self._transaction.write_history(IMPORT_BATCHES, new=values)
        if made:
            connection.execute(insert(IMPORT_MADE.table), [IMPORT_MADE.encode(one) for one in made])

    def put_batch(self, batch: ImportBatch) -> None:
        """See ``MovingRecords.put_batch``."""
        values = IMPORT_BATCHES.encode(batch)
        found = IMPORT_BATCHES.where(values)
        query = select(*IMPORT_BATCHES.columns).where(*found)
        for old in IMPORT_BATCHES.read(self._transaction.connection, query):
            self._transaction.write_history(
                IMPORT_BATCHES, old=IMPORT_BATCHES.encode(old), new=values
            )
        self._transaction.connection.execute(
            update(IMPORT_BATCHES.table).where(*found).values(values)
        )

    def batches(self) -> tuple[ImportBatch, ...]:
        """See ``MovingRecords.batches``."""
        query = select(*IMPORT_BATCHES.columns).order_by(IMPORT_BATCHES.table.c.pk.desc())
        return IMPORT_BATCHES.read(self._transaction.connection, query)

    def made(self, batch: str) -> tuple[MadeRow, ...]:
        """See ``MovingRecords.made``."""
        table = IMPORT_MADE.table
        query = select(*IMPORT_MADE.columns).where(table.c.batch == batch).order_by(table.c.pk)
        return IMPORT_MADE.read(self._transaction.connection, query)

    def columns(self, headings: str) -> KeptColumns | None:
        """See ``MovingRecords.columns``."""
        query = select(*IMPORT_COLUMNS.columns).where(IMPORT_COLUMNS.table.c.headings == headings)
        return next(iter(IMPORT_COLUMNS.read(self._transaction.connection, query)), None)

    def put_columns(self, kept: KeptColumns) -> None:
        """See ``MovingRecords.put_columns``."""
        values = IMPORT_COLUMNS.encode(kept)
        command = insert_or(IMPORT_COLUMNS.table).values(values)
        self._transaction.connection.execute(
            command.on_conflict_do_update(index_elements=["headings"], set_=values)
        )

    def built_on(self, case: str) -> dict[str, int]:
        """See ``MovingRecords.built_on``; a table that is new to the program counts by itself."""
        found: dict[str, int] = {}
        for table in Base.metadata.sorted_tables:
            if table.name in _WORKED_OUT or "case_id" not in table.c:
                continue
            query = select(func.count()).select_from(table).where(table.c.case_id == case)
            count = self._transaction.connection.execute(query).scalar_one()
            if count:
                found[table.name] = int(count)
        return found
