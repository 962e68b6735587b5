"""Meetings: planned, with participants invited only through consent.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.domain.time import as_utc, day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_header import meeting_ref
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.case_views import MeetingRef
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.invitations import ask_invitation, party_stops_at
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.item_views import item_view
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.meeting_views import (
    InvitationCheck,
    MeetingDetail,
    NewMeeting,
    PlannedMeeting,
)
from sspf_app.services.occasions import kinds_among, kinds_of
from sspf_app.services.people_told import why_not_told
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Attendance, Presence
from sspf_app.services.rooms_taken import meetings_beside, told_beside
from sspf_app.services.version_reading import is_locked, need_unlocked
from sspf_app.services.who_comes import WhoComes, kept_from
from sspf_app.services.withdrawal_effects import taken_off
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day
from sspf_app.texts.errors import error_sentence
from sspf_app.texts.reasons import sentence

_LAST = datetime(9999, 1, 1, tzinfo=UTC)
"""Later than any meeting."""
_TOPICS = frozenset({Topic.MEETINGS, Topic.CASES})


class Meetings:
    """Use cases about meetings."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk = desk
        self._access = access
        self._words = words

    def list_meetings(
        self, *, case: str | None = None, since: datetime | None = None, only_open: bool = False
    ) -> tuple[MeetingRef, ...]:
        """Meetings of a case, or of all cases, newest first; talks and referrals are none.

        The place, and who has got a copy, is told only where no protected person of the case is
        left to open.

        Args:
            case: Those of one case, whenever they were.
            since: Of all cases, those that begin then or later.
            only_open: Those of one case whose minutes are not locked.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            rows = (
                unit.records.list_standing(Meeting, case=case)
                if since is None
                else unit.records.list_between(Meeting, "starts_at", since, _LAST)
            )
            kinds = kinds_among(unit, {row.case for row in rows})
            if only_open:
                rows = [row for row in rows if not is_locked(unit, row.case, row.id)]
            closed = self._access.closed_cases(unit, {row.case for row in rows})
            copies = unit.states.copies({row.case for row in rows} - closed)
            self._desk.log(unit, Action.READ, "meetings", case=case)
            unit.commit()
        meetings = [row for row in rows if (row.case, row.id) not in kinds]
        rows = sorted(meetings, key=lambda row: (row.starts_at, row.id), reverse=True)
        shown = [replace(row, place=None) if row.case in closed else row for row in rows]
        return tuple(
            replace(meeting_ref(row), copies=copies.get((row.case, row.id))) for row in shown
        )

    def check(self, entry: NewMeeting, *, meeting: str | None = None) -> PlannedMeeting:
        """Who may be invited and who not, with reasons; nothing is recorded but the reading.

        Args:
            entry: The meeting as it would be.
            meeting: Its id, where one that exists is changed.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``unknown_party``,
                ``unknown_person``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, entry.case, persons=entry.persons)
            beside = meetings_beside(unit, self._access, self._row(meeting or "planned", entry))
            self._desk.log(unit, Action.READ, f"invitations:{entry.case}", case=entry.case)
            unit.commit()
        _check(loaded, entry)
        planned = self._planned(loaded, entry, entry.parties)
        return replace(
            planned,
            untold=self._untold(loaded, entry),
            beside=told_beside(self._words, beside, loaded.facts.zone),
        )

    def plan(self, entry: NewMeeting) -> Changes:
        """Record a meeting; ``new_id`` is its id.

        Raises:
            DomainError: as ``check``; ``case_closed``; ``invitation_blocked`` (names) when any
                named party may not be invited; ``meeting_known`` (day, time): one begins
                then already.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.persons)
            loaded.need_open()
            _check(loaded, entry)
            _check_once(unit, loaded, entry)
            self._need_invitable(loaded, entry, entry.parties)
            row = self._row(self._desk.new_id("m"), entry)
            unit.records.add(row)
            refresh_case(unit, entry.case, now=loaded.now)
            return self._done(unit, row, new_id=row.id)

    def change(self, meeting: str, entry: NewMeeting) -> Changes:
        """Change time, place or participants; those added are checked as in ``plan``.

        A new time asks again about every party.

        Raises:
            DomainError: as ``plan``; ``unknown_meeting``; ``meeting_locked``; ``meeting_has_items``
                for another purpose: what was said stays with the purpose it was said for;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.persons)
            old = loaded.need_meeting(meeting)
            need_seen(old, entry.seen)
            loaded.need_open(max(old.starts_at, as_utc(entry.starts_at, "starts_at")))
            need_unlocked(unit, entry.case, meeting)
            _check(loaded, entry)
            if old.purpose != entry.purpose and meeting_items(loaded, old):
                raise DomainError("meeting_has_items")
            is_moved = old.starts_at != as_utc(entry.starts_at, "starts_at")
            if is_moved:
                _check_once(unit, loaded, entry)
            is_moved = is_moved or old.purpose != entry.purpose
            added = [one for one in entry.parties if is_moved or one not in old.participants]
            self._need_invitable(loaded, entry, tuple(added))
            new = self._row(meeting, entry)
            unit.records.replace(old, at=self._desk.now(), by=new)
            refresh_case(unit, entry.case, now=loaded.now)
            return self._done(unit, new)

    def get(self, case: str, meeting: str) -> MeetingDetail:
        """A meeting with participants, items and who reads each item now.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            attendance = {row.participant: row for row in unit.office.attendance(case, meeting)}
            trail = read_trail(unit, case)
            self._desk.log(unit, Action.READ, f"meeting:{meeting}", case=case)
            unit.commit()
        row = loaded.need_meeting(meeting)
        rows = meeting_items(loaded, row)
        items = [item_view(loaded, row, item, self._words) for item in rows]
        who = WhoComes(loaded, row, trail, words=self._words)
        # What all may hear comes first; sorting keeps the order of entry among equals.
        items.sort(key=lambda item: kept_from(row, item))
        return MeetingDetail(
            id=row.id,
            case=case,
            reference=loaded.reference,
            starts_at=row.starts_at,
            purpose=row.purpose,
            purpose_text=loaded.need_purpose(row.purpose).text,
            place=row.place,
            version=version_of(row),
            participants=tuple(who.view(one, attendance.get(one)) for one in row.participants),
            items=tuple(items),
            people_off=who.off(),
            without={item.id: who.leave_for(item) for item in rows},
            taken_off=tuple(self._taken_off(loaded, row)),
        )

    def note_presence(
        self, case: str, meeting: str, *, participant: str, presence: Presence, names: str = ""
    ) -> Changes:
        """Record who came.

        Raises:
            DomainError: ``unknown_meeting``, ``not_a_participant`` (name), ``meeting_locked``,
                ``meeting_to_come`` (day, time); ``case_closed`` before it.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            loaded.need_open(row.starts_at)
            loaded.need_begun(row)
            need_unlocked(unit, case, meeting)
            if participant not in row.participants:
                raise DomainError("not_a_participant", name=loaded.name(participant))
            unit.office.put_attendance(
                Attendance(
                    case=case,
                    meeting=meeting,
                    participant=participant,
                    presence=presence,
                    names=names.strip(),
                )
            )
            return self._done(unit, row)

    def _taken_off(self, loaded: LoadedCase, row: Meeting) -> Iterator[InvitationCheck]:
        entry = NewMeeting(
            case=row.case,
            purpose=row.purpose,
            # A meeting that has been is asked about as it stands now.
            starts_at=max(row.starts_at, loaded.now),
            parties=(),
        )
        for party in taken_off(loaded, row):
            yield _invitation(loaded, entry, party, self._words)

    def _row(self, meeting: str, entry: NewMeeting) -> Meeting:
        return Meeting(
            id=meeting,
            recorded_at=self._desk.now(),
            case=entry.case,
            starts_at=as_utc(entry.starts_at, "starts_at"),
            purpose=entry.purpose,
            participants=tuple(dict.fromkeys((*entry.parties, *entry.persons))),
            place=(entry.place or "").strip() or None,
        )

    def _need_invitable(
        self, loaded: LoadedCase, entry: NewMeeting, parties: tuple[str, ...]
    ) -> None:
        blocked = self._planned(loaded, entry, parties).blocked
        if blocked:
            names = ", ".join(check.name for check in blocked)
            raise DomainError("invitation_blocked", names=names, checks=blocked)

    def _untold(self, loaded: LoadedCase, entry: NewMeeting) -> tuple[str, ...]:
        """Why who of the family may not be told in writing, as if the meeting were planned."""
        row = self._row("planned", entry)
        facts = replace(loaded.facts, meetings=(*loaded.facts.meetings, row))
        planned = replace(loaded, facts=facts)
        found = (why_not_told(planned, row, one) for one in dict.fromkeys(entry.persons))
        return tuple(error_sentence(one, self._words) for one in found if one is not None)

    def _planned(
        self, loaded: LoadedCase, entry: NewMeeting, parties: tuple[str, ...]
    ) -> PlannedMeeting:
        checks = [_invitation(loaded, entry, party, self._words) for party in parties]
        return PlannedMeeting(
            invited=tuple(check for check in checks if check.allowed),
            blocked=tuple(check for check in checks if not check.allowed),
        )

    def _done(self, unit: UnitOfWork, row: Meeting, *, new_id: str | None = None) -> Changes:
        self._desk.log(unit, Action.WRITE, f"meeting:{row.id}", case=row.case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({row.case, row.id}), new_id=new_id)


