"""Who belongs together, in memory."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.services.network_records import Relation
from tests.fakes.store import Store


class MemoryNetwork:
    """``NetworkRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, relation: Relation) -> None:
        self._store.relations[relation.id] = relation

    def relation(self, relation: str) -> Relation | None:
        return self._store.relations.get(relation)

    def relations_of(self, persons: Iterable[str]) -> tuple[Relation, ...]:
        wanted = set(persons)
        return tuple(
            one
            for one in self._store.relations.values()
            if one.ended_at is None and wanted & {one.person, one.other}
        )
