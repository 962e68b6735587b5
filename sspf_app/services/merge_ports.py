"""What merging persons needs from storage besides the bitemporal rows."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, TypeVar

from sspf_app.domain.facts import Row
from sspf_app.services.merge_records import PersonMerge, TwoPersons

RowT = TypeVar("RowT", bound=Row)


class MergeRecords(Protocol):
    """Merges, and pairs that are two persons."""

    def put(self, merge: PersonMerge) -> None:
        """Write a merge, new or known by ``id``."""
        ...

    def merge(self, merge: str) -> PersonMerge | None: ...
    def merges(self) -> tuple[PersonMerge, ...]:
        """Those that were not taken back, in order of entry."""
        ...

    def add_two(self, pair: TwoPersons) -> None: ...
    def two(self) -> tuple[TwoPersons, ...]: ...
    def cases_naming(self, person: str) -> tuple[str, ...]:
        """Ids of cases in which a standing row names this person, whatever as."""
        ...

    def closed_at(self, kind: type[RowT], at: datetime) -> tuple[RowT, ...]:
        """Rows of a kind that were closed at this instant."""
        ...
