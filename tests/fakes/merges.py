"""Persons entered twice, in memory."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sspf_app.domain.facts import CaseRow
from sspf_app.services.merge_records import PersonMerge, TwoPersons
from tests.fakes.store import Store


class MemoryMerges:
    """``MergeRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, merge: PersonMerge) -> None:
        self._store.merges[merge.id] = merge

    def merge(self, merge: str) -> PersonMerge | None:
        return self._store.merges.get(merge)

    def merges(self) -> tuple[PersonMerge, ...]:
        return tuple(one for one in self._store.merges.values() if one.undone_at is None)

    def add_two(self, pair: TwoPersons) -> None:
        self._store.two.setdefault((pair.person, pair.other), pair)

    def two(self) -> tuple[TwoPersons, ...]:
        return tuple(self._store.two.values())

    def cases_naming(self, person: str) -> tuple[str, ...]:
        return tuple(
            sorted(
                {
                    row.case
                    for row in self._store.rows
                    if isinstance(row, CaseRow)
                    and row.replaced_at is None
                    and f"'{person}'" in repr(row)
                }
            )
        )

    def closed_at(self, kind: type[Any], at: datetime) -> tuple[Any, ...]:
        return tuple(row for row in self._store.rows if type(row) is kind and row.replaced_at == at)
