"""The queue of the day the long way: every open case and every row is read, and then looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sspf_app.domain import facts as rows
from sspf_app.domain.errors import DomainError
from sspf_app.domain.rules import Situation
from sspf_app.domain.time import birthday, day_of, is_leapling_eve, start_of
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.decisions import waits_for_position
from sspf_app.services.gate import decide_invitation
from sspf_app.services.invitations import ask_invitation
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.notice_search import invited_in_writing, time_known
from sspf_app.services.people_told import people_stopped
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import NotedAs, Step
from sspf_app.services.request_records import ChaseStateName
from tests.services.conftest import House

MONTH, WEEK, TWO_MONTHS = timedelta(days=30), timedelta(days=7), timedelta(days=60)
_NOT_CHASED = frozenset(
    {
        ChaseStateName.PAUSED,
        ChaseStateName.STOPPED,
        ChaseStateName.REFUSED,
        ChaseStateName.WITHDRAWN,
    }
)


class Told(NamedTuple):
    """What the queue tells of one thing."""

    kind: str
    at: datetime
    case: str
    target: str
    detail: str
    name: str
    reference: str


WIDE = frozenset(
    {
        *(
            "meeting",
            "meeting_unfinished",
            "meeting_stopped",
            "meeting_uncalled",
            "meeting_missing",
            "consent_ending",
            "adult",
            "birthday",
            "pause_ending",
            "position_awaited",
        ),
        *("custody_ends", "custody_begins", "party_leaves", "party_joins"),
        *("talk_first", "reminder_due", "form_out"),
    }
)
"""The kinds that are worked out here."""


class WideDay:
    """One day of a house, of which everything is read."""

    def __init__(self, house: House, unit: UnitOfWork) -> None:
        self._unit = unit
        self._now, self._zone = house.clock.now(), house.clock.zone
        self._today = day_of(self._now, self._zone)
        self._persons = {row.id: row for row in unit.records.list_standing(rows.Person)}
        self._open = {
            row.id: row
            for row in unit.records.list_standing(rows.Case)
            if Situation(unit.records.case_facts(row.id), row.id, at=self._now).is_open
        }
        self._items = {item.case: item for item in unit.queries.case_list()}

    def told(self) -> tuple[list[Told], list[Told]]:
        """What there is to do, and the meetings of the coming week."""
        queue = [
            *self._meetings_to_come_or_now(),
            *self._unfinished(),
            *self._stopped(),
            *self._uncalled(),
            *self._missing(),
            *self._consents(),
            *self._birthdays(),
            *self._pauses(),
            *self._custody(),
            *self._parties(),
            *self._answers(),
        ]
        week = self._meetings(self._today + timedelta(days=1), self._today + WEEK)
        return sorted(queue), sorted(week)

    def _made(
        self,
        kind: str,
        at: datetime | date,
        case: str,
        target: str,
        detail: str,
        person: str | None = None,
    ) -> Told:
        item = self._items[case]
        young, other = self._persons[item.young_person], self._persons.get(person or "")
        hides = young.is_protected or (other is not None and other.is_protected)
        instant = at if isinstance(at, datetime) else start_of(at, self._zone)
        name = "" if hides else (other or young).name
        return Told(kind, instant, case, target, detail, name, item.reference)

    def _meetings(self, first: date, last: date) -> Iterator[Told]:
        noted = {(one.case, one.meeting) for one in self._unit.process.occasions(self._open)}
        for row in self._unit.records.list_standing(rows.Meeting):
            is_there = row.case in self._open and (row.case, row.id) not in noted
            if is_there and first <= day_of(row.starts_at, self._zone) <= last:
                yield self._made(
                    "meeting", row.starts_at, row.case, row.id, self._items[row.case].state
                )

    def _meetings_to_come_or_now(self) -> Iterator[Told]:
        for one in self._meetings(self._today, self._today):
            if one.at + timedelta(hours=2) > self._now:
                yield one

    def _unfinished(self) -> Iterator[Told]:
        items = self._unit.records.list_standing(rows.Item)
        found: list[Told] = []
        for one in self._meetings(self._today - TWO_MONTHS, self._today):
            versions = self._unit.meetings.versions(one.case, one.target)
            is_locked = any(version.opened_at is None for version in versions)
            if one.at + timedelta(hours=2) <= self._now and not is_locked:
                noted = any((row.case, row.meeting) == (one.case, one.target) for row in items)
                detail = "noted" if noted else "empty"
                found.append(self._made("meeting_unfinished", one.at, one.case, one.target, detail))
        newest = sorted(found, key=lambda one: (one.at, one.case, one.target), reverse=True)
        yield from newest[:20]
        yield from (
            one._replace(case="", target="", detail="more", name="", reference="")
            for one in newest[20:21]
        )

    def _stopped(self) -> Iterator[Told]:
        """Everybody of every coming meeting is asked about, by the rules alone."""
        names = {row.id: row.name for row in self._unit.records.list_standing(rows.Party)}
        people = {one: row.name for one, row in self._persons.items()}
        for one in self._meetings(self._today, self._today + timedelta(days=14)):
            loaded = load_case(self._unit, one.case, now=self._now)
            row = loaded.meetings[one.target]
            asked = {"purpose": row.purpose, "starts_at": row.starts_at}
            stopped = [
                names[party]
                for party in row.participants
                if party in names and not ask_invitation(loaded, party, **asked).allowed  # pyright: ignore[reportArgumentType]
            ]
            trail = read_trail(self._unit, one.case)
            stopped += [people[who] for who in people_stopped(loaded, row, trail)]
            if stopped and row.starts_at >= self._now:
                who = ", ".join(stopped) if not loaded.protected else "#case"
                yield self._made("meeting_stopped", row.starts_at, one.case, one.target, who)

    def _uncalled(self) -> Iterator[Told]:
        """Everybody of every coming meeting is asked about at the gate, and looked for."""
        for one in self._meetings(self._today, self._today + timedelta(days=14)):
            loaded = load_case(self._unit, one.case, now=self._now)
            row = loaded.meetings[one.target]
            told = invited_in_writing(self._unit, row)
            waiting = [
                loaded.name(who)
                for who in row.participants
                if who != loaded.header.coordinator_party
                and (who not in told or time_known(loaded, row, told[who].at) != row.starts_at)
                and _may_be_invited(loaded, row, who)
            ]
            if waiting:
                who = ", ".join(waiting) if not loaded.protected else "#case"
                yield self._made("meeting_uncalled", row.starts_at, one.case, one.target, who)

    def _missing(self) -> Iterator[Told]:
        since = start_of(self._today - timedelta(weeks=8), self._zone)
        there = list(self._meetings(date.min, date.max - timedelta(days=1)))
        for case in self._open:
            last = max((one.at for one in there if one.case == case), default=None)
            signed = [
                one.signed_on for one in self._unit.records.list_standing(rows.Consent, case=case)
            ]
            at = last or (start_of(max(signed), self._zone) if signed else None)
            notes = self._unit.process.step_notes(case)
            step = Step.MEETING if last is None else Step.FOLLOW_UP
            is_off = any(
                one.step is step and one.noted_as is NotedAs.NOT_NEEDED and not one.taken_back_at
                for one in notes
            )
            holds = self._items[case].state in ("in_force", "ending")
            if holds and at is not None and at < since and not is_off:
                yield self._made(
                    "meeting_missing", at, case, case, "none" if last is None else "held"
                )

    def _consents(self) -> Iterator[Told]:
        for case in self._open:
            ends = self._items[case].state_ends_on
            if ends is not None and ends - self._today <= MONTH:
                yield self._made("consent_ending", ends, case, case, ends.isoformat())

    def _birthdays(self) -> Iterator[Told]:
        policy = self._unit.records.list_standing(rows.PolicyRow)
        for case, row in self._open.items():
            born = self._persons[row.young_person].born
            for age in {15, 18, *(one.youth_signs_from for one in policy)} if born else ():
                assert born is not None
                turns = birthday(born, age)
                eve = turns - timedelta(days=1)
                first = eve if is_leapling_eve(born, eve) else turns
                begun = [one for one in policy if one.starts_on <= turns]
                signs = max(begun, key=lambda one: (one.starts_on, one.id)) if begun else None
                signs_from = 15 if signs is None else signs.youth_signs_from
                if timedelta() <= first - self._today <= TWO_MONTHS and age in (18, signs_from):
                    kind = "adult" if age == 18 else "birthday"
                    yield self._made(kind, first, case, row.young_person, str(age))

    def _pauses(self) -> Iterator[Told]:
        terms = {(one.case, one.pause): one for one in self._unit.decisions.pause_terms()}
        for row in self._unit.records.list_standing(rows.Pause):
            is_over = row.ends_at is not None and row.ends_at <= self._now
            if row.case not in self._open or row.starts_at > self._now or is_over:
                continue
            if row.ends_at is not None:
                last = day_of(row.ends_at - timedelta(microseconds=1), self._zone)
                if last - self._today <= WEEK:
                    yield self._made("pause_ending", last, row.case, row.id, last.isoformat())
            if waits_for_position(row, terms.get((row.case, row.id)), zone=self._zone):
                reason = "" if row.reason is None else row.reason.value
                yield self._made("position_awaited", row.starts_at, row.case, row.id, reason)

    def _custody(self) -> Iterator[Told]:
        for row in self._unit.records.list_standing(rows.Custody):
            for case, header in self._open.items():
                if header.young_person != row.child:
                    continue
                kind, child, holder = row.kind.value, row.child, row.holder
                if row.ends_on is not None and self._is_near(row.ends_on):
                    yield self._made("custody_ends", row.ends_on, case, child, kind, holder)
                if self._is_near(row.starts_on) and row.starts_on != self._today:
                    yield self._made("custody_begins", row.starts_on, case, child, kind, holder)

    def _parties(self) -> Iterator[Told]:
        parties = {row.id: row.name for row in self._unit.records.list_standing(rows.Party)}
        for row in self._unit.records.list_standing(rows.Participation):
            if row.case not in self._open:
                continue
            protected = load_case(self._unit, row.case, now=self._now).protected
            name = "#case" if protected else parties[row.party]
            if row.left_on is not None and self._is_near(row.left_on):
                yield self._made("party_leaves", row.left_on, row.case, row.id, name)
            if self._is_near(row.joined_on) and row.joined_on != self._today:
                yield self._made("party_joins", row.joined_on, row.case, row.id, name)

    def _answers(self) -> Iterator[Told]:
        told: set[tuple[str, str, str]] = set()
        for item in self._unit.requests.chase_list():
            for one in (person.missing for person in item.people):
                day = one.next_on or one.talk_on
                if item.state in _NOT_CHASED or day is None or one.barred or day > self._today:
                    continue
                told.add((item.case, item.purpose, one.person))
                kind = "reminder_due" if one.talk_on is None else "talk_first"
                since = (one.talk_on or one.asked_on or day).isoformat()
                target = f"{item.purpose}/{one.person}"
                yield self._made(kind, day, item.case, target, since, one.person)
        for row in self._unit.records.list_standing(rows.Request):
            key = (row.case, row.purpose, row.signatory)
            if row.case in self._open and row.closed_at is None and key not in told:
                yield from self._form(row)

    def _form(self, row: rows.Request) -> Iterator[Told]:
        answered = [
            one.signed_on
            for one in self._unit.records.list_standing(rows.Consent, case=row.case)
            if (one.signatory, one.purpose, one.medium) == (row.signatory, row.purpose, "written")
        ]
        if max(answered, default=date.min) >= day_of(row.sent_at, self._zone):
            return
        codes = [one.id for one in self._unit.office.forms(row.case) if one.request == row.id]
        code = min(codes, default="")
        target = code or row.id
        yield self._made("form_out", row.sent_at, row.case, target, code, row.signatory)

    def _is_near(self, day: date) -> bool:
        return timedelta() <= day - self._today <= MONTH


def _may_be_invited(loaded: LoadedCase, row: rows.Meeting, who: str) -> bool:
    try:
        decide_invitation(loaded, row, who)
    except DomainError:
        return False
    return True
