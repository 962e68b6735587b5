"""What the network of persons needs from storage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sspf_app.services.network_records import Relation


class NetworkRecords(Protocol):
    """How persons belong together."""

    def put(self, relation: Relation) -> None:
        """Write a relation, new or known by ``id``."""
        ...

    def relation(self, relation: str) -> Relation | None: ...
    def relations_of(self, persons: Iterable[str]) -> tuple[Relation, ...]:
        """Those that stand and name one of these persons, in order of entry."""
        ...
