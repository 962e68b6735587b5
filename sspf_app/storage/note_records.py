"""What stands beside notes, and who handles a case."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from sspf_app.services.note_records import NoteVersion, StaffMember
from sspf_app.storage.mapping import CASE_STAFF, HISTORY, NOTE_VERSIONS
from sspf_app.storage.transaction import Transaction


class SqlNoteRecords:
    """``services.note_ports.NoteRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_version(self, version: NoteVersion) -> None:
        """Write what stands beside a row of a note; it never changes."""
        values = NOTE_VERSIONS.encode(version)
        self._transaction.connection.execute(insert(NOTE_VERSIONS.table), values)
        self._transaction.write_history(NOTE_VERSIONS, new=values)

    def versions(self, case: str) -> tuple[NoteVersion, ...]:
        """See ``NoteRecords.versions``."""
        table = NOTE_VERSIONS.table
        query = select(*NOTE_VERSIONS.columns).where(table.c.case_id == case).order_by(table.c.pk)
        return NOTE_VERSIONS.read(self._transaction.connection, query)

    def all_versions(self) -> tuple[NoteVersion, ...]:
        """See ``NoteRecords.all_versions``."""
        query = select(*NOTE_VERSIONS.columns).order_by(NOTE_VERSIONS.table.c.pk)
        return NOTE_VERSIONS.read(self._transaction.connection, query)

    def put_staff(self, member: StaffMember) -> None:
        """Write a member, new or known by ``id``."""
        values = CASE_STAFF.encode(member)
        query = select(*CASE_STAFF.columns).where(*CASE_STAFF.where(values))
        row = self._transaction.connection.execute(query).one_or_none()
        old = {} if row is None else dict(zip(CASE_STAFF.column_names, row, strict=True))
        table = CASE_STAFF.table
        command = update(table).where(*CASE_STAFF.where(values)) if old else insert(table)
        self._transaction.connection.execute(command.values(values))
        self._transaction.write_history(CASE_STAFF, old=old, new=values)

    def staff(self, case: str) -> tuple[StaffMember, ...]:
        """See ``NoteRecords.staff``."""
        table = CASE_STAFF.table
        query = select(*CASE_STAFF.columns).where(table.c.case_id == case).order_by(table.c.pk)
        return CASE_STAFF.read(self._transaction.connection, query)

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
