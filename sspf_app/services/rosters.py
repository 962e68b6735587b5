"""Rosters: several cases in one sitting, one after the other, each a meeting of its own.

A roster holds nothing but an order. Invitations, items and minutes stay with each meeting, so that
nobody who is invited to one learns of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Meeting
from sspf_app.domain.time import start_of
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.meeting_records import MeetingSetting, Roster
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.sitting_views import RosterLine
from sspf_app.services.told_reference import listed_reference

_TOPICS = frozenset({Topic.MEETINGS})
_OfCase = TypeVar("_OfCase", Meeting, MeetingSetting)


class Rosters:
    """Use cases about sittings, for the coordinator alone.

    A meeting of a case that the user is not on the list of is in no sitting of theirs.
    """

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def make_of_day(self, day: date) -> Changes:
        """Put the meetings of a day after one another in their order; ``new_id`` is the roster.

        Made again it takes in what was planned since.

        Raises:
            DomainError: ``roster_too_few``: fewer than two meetings that day.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            zone = self._desk.clock.zone
            first, last = start_of(day, zone), start_of(day + timedelta(days=1), zone)
            found = self._own(unit, unit.records.list_between(Meeting, "starts_at", first, last))
            rows = sorted(found, key=lambda one: (one.starts_at, one.case, one.id))
            if len(rows) < 2:
                raise DomainError("roster_too_few", day=day)
            roster = Roster(
                id=self._desk.new_id("rs"),
                starts_at=rows[0].starts_at,
                room="",
                made_at=self._desk.now(),
                made_by=self._desk.actor.user_id,
            )
            unit.meetings.put_roster(roster)
            for position, row in enumerate(rows, start=1):
                _put(unit, row, roster=roster.id, position=position)
                self._desk.log(unit, Action.WRITE, f"roster:{roster.id}", case=row.case)
            unit.commit()
        ids = frozenset(one for row in rows for one in (row.case, row.id))
        return Changes(topics=_TOPICS, ids=ids, new_id=roster.id)

    def of_meeting(self, case: str, meeting: str) -> tuple[RosterLine, ...]:
        """The meetings of the sitting a meeting is in, in order; cases by reference alone.

        Raises:
            DomainError: ``unknown_case``, ``not_on_list``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._access.case(unit, case)
            settings = unit.meetings.settings(case)
            own = next((one for one in settings if one.meeting == meeting), None)
            lines: tuple[RosterLine, ...] = ()
            if own is not None and own.roster:
                lines = tuple(_lines(unit, self._own(unit, unit.meetings.in_roster(own.roster))))
            self._desk.log(unit, Action.READ, f"roster:{meeting}", case=case)
            unit.commit()
        return lines

    def move(self, case: str, meeting: str, *, by: int) -> Changes:
        """Let a meeting change places with the one before (``by`` -1) or after it (1).

        The order is the sitting's own: no time of a meeting changes, and nobody is told anything.
        At the end nothing moves.

        Raises:
            DomainError: ``case_transferred`` (office) where one of the two is read only here;
                ``unknown_case``, ``not_on_list``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            settings = unit.meetings.settings(case)
            own = next((one for one in settings if one.meeting == meeting and one.roster), None)
            order = [] if own is None else self._own(unit, unit.meetings.in_roster(own.roster))
            positions = [one.position for one in order]
            place = next((at for at, one in enumerate(order) if one.meeting == meeting), -1)
            other = place + by
            if own is None or not 0 <= other < len(order):
                return Changes(topics=frozenset(), ids=frozenset())
            order[place], order[other] = order[other], order[place]
            for position, one in zip(positions, order, strict=True):
                if one.position != position:
                    unit.meetings.put_setting(replace(one, position=position))
                    self._desk.log(unit, Action.WRITE, f"roster:{own.roster}", case=one.case)
            unit.commit()
        ids = frozenset(id_ for one in order for id_ in (one.case, one.meeting))
        return Changes(topics=_TOPICS, ids=ids)

    def take_out(self, case: str, meeting: str) -> Changes:
        """Take a meeting out of its sitting; the meeting itself stays.

        Raises:
            DomainError: ``unknown_case``, ``not_on_list``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            for one in unit.meetings.settings(case):
                if one.meeting == meeting:
                    unit.meetings.put_setting(replace(one, roster="", position=0))
            self._desk.log(unit, Action.WRITE, f"roster_left:{meeting}", case=case)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case, meeting}))

    def _own(self, unit: UnitOfWork, found: Iterable[_OfCase]) -> list[_OfCase]:
        """Of these, what is of a case that the user may open."""
        rows = list(found)
        protected = unit.queries.protected()
        cases = {one.case for one in rows} if protected else set[str]()
        closed = self._access.unlisted(unit, unit.queries.cases_naming(cases, protected))
        return [one for one in rows if one.case not in closed]


def _put(unit: UnitOfWork, row: Meeting, *, roster: str, position: int) -> None:
    settings = unit.meetings.settings(row.case)
    kept = next((one for one in settings if one.meeting == row.id), None)
    setting = kept or MeetingSetting(case=row.case, meeting=row.id)
    unit.meetings.put_setting(replace(setting, roster=roster, position=position))


def _lines(unit: UnitOfWork, settings: Iterable[MeetingSetting]) -> Iterable[RosterLine]:
    for one in settings:
        row = unit.records.standing(Meeting, one.meeting, case=one.case)
        header = unit.records.standing(Case, one.case)
        if row is not None and header is not None:
            yield RosterLine(
                case=one.case,
                meeting=one.meeting,
                reference=listed_reference(
                    unit, header.id, header.reference or header.id, header.young_person
                ),
                starts_at=row.starts_at,
            )
