"""The queue of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import Medium
from sspf_app.domain.facts import Consent, Meeting, Person, Request, Withdrawal
from sspf_app.domain.time import birthday, day_of, start_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import load_case
from sspf_app.services.case_states import refresh_due
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import Action
from sspf_app.services.today_views import TodayEntry, TodayQueue
from sspf_app.services.withdrawals import withdrawal_effect

_CONSENT_DAYS = 30
_BIRTHDAY_DAYS = 60
_BIRTHDAYS = (15, 18)
_WEEK_DAYS = 7
_URGENCY = (
    "meeting",
    "withdrawal_not_notified",
    "consent_ending",
    "birthday",
    "form_out",
    "draft",
)


class Today:
    """What needs doing, most urgent first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def queue(self) -> TodayQueue:
        """The queue for today, over all open cases."""
        now, zone = self._desk.now(), self._desk.clock.zone
        today = day_of(now, zone)
        with self._desk.begin(Permission.READ_CASES) as unit:
            refresh_due(unit, now=now)
            cases = {item.case: item for item in unit.queries.case_list() if not item.is_closed}
            queue = _Queue(unit, cases, now=now, today=today)
            entries = [
                *queue.of_meetings(today, today),
                *queue.of_withdrawals(),
                *queue.of_endings(),
                *queue.of_birthdays(),
                *queue.of_forms(),
                *self._drafts(unit, today),
            ]
            next_week = [
                *queue.of_meetings(today + timedelta(days=1), today + timedelta(days=_WEEK_DAYS))
            ]
            self._desk.log(unit, Action.READ, "today")
            unit.commit()
        entries.sort(key=lambda one: (_URGENCY.index(one.kind), one.at, one.target))
        next_week.sort(key=lambda one: (one.at, one.target))
        return TodayQueue(day=today, entries=tuple(entries), next_week=tuple(next_week))

    def _drafts(self, unit: UnitOfWork, today: date) -> Iterator[TodayEntry]:
        prefix = f"{self._desk.actor.user_id}/"
        for draft in unit.office.drafts():
            if draft.user_id == self._desk.actor.user_id:
                key = draft.key.removeprefix(prefix)
                saved_on = day_of(draft.saved_at, self._desk.clock.zone)
                yield TodayEntry(
                    kind="draft",
                    at=draft.saved_at,
                    days=(saved_on - today).days,
                    case=None,
                    reference="",
                    name="",
                    detail=key,
                    target=key,
                )


class _Queue:
    """Entries about open cases; a protected person is called by the reference alone."""

    def __init__(
        self, unit: UnitOfWork, cases: dict[str, CaseListItem], *, now: datetime, today: date
    ) -> None:
        self.unit = unit
        self.cases = cases
        self.now = now
        self.today = today
        self.zone = unit.records.case_facts(next(iter(cases))).zone if cases else None

    def of_meetings(self, first: date, last: date) -> Iterator[TodayEntry]:
        for meeting in self.unit.records.list_standing(Meeting):
            item = self.cases.get(meeting.case)
            if item is None or self.zone is None:
                continue
            day = day_of(meeting.starts_at, self.zone)
            if first <= day <= last:
                yield self._entry(
                    "meeting", meeting.starts_at, item, detail=item.state, target=meeting.id
                )

    def of_withdrawals(self) -> Iterator[TodayEntry]:
        for row in self.unit.records.list_standing(Withdrawal):
            item = self.cases.get(row.case)
            if item is None:
                continue
            loaded = load_case(self.unit, row.case, now=self.now)
            effect = withdrawal_effect(loaded, row, self.unit.office.disclosures(row.case))
            waiting = [one for one in effect.received if not one.notified]
            if waiting or not effect.confirmed:
                names = ", ".join(one.name for one in waiting)
                yield self._entry(
                    "withdrawal_not_notified", row.received_at, item, detail=names, target=row.id
                )

    def of_endings(self) -> Iterator[TodayEntry]:
        for item in self.cases.values():
            ends = item.state_ends_on
            if ends is not None and ends - self.today <= timedelta(days=_CONSENT_DAYS):
                at = self._midnight(ends)
                yield self._entry(
                    "consent_ending", at, item, detail=ends.isoformat(), target=item.case
                )

    def of_birthdays(self) -> Iterator[TodayEntry]:
        for item in self.cases.values():
            for age in _BIRTHDAYS:
                turns = None if item.born is None else birthday(item.born, age)
                if turns is None or not 0 <= (turns - self.today).days <= _BIRTHDAY_DAYS:
                    continue
                at = self._midnight(turns)
                yield self._entry("birthday", at, item, detail=str(age), target=item.young_person)

    def of_forms(self) -> Iterator[TodayEntry]:
        for request in self.unit.records.list_standing(Request):
            item = self.cases.get(request.case)
            if item is None or request.closed_at is not None or self._is_answered(request):
                continue
            forms = self.unit.office.forms(request.case)
            code = next((form.id for form in forms if form.request == request.id), "")
            yield self._entry(
                "form_out",
                request.sent_at,
                item,
                detail=code,
                target=code or request.id,
                person=self.unit.records.standing(Person, request.signatory),
            )

    def _is_answered(self, request: Request) -> bool:
        """Whether the signatory has answered since; a case file may leave its requests open."""
        zone = self.zone
        return zone is not None and any(
            record.signatory == request.signatory
            and record.purpose == request.purpose
            and record.medium is Medium.WRITTEN
            and record.signed_on >= day_of(request.sent_at, zone)
            for record in self.unit.records.list_standing(Consent, case=request.case)
        )

    def _midnight(self, day: date) -> datetime:
        return self.now if self.zone is None else start_of(day, self.zone)

    def _entry(  # noqa: PLR0913  an entry has these parts
        self,
        kind: str,
        at: datetime,
        item: CaseListItem,
        *,
        detail: str,
        target: str,
        person: Person | None = None,
    ) -> TodayEntry:
        name = item.name if person is None else person.name
        is_protected = item.is_protected or (person is not None and person.is_protected)
        day = self.today if self.zone is None else day_of(at, self.zone)
        return TodayEntry(
            kind=kind,
            at=at,
            days=(day - self.today).days,
            case=item.case,
            reference=item.reference,
            name="" if is_protected else name,
            detail=detail,
            target=target,
        )
