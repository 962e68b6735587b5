"""Who of the office's own users reads which note; every way to a note asks here.

Source: SoLPuL 10 § (access by need); OSL 26 kap. 1 §.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sspf_app.domain.facts import Note
from sspf_app.services.desk import Desk
from sspf_app.services.note_records import NoteKind, NoteLevel, NoteVersion
from sspf_app.services.ports import UnitOfWork


class NoteReading:
    """What the user at the desk may read of the notes of one case.

    Attributes:
        staff: Users who handle the case.
    """

    def __init__(self, unit: UnitOfWork, desk: Desk, case: str) -> None:
        self._user, self._case = desk.actor.user_id, case
        self.staff = staff_of(unit, case)
        self._versions: dict[tuple[str, datetime | None], NoteVersion] = {}
        self._newest: dict[str, NoteVersion] = {}
        for one in unit.notes.versions(case):
            self._versions[one.note, one.recorded_at] = one
            self._newest[one.note] = one

    def newest(self, note: str) -> NoteVersion:
        """What stands beside the newest row of a note."""
        return self._newest.get(note) or _of_no_author(self._case, note)

    def beside(self, row: Note) -> NoteVersion:
        """What stands beside a row; one that came with the case has nothing of its own."""
        found = self._versions.get((row.id, row.recorded_at))
        return found or _of_no_author(self._case, row.id)

    def may_read(self, note: str) -> bool:
        """Whether the user may read a note as it stands."""
        return self._is_open(self.newest(note))

    def may_read_row(self, row: Note) -> bool:
        """Whether the user may read a version: as the note is kept now, and as it was then.

        A note that is opened to more people does not show them what it said before.
        """
        return self.may_read(row.id) and self._is_open(self.beside(row))

    def may_read_always(self, note: str) -> bool:
        """Whether the user may read every version of a note there was."""
        beside = [one for one in self._versions.values() if one.note == note]
        return all(map(self._is_open, beside))

    def _is_open(self, version: NoteVersion) -> bool:
        if version.level is NoteLevel.OFFICE or version.author == self._user:
            return True
        return version.level is NoteLevel.STAFF and self._user in self.staff


def staff_of(unit: UnitOfWork, case: str) -> frozenset[str]:
    """Users who handle a case; who entered it, where nobody was named."""
    named = frozenset(one.user for one in unit.notes.staff(case) if one.until is None)
    if named:
        return named
    opened_by = unit.notes.opened_by(case)
    return frozenset(() if opened_by is None else (opened_by,))


def _of_no_author(case: str, note: str) -> NoteVersion:
    return NoteVersion(
        case=case,
        note=note,
        recorded_at=datetime.min.replace(tzinfo=UTC),
        kind=NoteKind.CASE_NOTE.value,
        level=NoteLevel.OFFICE,
        about=(),
        author="",
        written_by="",
    )
