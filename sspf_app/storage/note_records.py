"""What stands beside notes, and who handles a case."""

from __future__ import annotations

from sqlalchemy import select

from sspf_app.services.note_records import NoteVersion, StaffMember
from sspf_app.storage.mapping import CASE_STAFF, HISTORY, NOTE_VERSIONS
from sspf_app.storage.transaction import Transaction


class SqlNoteRecords:
    """``services.note_ports.NoteRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_version(self, version: NoteVersion) -> None:
        """Write what stands beside a row of a note; it never changes."""
        self._transaction.add(NOTE_VERSIONS, version)

    def versions(self, case: str) -> tuple[NoteVersion, ...]:
        """See ``NoteRecords.versions``."""
        return self._transaction.of_case(NOTE_VERSIONS, case)

    def all_versions(self) -> tuple[NoteVersion, ...]:
        """See ``NoteRecords.all_versions``."""
        return self._transaction.rows(NOTE_VERSIONS)

    def put_staff(self, member: StaffMember) -> None:
        """Write a member, new or known by ``id``."""
        self._transaction.put(CASE_STAFF, member)

    def staff(self, case: str) -> tuple[StaffMember, ...]:
        """See ``NoteRecords.staff``."""
        return self._transaction.of_case(CASE_STAFF, case)

    def opened_by(self, case: str) -> str | None:
        """See ``NoteRecords.opened_by``: the first line of the history of the case."""
        table = HISTORY.table
        query = (
            select(table.c.user_id)
            .where(table.c.kind == "case", table.c.row_id == case, table.c.case_id == case)
            .order_by(table.c.pk)
            .limit(1)
        )
        return self._transaction.connection.execute(query).scalar_one_or_none()