def _check(loaded: LoadedCase, entry: NewMeeting) -> None:
    loaded.need_purpose(entry.purpose)
    for party in entry.parties:
        loaded.need_party(party)
    for person in entry.persons:
        loaded.need_person(person)


def _check_once(unit: UnitOfWork, loaded: LoadedCase, entry: NewMeeting) -> None:
    """A case has one meeting at a time: a second one was planned by pressing twice."""
    starts_at, others = as_utc(entry.starts_at, "starts_at"), kinds_of(unit, loaded.id)
    for row in loaded.meetings.values():
        is_same = row.starts_at == starts_at and row.purpose == entry.purpose
        if is_same and (row.case, row.id) not in others:
            local = starts_at.astimezone(loaded.facts.zone)
            raise DomainError("meeting_known", day=local.date(), time=f"{local:%H:%M}")


def _invitation(loaded: LoadedCase, entry: NewMeeting, party: str, words: Words) -> InvitationCheck:
    starts_at = as_utc(entry.starts_at, "starts_at")
    asked = ask_invitation(loaded, party, purpose=entry.purpose, starts_at=starts_at)
    said = sentence(asked.decision, asked.flow, loaded.facts, words)
    is_yes_today = asked.when_sending.allowed and not asked.allowed
    if is_yes_today and (stops := party_stops_at(loaded, asked, starts_at)) is not None:
        day = long_day(day_of(stops, loaded.facts.zone), words)
        said = words.gettext("From {day}: {sentence}").format(day=day, sentence=said)
    return InvitationCheck(
        party=party,
        name=loaded.name(party),
        allowed=asked.allowed,
        decision=asked.decision,
        sentence=said,
    )
