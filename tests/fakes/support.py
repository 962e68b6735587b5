"""The catalogue of support, in memory."""

from __future__ import annotations

from sspf_app.services.support_records import SupportEntry
from tests.fakes.store import Store


class MemorySupport:
    """``SupportRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self) -> tuple[SupportEntry, ...]:
        return tuple(self._store.support.values())

    def put(self, entry: SupportEntry) -> None:
        self._store.support[entry.id] = entry

    def is_chosen(self, support: str) -> bool:
        return any(one.support == support for one in self._store.planned.parts.values())

    def remove(self, support: str) -> None:
        self._store.support.pop(support, None)
