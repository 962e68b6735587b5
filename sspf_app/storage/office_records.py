"""What the office keeps beside the facts: written in place, with its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import delete, insert, select, update

from sspf_app.services.records import (
    Attendance,
    Contact,
    Disclosure,
    Draft,
    Office,
    PrintedForm,
    User,
)
from sspf_app.storage.codecs import SqlValue
from sspf_app.storage.mapping import (
    ATTENDANCE,
    CONTACTS,
    DISCLOSURES,
    DRAFTS,
    FORMS,
    OFFICE,
    USERS,
    Kind,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")

_ONLY_ROW = {"pk": 1}


class SqlOfficeRecords:
    """``services.ports.OfficeRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def office(self) -> Office:
        """The office; all empty before it was first written."""
        return next(iter(self._list(OFFICE)), Office())

    def put_office(self, office: Office) -> None:
        """Write the office."""
        self._put(OFFICE, {**OFFICE.encode(office), **_ONLY_ROW})

    def users(self) -> tuple[User, ...]:
        """All users, ended ones too, in order of entry."""
        return self._list(USERS)

    def put_user(self, user: User) -> None:
        """Write a user, new or known by ``id``."""
        self._put(USERS, USERS.encode(user))

    def contacts(self, party: str | None = None) -> tuple[Contact, ...]:
        """Contacts of one party or of all, in order of entry."""
        return self._list(CONTACTS, {} if party is None else {"party": party})

    def put_contact(self, contact: Contact) -> None:
        """Write a contact, new or known by ``id``."""
        self._put(CONTACTS, CONTACTS.encode(contact))

    def remove_contact(self, contact_id: str) -> None:
        """Remove a contact; one that is not there is no error."""
        self._remove(CONTACTS, {"id": contact_id}, with_history=True)

    def add_form(self, form: PrintedForm) -> None:
        """Write a printed form; forms never change."""
        self._add(FORMS, FORMS.encode(form))

    def form(self, code: str) -> PrintedForm | None:
        """The form with this code."""
        return next(iter(self._list(FORMS, {"id": code})), None)

    def forms(self, case: str) -> tuple[PrintedForm, ...]:
        """Forms of a case, in order of printing."""
        return self._list(FORMS, {"case_id": case})

    def add_disclosure(self, disclosure: Disclosure) -> None:
        """Write a disclosure; disclosures never change."""
        self._add(DISCLOSURES, DISCLOSURES.encode(disclosure))

    def disclosures(self, case: str) -> tuple[Disclosure, ...]:
        """Disclosures of a case, in order of entry."""
        return self._list(DISCLOSURES, {"case_id": case})

    def attendance(self, case: str, meeting: str) -> tuple[Attendance, ...]:
        """Who was invited and who came, in order of entry."""
        return self._list(ATTENDANCE, {"case_id": case, "meeting": meeting})

    def attendance_of_case(self, case: str) -> tuple[Attendance, ...]:
        """Who was invited and who came to each of its meetings, in order of entry."""
        return self._list(ATTENDANCE, {"case_id": case})

    def put_attendance(self, attendance: Attendance) -> None:
        """Write one participant's presence."""
        self._put(ATTENDANCE, ATTENDANCE.encode(attendance))

    def draft(self, key: str) -> Draft | None:
        """The draft of one field."""
        return next(iter(self._list(DRAFTS, {"key": key})), None)

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts."""
        return self._list(DRAFTS)

    def put_draft(self, draft: Draft) -> None:
        """Write a draft over the one before; what was only typed has no history."""
        self._put(DRAFTS, DRAFTS.encode(draft), with_history=False)

    def remove_draft(self, key: str) -> None:
        """Remove a draft; one that is not there is no error."""
        self._remove(DRAFTS, {"key": key}, with_history=False)

    def _list(
        self, kind: Kind[RecordT], where: Mapping[str, SqlValue] | None = None
    ) -> tuple[RecordT, ...]:
        query = select(*kind.columns).order_by(kind.table.c.pk)
        for name, value in (where or {}).items():
            query = query.where(kind.table.c[name] == value)
        return kind.read(self._transaction.connection, query)

    def _stored(
        self, kind: Kind[RecordT], values: Mapping[str, SqlValue]
    ) -> dict[str, SqlValue] | None:
        query = select(*kind.columns).where(*kind.where(values))
        row = self._transaction.connection.execute(query).one_or_none()
        return None if row is None else dict(zip(kind.column_names, row, strict=True))

    def _add(self, kind: Kind[RecordT], values: dict[str, SqlValue]) -> None:
        self._transaction.connection.execute(insert(kind.table), values)
        self._transaction.write_history(kind, new=values)

    def _put(
        self, kind: Kind[RecordT], values: dict[str, SqlValue], *, with_history: bool = True
    ) -> None:
        old = self._stored(kind, values)
        table = kind.table
        command = insert(table) if old is None else update(table).where(*kind.where(values))
        self._transaction.connection.execute(command.values(values))
        if with_history:
            self._transaction.write_history(kind, old=old or {}, new=values)

    def _remove(
        self, kind: Kind[RecordT], values: Mapping[str, SqlValue], *, with_history: bool
    ) -> None:
        old = self._stored(kind, values)
        if old is None:
            return
        self._transaction.connection.execute(delete(kind.table).where(*kind.where(values)))
        if with_history:
            self._transaction.write_history(kind, old=old)
