"""Notes of a case and who reads them, in memory."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.facts import Case
from sspf_app.services.note_records import NoteVersion, StaffMember
from tests.fakes.store import Store


class MemoryNotes:
    """``NoteRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_version(self, version: NoteVersion) -> None:
        self._store.note_versions.append(version)

    def versions(self, case: str) -> tuple[NoteVersion, ...]:
        return tuple(one for one in self._store.note_versions if one.case == case)

    def all_versions(self) -> tuple[NoteVersion, ...]:
        return tuple(self._store.note_versions)

    def put_staff(self, member: StaffMember) -> None:
        self._store.staff[member.id] = member

    def staff(self, case: str) -> tuple[StaffMember, ...]:
        return tuple(one for one in self._store.staff.values() if one.case == case)

    def handled(self, cases: Iterable[str] | None = None) -> dict[str, frozenset[str]]:
        there = {
            row.id for row in self._store.rows if isinstance(row, Case) and not row.replaced_at
        }
        asked = there if cases is None else there & set(cases)
        named = {
            case: frozenset(one.user for one in self.staff(case) if one.until is None)
            for case in asked
        }
        entered = {case: self.opened_by(case) for case in asked if not named[case]}
        return {case: users for case, users in named.items() if users} | {
            case: frozenset((user,)) for case, user in entered.items() if user is not None
        }

    def opened_by(self, case: str) -> str | None:
        entered = [
            one.user_id for one in self._store.history if (one.kind, one.row_id) == ("Case", case)
        ]
        return entered[0] if entered else None
