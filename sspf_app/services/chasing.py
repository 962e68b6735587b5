"""The chasing list: over all cases, who has been asked and who is missing.

"Wants to talk first" and reminders are notes of the office. They are never answers, and silence is
never a hindrance.

Source: domain notes, sections 2.4 and 2.5; sharing rules, section 3.5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case, refresh_due
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.chase_views import ChaseDetail, ChaseDue, ChaseItem
from sspf_app.services.consent_cards import signatories_of
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.request_records import (
    ChaseEvent,
    ChaseKind,
    ChaseStateName,
    ContactWay,
)
from sspf_app.services.told_reference import listed_reference
from sspf_app.services.what_was_asked import open_talk

_TOPICS = frozenset({Topic.CASES, Topic.CONSENTS})
_NOT_CHASED = (
    ChaseStateName.PAUSED,
    ChaseStateName.STOPPED,
    # Nobody is pressed for a yes that would change nothing.
    ChaseStateName.REFUSED,
    ChaseStateName.WITHDRAWN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseInput:
    """What was done or heard, as entered.

    Attributes:
        next_on: When to ask again; None = two weeks from ``day``.
    """

    case: str
    purpose: str
    signatory: str
    day: date
    way: ContactWay
    note: str = ""
    next_on: date | None = None


class Chasing:
    """Use cases about answers that are awaited."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def list_requests(self) -> tuple[ChaseItem, ...]:
        """Every purpose of every open case as of today, newest case first.

        Of a case that the user is not on the list of nobody is named. Of a young person who is
        protected, or beside a guardian or sibling who is, and was not opened with a reason, the
        words of the purpose stay within the case.
        """
        now = self._desk.now()
        today = day_of(now, self._desk.clock.zone)
        with self._desk.begin(Permission.READ_CASES) as unit:
            refresh_due(unit, now=now)
            items = unit.requests.chase_list()
            closed = self._access.closed_among(unit.queries.protected())
            silent = closed | unit.queries.children_beside(closed)
            unlisted = self._unlisted(unit, items)
            shown = [
                self._called(unit, _unnamed(item) if item.case in unlisted else item)
                for item in items
            ]
            self._desk.log(unit, Action.READ, "chasing_list")
            unit.commit()
        return tuple(
            replace(item, purpose_text="").on(today)
            if item.young_person in silent
            else item.on(today)
            for item in shown
        )

    def _called(self, unit: UnitOfWork, item: ChaseItem) -> ChaseItem:
        """Of somebody protected by a reference that does not name them."""
        if not item.is_protected:
            return item
        told = listed_reference(unit, item.case, item.reference, item.young_person)
        return replace(item, reference=told)

    def _unlisted(self, unit: UnitOfWork, items: Iterable[ChaseItem]) -> frozenset[str]:
        """Cases of the list, of a family with somebody protected, that the user may not open."""
        protected = unit.queries.protected()
        if not protected:
            return frozenset()
        near = protected | unit.queries.children_beside(protected)
        cases = {item.case for item in items if item.young_person in near}
        return self._access.unlisted(unit, unit.queries.cases_naming(cases, protected))

    def detail(self, case: str, purpose: str) -> ChaseDetail:
        """One row, opened: who is missing, and what was done.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_purpose(purpose)
            found = [one for one in unit.requests.chase_list(case) if one.purpose == purpose]
            events = [one for one in unit.requests.events(case) if one.purpose == purpose]
            self._desk.log(unit, Action.READ, f"chase:{case}", case=case)
            unit.commit()
        if not found:
            raise DomainError("case_closed")
        named = {one.missing.person for one in found[0].people}
        named |= {event.signatory for event in events}
        return ChaseDetail(
            item=found[0].on(loaded.today),
            names={person: loaded.name(person) for person in sorted(named)},
            events=tuple(sorted(reversed(events), key=lambda one: one.day, reverse=True)),
        )

    def wants_to_talk(self, entry: ChaseInput) -> Changes:
        """Note that somebody wants to talk before they answer.

        Raises:
            DomainError: ``not_awaited`` (name), ``talk_note_required`` (name), ``date_in_future``
                (day), ``remind_before_today`` (day).
        """
        return self._note(entry, ChaseKind.TALK_FIRST)

    def has_talked(self, entry: ChaseInput) -> Changes:
        """Note that the talk was had; the answer is awaited as before.

        Raises:
            DomainError: as ``wants_to_talk``; ``no_talk_awaited`` (name).
        """
        return self._note(entry, ChaseKind.TALKED)

    def remind(self, entry: ChaseInput) -> Changes:
        """Note that somebody was reminded, how, and when to ask again.

        Raises:
            DomainError: ``not_awaited`` (name), ``date_in_future`` (day), ``remind_before_today``
                (day); ``guardian_blocked`` or ``do_not_contact`` (name, since).
        """
        return self._note(entry, ChaseKind.REMINDER)

    def _note(self, entry: ChaseInput, kind: ChaseKind) -> Changes:
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            self._check(unit, loaded, entry, kind)
            event = ChaseEvent(
                id=self._desk.new_id("ce"),
                case=entry.case,
                purpose=entry.purpose,
                signatory=entry.signatory,
                kind=kind,
                day=entry.day,
                way=entry.way,
                note=entry.note.strip(),
                next_on=entry.next_on,
                recorded_at=self._desk.now(),
                by=self._desk.actor.name,
            )
            unit.requests.add_event(event)
            refresh_case(unit, entry.case, now=self._desk.now())
            self._desk.log(unit, Action.WRITE, f"chase:{event.id}", case=entry.case)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({entry.case, event.id}), new_id=event.id)

    def _check(
        self, unit: UnitOfWork, loaded: LoadedCase, entry: ChaseInput, kind: ChaseKind
    ) -> None:
        loaded.need_purpose(entry.purpose)
        name = loaded.need_person(entry.signatory).name
        young = loaded.header.young_person
        if entry.signatory not in signatories_of(loaded.situation, entry.purpose, young):
            raise DomainError("not_awaited", name=name)
        if entry.day > loaded.today:
            raise DomainError("date_in_future", day=entry.day)
        if entry.next_on is not None and entry.next_on < loaded.today:
            raise DomainError("remind_before_today", day=entry.next_on)
        if kind is ChaseKind.REMINDER:
            loaded.need_contact(entry.signatory)
        if kind is ChaseKind.TALK_FIRST and not entry.note.strip():
            raise DomainError("talk_note_required", name=name)
        if kind is ChaseKind.TALKED:
            events = unit.requests.events(entry.case)
            since = _answered_at(loaded, entry)
            if not open_talk(events, purpose=entry.purpose, signatory=entry.signatory, since=since):
                raise DomainError("no_talk_awaited", name=name)


def _answered_at(loaded: LoadedCase, entry: ChaseInput) -> datetime | None:
    consents: tuple[Consent, ...] = loaded.situation.rows.consents
    return max(
        (
            row.recorded_at
            for row in consents
            if (row.signatory, row.purpose) == (entry.signatory, entry.purpose) and row.recorded_at
        ),
        default=None,
    )


def chase_due(unit: UnitOfWork, *, today: date) -> tuple[ChaseDue, ...]:
    """What waiting brings to a day: wishes to talk, and people to remind; for *Today*."""
    due = (
        ChaseDue(
            kind="reminder_due" if one.talk_on is None else "talk_first",
            case=one.case,
            purpose=one.purpose,
            person=one.person,
            day=day,
            since=one.talk_on or one.asked_on or day,
        )
        for one in unit.day.answers_missing(today)
        if one.state not in _NOT_CHASED and not one.is_barred
        if (day := one.next_on or one.talk_on) is not None and day <= today
    )
    return tuple(sorted(due, key=lambda one: (one.day, one.case, one.purpose, one.person)))


def _unnamed(item: ChaseItem) -> ChaseItem:
    """The row for whoever is not on the list of the case: the reference, and how far it is."""
    people = tuple(replace(one, name="") for one in item.people)
    return replace(item, name="", is_protected=True, purpose_text="", people=people, taken_back=())
