"""What the catalogue of support needs from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.support_records import SupportEntry


class SupportRecords(Protocol):
    """The catalogue of support."""

    def entries(self) -> tuple[SupportEntry, ...]:
        """Every entry, those offered no more too, in order of entry."""
        ...

    def put(self, entry: SupportEntry) -> None:
        """Write an entry, new or known by ``id``."""
        ...

    def is_chosen(self, support: str) -> bool:
        """Whether a line of any plan names it, one that was taken away too."""
        ...

    def remove(self, support: str) -> None:
        """Take away an entry no plan names; one that is not there is no error."""
        ...
