"""What notes need from storage besides the bitemporal rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from sspf_app.services.note_records import NoteVersion, StaffMember


class NoteRecords(Protocol):
    """What stands beside notes, and who handles a case."""

    def add_version(self, version: NoteVersion) -> None: ...
    def versions(self, case: str) -> tuple[NoteVersion, ...]:
        """Of all notes of a case, in order of entry."""
        ...

    def all_versions(self) -> tuple[NoteVersion, ...]:
        """Of every case, in order of entry."""
        ...

    def put_staff(self, member: StaffMember) -> None: ...
    def staff(self, case: str) -> tuple[StaffMember, ...]:
        """Who handles or handled a case, in order of entry."""
        ...

    def opened_by(self, case: str) -> str | None:
        """The user who entered the case."""
        ...

    def handled(self, cases: Iterable[str] | None = None) -> Mapping[str, frozenset[str]]:
        """The users who handle each case, or each of some; who entered it, where nobody is named.

        A case of which neither is known is left out.
        """
        ...
