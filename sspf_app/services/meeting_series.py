"""Series of meetings and the rooms one meets in.

A series proposes; who may be invited is asked anew for every meeting of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.folding import as_name, same_words
from sspf_app.services.meeting_records import MeetingSeries, MeetingSetting, Room
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.meetings import Meetings
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.sitting_views import NextMeeting, SeriesView

_TOPICS = frozenset({Topic.MEETINGS})
_MOST_WEEKS = 52


class SeriesOfMeetings:
    """Use cases about meetings that come again, and about rooms."""

    def __init__(self, desk: Desk, access: ProtectedAccess, meetings: Meetings) -> None:
        self._desk = desk
        self._access = access
        self._meetings = meetings

    def of_meeting(self, case: str, meeting: str) -> SeriesView | None:
        """The running series a meeting belongs to.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            series, members = _series_of(unit, loaded, row)
            self._desk.log(unit, Action.READ, f"series:{meeting}", case=case)
            unit.commit()
        if series is None:
            return None
        is_last = row.starts_at == max(one.starts_at for one in members)
        return SeriesView(
            id=series.id,
            every_weeks=series.every_weeks,
            next_at=_next_at(loaded, row, series) if is_last else None,
        )

    def begin(self, case: str, meeting: str, *, every_weeks: int) -> Changes:
        """Let a meeting come again every so many weeks; ``new_id`` is the series.

        Raises:
            DomainError: ``unknown_meeting``, ``case_closed``, ``series_weeks``, ``in_a_series``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            loaded.need_open()
            if not 1 <= every_weeks <= _MOST_WEEKS:
                raise DomainError("series_weeks", most=_MOST_WEEKS)
            if _series_of(unit, loaded, row)[0] is not None:
                raise DomainError("in_a_series")
            series = MeetingSeries(
                id=self._desk.new_id("se"),
                case=case,
                every_weeks=every_weeks,
                begun_at=self._desk.now(),
                begun_by=self._desk.actor.user_id,
            )
            unit.meetings.put_series(series)
            _put(unit, case, meeting, series=series.id)
            return self._done(unit, row, new_id=series.id)

    def end(self, case: str, meeting: str) -> Changes:
        """Propose no more; the meetings that are planned stay.

        Raises:
            DomainError: ``unknown_meeting``, ``unknown_series``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            series, _members = _series_of(unit, loaded, row)
            if series is None:
                raise DomainError("unknown_series")
            ended = replace(series, ended_at=self._desk.now(), ended_by=self._desk.actor.user_id)
            unit.meetings.put_series(ended)
            return self._done(unit, row)

    def propose(self, case: str, meeting: str) -> NextMeeting:
        """The next meeting of the series, with the consents asked for its day.

        Raises:
            DomainError: ``unknown_meeting``, ``unknown_series``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            series, members = _series_of(unit, loaded, row)
            self._desk.log(unit, Action.READ, f"series:{meeting}", case=case)
            unit.commit()
        if series is None:
            raise DomainError("unknown_series")
        last = max(members, key=lambda one: one.starts_at)
        entry = NewMeeting(
            case=case,
            purpose=last.purpose,
            starts_at=_next_at(loaded, last, series),
            parties=tuple(one for one in last.participants if one in loaded.parties),
            persons=tuple(one for one in last.participants if one in loaded.persons),
            place=last.place,
        )
        checked = self._meetings.check(entry)
        allowed = tuple(check.party for check in checked.invited)
        return NextMeeting(entry=replace(entry, parties=allowed), checked=checked)

    def plan_next(self, case: str, meeting: str) -> Changes:
        """Plan the next meeting as proposed, with those who may be invited; ``new_id`` is it.

        Raises:
            DomainError: as ``propose`` and ``Meetings.plan``.
        """
        proposed = self.propose(case, meeting)
        planned = self._meetings.plan(proposed.entry)
        made = planned.new_id or ""
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            series, _members = _series_of(unit, loaded, loaded.need_meeting(meeting))
            if series is not None:
                _put(unit, case, made, series=series.id)
            return self._done(unit, loaded.need_meeting(made), new_id=made)

    def rooms(self) -> tuple[Room, ...]:
        """The rooms in use, by name."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = unit.meetings.rooms()
            unit.commit()
        return tuple(sorted((one for one in found if one.ended_at is None), key=_by_name))

    def add_room(self, name: str, *, place: str = "") -> Changes:
        """Remember a room; one that is known already stays as it is.

        Raises:
            DomainError: ``room_name_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            made = Room(id=self._desk.new_id("ro"), name=as_name(name), place=place.strip())
            if not made.name:
                raise DomainError("room_name_required")
            known = [one for one in unit.meetings.rooms() if one.ended_at is None]
            same = next(
                (one for one in known if same_words(one.words) == same_words(made.words)), None
            )
            if same is None:
                unit.meetings.put_room(made)
                self._desk.log(unit, Action.WRITE, f"room:{made.id}")
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset(), new_id=(same or made).id)

    def change_room(self, room: str, *, name: str, place: str, seen: str = "") -> Changes:
        """Call a room otherwise, or say where it lies; meetings planned in it stay as they are.

        Args:
            room: Its id.
            name: What it is called.
            place: Where it lies.
            seen: Version of the room that was shown; empty = none was.

        Raises:
            DomainError: ``unknown_room``, ``room_name_required``, ``room_known``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            in_use = [one for one in unit.meetings.rooms() if one.ended_at is None]
            found = next((one for one in in_use if one.id == room), None)
            if found is None:
                raise DomainError("unknown_room")
            need_seen(found, seen)
            changed = replace(found, name=as_name(name), place=place.strip())
            if not changed.name:
                raise DomainError("room_name_required")
            others = (same_words(one.words) for one in in_use if one.id != room)
            if same_words(changed.words) in others:
                raise DomainError("room_known")
            unit.meetings.put_room(changed)
            self._desk.log(unit, Action.WRITE, f"room:{room}")
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({room}))

    def end_room(self, room: str) -> Changes:
        """Offer a room no more.

        Raises:
            DomainError: ``unknown_room``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = next((one for one in unit.meetings.rooms() if one.id == room), None)
            if found is None:
                raise DomainError("unknown_room")
            unit.meetings.put_room(replace(found, ended_at=self._desk.now()))
            self._desk.log(unit, Action.WRITE, f"room:{room}")
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({room}))

    def _done(self, unit: UnitOfWork, row: Meeting, *, new_id: str | None = None) -> Changes:
        self._desk.log(unit, Action.WRITE, f"series:{row.id}", case=row.case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({row.case, row.id}), new_id=new_id)


def _series_of(
    unit: UnitOfWork, loaded: LoadedCase, row: Meeting
) -> tuple[MeetingSeries | None, tuple[Meeting, ...]]:
    """The running series of a meeting, and the meetings of it."""
    settings = unit.meetings.settings(loaded.id)
    own = next((one.series for one in settings if one.meeting == row.id), "")
    running = (one for one in unit.meetings.series(loaded.id) if one.ended_at is None)
    series = next((one for one in running if one.id == own), None)
    named = [one.meeting for one in settings if series is not None and one.series == series.id]
    return series, tuple(loaded.meetings[one] for one in named if one in loaded.meetings)


def _next_at(loaded: LoadedCase, row: Meeting, series: MeetingSeries) -> datetime:
    """The same weekday and the same time on the clock, also over a change to summer time."""
    local = row.starts_at.astimezone(loaded.facts.zone).replace(tzinfo=None)
    later = local + timedelta(weeks=series.every_weeks)
    return later.replace(tzinfo=loaded.facts.zone)


def _put(unit: UnitOfWork, case: str, meeting: str, *, series: str) -> None:
    kept = next((one for one in unit.meetings.settings(case) if one.meeting == meeting), None)
    setting = kept or MeetingSetting(case=case, meeting=meeting)
    unit.meetings.put_setting(replace(setting, series=series))


def _by_name(room: Room) -> str:
    return room.words.casefold()
