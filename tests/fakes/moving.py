"""Stand-in of the records of imports, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sspf_app.services.move_records import ImportBatch, KeptColumns, MadeRow


@dataclass
class MovedStore:
    """Imports, what they made, and how columns were read."""

    batches: dict[str, ImportBatch] = field(default_factory=dict[str, ImportBatch])
    made: list[MadeRow] = field(default_factory=list[MadeRow])
    columns: dict[str, KeptColumns] = field(default_factory=dict[str, KeptColumns])


class MemoryMoving:
    """``MovingRecords``."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self._moved: MovedStore = store.moved

    def add_batch(self, batch: ImportBatch, made: Sequence[MadeRow]) -> None:
        self._moved.batches[batch.id] = batch
        self._moved.made.extend(made)

    def put_batch(self, batch: ImportBatch) -> None:
        self._moved.batches[batch.id] = batch

    def batches(self) -> tuple[ImportBatch, ...]:
        return tuple(reversed(self._moved.batches.values()))

    def made(self, batch: str) -> tuple[MadeRow, ...]:
        return tuple(one for one in self._moved.made if one.batch == batch)

    def columns(self, headings: str) -> KeptColumns | None:
        return self._moved.columns.get(headings)

    def put_columns(self, kept: KeptColumns) -> None:
        self._moved.columns[kept.headings] = kept

    def built_on(self, case: str) -> dict[str, int]:
        tables = {
            "forms": self._store.forms.values(),
            "disclosures": self._store.disclosures,
            "attendance": self._store.attendance.values(),
            "scans": self._store.scans.values(),
            "case_tasks": self._store.tasks.values(),
            "contact_rules": self._store.asked.rules.values(),
            "chase_events": self._store.asked.events,
        }
        found = Counter(
            name
            for name, rows in tables.items()
            for row in rows
            if getattr(row, "case", "") == case
        )
        return dict(found)
