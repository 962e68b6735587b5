"""The office, its texts of the form, and the journal, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from sspf_app.services.form_text_records import StoredText
from sspf_app.services.log_review_records import LogReview, NumberedLine
from sspf_app.services.manager_records import ManagerKey, SealedLine, SealedRequest
from sspf_app.services.records import (
    Action,
    Attendance,
    Contact,
    Disclosure,
    Draft,
    HistoryEntry,
    LogEntry,
    Office,
    PrintedForm,
    User,
)
from tests.fakes.store import Store


class MemoryOffice:
    """``OfficeRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def office(self) -> Office:
        return self._store.office

    def put_office(self, office: Office) -> None:
        self._store.office = office

    def users(self) -> tuple[User, ...]:
        return tuple(self._store.users.values())

    def put_user(self, user: User) -> None:
        self._store.users[user.id] = user

    def contacts(self, party: str | None = None) -> tuple[Contact, ...]:
        return tuple(one for one in self._store.contacts.values() if party in (None, one.party))

    def put_contact(self, contact: Contact) -> None:
        self._store.contacts[contact.id] = contact

    def remove_contact(self, contact_id: str) -> None:
        self._store.contacts.pop(contact_id, None)

    def add_form(self, form: PrintedForm) -> None:
        self._store.forms[form.id] = form

    def form(self, code: str) -> PrintedForm | None:
        return self._store.forms.get(code)

    def forms(self, case: str) -> tuple[PrintedForm, ...]:
        return tuple(form for form in self._store.forms.values() if form.case == case)

    def add_disclosure(self, disclosure: Disclosure) -> None:
        self._store.disclosures.append(disclosure)

    def disclosures_of(self, cases: Iterable[str]) -> tuple[Disclosure, ...]:
        asked = set(cases)
        return tuple(one for one in self._store.disclosures if one.case in asked)

    def disclosures(self, case: str) -> tuple[Disclosure, ...]:
        return tuple(one for one in self._store.disclosures if one.case == case)

    def attendance(self, case: str, meeting: str) -> tuple[Attendance, ...]:
        return tuple(
            row
            for (of_case, of_meeting, _), row in self._store.attendance.items()
            if (of_case, of_meeting) == (case, meeting)
        )

    def attendance_of_case(self, case: str) -> tuple[Attendance, ...]:
        return tuple(row for row in self._store.attendance.values() if row.case == case)

    def put_attendance(self, attendance: Attendance) -> None:
        key = (attendance.case, attendance.meeting, attendance.participant)
        self._store.attendance[key] = attendance

    def draft(self, key: str) -> Draft | None:
        return self._store.drafts.get(key)

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(self._store.drafts.values())

    def put_draft(self, draft: Draft) -> None:
        self._store.drafts[draft.key] = draft

    def remove_draft(self, key: str) -> None:
        self._store.drafts.pop(key, None)


class MemoryTexts:
    """``FormTextRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, text: StoredText) -> None:
        self._store.texts[text.id] = text

    def get(self, text_id: str) -> StoredText | None:
        return self._store.texts.get(text_id)

    def with_sha256(self, sha256: str) -> tuple[StoredText, ...]:
        return tuple(one for one in self.list() if one.sha256 == sha256)

    def list(self) -> tuple[StoredText, ...]:
        return tuple(self._store.texts.values())

    def remove(self, text_id: str) -> None:
        self._store.texts.pop(text_id, None)


class MemoryJournal:
    """``Journal``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def log(self, entry: LogEntry) -> None:
        self._store.log.append(entry)

    def head(self) -> str:
        return f"HEAD-{len(self._store.log):04d}"

    def entries(
        self, *, limit: int = 200, case: str | None = None, user_id: str | None = None
    ) -> tuple[LogEntry, ...]:
        found = [
            one
            for one in self._store.log
            if case in (None, one.case) and user_id in (None, one.user_id)
        ]
        return tuple(reversed(found))[:limit]

    def last_unlocked(self) -> Mapping[str, datetime]:
        return {one.user_id: one.at for one in self._store.log if one.action is Action.UNLOCK}

    def first_at(self) -> datetime | None:
        return next((one.at for one in self._store.log), None)

    def history(
        self, *, case: str | None = None, row_id: str | None = None, limit: int = 500
    ) -> tuple[HistoryEntry, ...]:
        found = [
            one
            for one in self._store.history
            if case in (None, one.case) and row_id in (None, one.row_id)
        ]
        return tuple(reversed(found))[:limit]


class MemoryManagers:
    """``ManagerRecords``; a line's number is its place, and its seal tells nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def every_key(self) -> tuple[ManagerKey, ...]:
        rows = self._store.disposals.rows.items()
        return tuple(row for (of, _), row in rows if of is ManagerKey)

    def put_key(self, key: ManagerKey) -> None:
        self._store.disposals.rows[ManagerKey, key.id] = key

    def requests(self) -> tuple[SealedRequest, ...]:
        rows = self._store.disposals.rows.items()
        return tuple(row for (of, _), row in rows if of is SealedRequest)

    def put_request(self, request: SealedRequest) -> None:
        self._store.disposals.rows[SealedRequest, request.id] = request

    def lines_after(self, number: int) -> Iterator[SealedLine]:
        for place, entry in enumerate(self._store.log[number:], start=number + 1):
            yield SealedLine(number=place, seal=self.seal_at(place), entry=entry)

    def seal_at(self, number: int) -> str:
        return f"{number:064x}" if 0 < number <= len(self._store.log) else ""


class MemoryLogReviews:
    """``LogReviewRecords``; a line's number is its place."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def near(self, first: date, last: date) -> tuple[NumberedLine, ...]:
        day = timedelta(days=1)
        return tuple(one for one in self._all() if first - day <= one.entry.at.date() <= last + day)

    def numbered(self, numbers: Collection[int]) -> tuple[NumberedLine, ...]:
        return tuple(one for one in self._all() if one.number in numbers)

    def reviews(self) -> tuple[LogReview, ...]:
        rows = self._store.disposals.rows.items()
        return tuple(row for (of, _), row in rows if of is LogReview)

    def put(self, review: LogReview) -> None:
        self._store.disposals.rows[LogReview, review.id] = review

    def _all(self) -> tuple[NumberedLine, ...]:
        lines = enumerate(self._store.log, start=1)
        return tuple(NumberedLine(number=number, entry=entry) for number, entry in lines)
