"""Imports of sheets, what they made, and what was built on it since."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from sspf_app.services.move_records import ImportBatch, KeptColumns, MadeRow
from sspf_app.storage.case_rows import CaseNameRow
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
) | {CaseNameRow.__tablename__}
"""The facts are looked at row by row; the others no person has entered."""


class SqlMovingRecords:
    """``services.move_ports.MovingRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_batch(self, batch: ImportBatch, made: Sequence[MadeRow]) -> None:
        """See ``MovingRecords.add_batch``."""
        self._transaction.add(IMPORT_BATCHES, batch)
        if made:
            self._transaction.connection.execute(
                insert(IMPORT_MADE.table), [IMPORT_MADE.encode(one) for one in made]
            )

    def put_batch(self, batch: ImportBatch) -> None:
        """See ``MovingRecords.put_batch``."""
        self._transaction.put(IMPORT_BATCHES, batch)

    def batches(self) -> tuple[ImportBatch, ...]:
        """See ``MovingRecords.batches``."""
        return self._transaction.rows(IMPORT_BATCHES)[::-1]

    def made(self, batch: str) -> tuple[MadeRow, ...]:
        """See ``MovingRecords.made``."""
        return self._transaction.rows(IMPORT_MADE, batch=batch)

    def columns(self, headings: str) -> KeptColumns | None:
        """See ``MovingRecords.columns``."""
        return self._transaction.row(IMPORT_COLUMNS, headings=headings)

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
