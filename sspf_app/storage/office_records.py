"""What the office keeps beside the facts: written in place, with its history."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import func, select

from sspf_app.services.records import (
    Attendance,
    Contact,
    Disclosure,
    Draft,
    Office,
    PrintedForm,
    User,
)
from sspf_app.storage.mapping import (
    ATTENDANCE,
    CONTACTS,
    DISCLOSURES,
    DRAFTS,
    FORMS,
    OFFICE,
    USERS,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlOfficeRecords:
    """``services.office_ports.OfficeRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def office(self) -> Office:
        """The office; all empty before it was first written."""
        return self._transaction.row(OFFICE) or Office()

    def put_office(self, office: Office) -> None:
        """Write the office."""
        self._transaction.put(OFFICE, office, pk=1)

    def users(self) -> tuple[User, ...]:
        """All users, ended ones too, in order of entry."""
        return self._transaction.rows(USERS)

    def put_user(self, user: User) -> None:
        """Write a user, new or known by ``id``."""
        self._transaction.put(USERS, user)

    def contacts(self, party: str | None = None) -> tuple[Contact, ...]:
        """Contacts of one party or of all, in order of entry."""
        if party is None:
            return self._transaction.rows(CONTACTS)
        return self._transaction.rows(CONTACTS, party=party)

    def put_contact(self, contact: Contact) -> None:
        """Write a contact, new or known by ``id``."""
        self._transaction.put(CONTACTS, contact)

    def remove_contact(self, contact_id: str) -> None:
        """Remove a contact; one that is not there is no error."""
        self._transaction.remove(CONTACTS, id=contact_id)

    def add_form(self, form: PrintedForm) -> None:
        """Write a printed form; forms never change."""
        self._transaction.add(FORMS, form)

    def form(self, code: str) -> PrintedForm | None:
        """The form with this code."""
        return self._transaction.row(FORMS, id=code)

    def forms(self, case: str) -> tuple[PrintedForm, ...]:
        """Forms of a case, in order of printing."""
        return self._transaction.of_case(FORMS, case)

    def add_disclosure(self, disclosure: Disclosure) -> None:
        """Write a disclosure; disclosures never change."""
        self._transaction.add(DISCLOSURES, disclosure)

    def disclosures(self, case: str) -> tuple[Disclosure, ...]:
        """Disclosures of a case, in order of entry."""
        return self._transaction.of_case(DISCLOSURES, case)

    def disclosures_of(self, cases: Iterable[str]) -> tuple[Disclosure, ...]:
        """See ``OfficeRecords.disclosures_of``."""
        asked = func.json_each(json.dumps(sorted(set(cases)))).table_valued("value")
        of_these = DISCLOSURES.table.c.case_id.in_(select(asked.c.value))
        return self._transaction.rows(DISCLOSURES, of_these)

    def attendance(self, case: str, meeting: str) -> tuple[Attendance, ...]:
        """Who was invited and who came, in order of entry."""
        return self._transaction.rows(ATTENDANCE, case_id=case, meeting=meeting)

    def attendance_of_case(self, case: str) -> tuple[Attendance, ...]:
        """Who was invited and who came to each of its meetings, in order of entry."""
        return self._transaction.of_case(ATTENDANCE, case)

    def put_attendance(self, attendance: Attendance) -> None:
        """Write one participant's presence."""
        self._transaction.put(ATTENDANCE, attendance)

    def draft(self, key: str) -> Draft | None:
        """The draft of one field."""
        return self._transaction.row(DRAFTS, key=key)

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts."""
        return self._transaction.rows(DRAFTS)

    def put_draft(self, draft: Draft) -> None:
        """Write a draft over the one before; what was only typed has no history."""
        self._transaction.put(DRAFTS, draft, with_history=False)

    def remove_draft(self, key: str) -> None:
        """Remove a draft; one that is not there is no error."""
        self._transaction.remove(DRAFTS, with_history=False, key=key)
