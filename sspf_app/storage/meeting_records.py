"""What stands beside meetings."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, select

from sspf_app.services.meeting_records import (
    Adjustment,
    MeetingSeries,
    MeetingSetting,
    MeetingVersion,
    ParticipantList,
    PlannedPoint,
    Room,
    Roster,
)
from sspf_app.storage.mapping import (
    ADJUSTMENTS,
    MEETING_SERIES,
    MEETING_SETTINGS,
    MEETING_VERSIONS,
    PARTICIPANT_LISTS,
    PLANNED_POINTS,
    ROOMS,
    ROSTERS,
    Kind,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlMeetingRecords:
    """``services.meeting_ports.MeetingRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put_version(self, version: MeetingVersion) -> None:
        """Write a version, new or known by ``id``."""
        self._transaction.put(MEETING_VERSIONS, version)

    def versions(self, case: str, meeting: str | None = None) -> tuple[MeetingVersion, ...]:
        """See ``MeetingRecords.versions``."""
        table = MEETING_VERSIONS.table
        where = [table.c.case_id == case]
        if meeting is not None:
            where.append(table.c.meeting == meeting)
        return self._read(MEETING_VERSIONS, *where)

    def add_adjustment(self, adjustment: Adjustment) -> None:
        """Write a reply; it never changes."""
        self._transaction.put(ADJUSTMENTS, adjustment)

    def adjustments(self, case: str, meeting: str) -> tuple[Adjustment, ...]:
        """See ``MeetingRecords.adjustments``."""
        table = ADJUSTMENTS.table
        return self._read(ADJUSTMENTS, table.c.case_id == case, table.c.meeting == meeting)

    def put_point(self, point: PlannedPoint) -> None:
        """Write a point, new or known by ``id``."""
        self._transaction.put(PLANNED_POINTS, point)

    def points(self, case: str, meeting: str) -> tuple[PlannedPoint, ...]:
        """See ``MeetingRecords.points``."""
        table = PLANNED_POINTS.table
        return self._read(
            PLANNED_POINTS,
            table.c.case_id == case,
            table.c.meeting == meeting,
            table.c.removed_at.is_(None),
        )

    def put_series(self, series: MeetingSeries) -> None:
        """Write a series, new or known by ``id``."""
        self._transaction.put(MEETING_SERIES, series)

    def series(self, case: str) -> tuple[MeetingSeries, ...]:
        """Every series of a case, ended ones too."""
        return self._read(MEETING_SERIES, MEETING_SERIES.table.c.case_id == case)

    def put_room(self, room: Room) -> None:
        """Write a room, new or known by ``id``."""
        self._transaction.put(ROOMS, room)

    def rooms(self) -> tuple[Room, ...]:
        """See ``MeetingRecords.rooms``."""
        return self._read(ROOMS)

    def put_participants(self, participants: ParticipantList) -> None:
        """Write a list of participants, new or known by ``id``."""
        self._transaction.put(PARTICIPANT_LISTS, participants)

    def participant_lists(self) -> tuple[ParticipantList, ...]:
        """See ``MeetingRecords.participant_lists``."""
        return self._read(PARTICIPANT_LISTS)

    def put_roster(self, roster: Roster) -> None:
        """Write a roster, new or known by ``id``."""
        self._transaction.put(ROSTERS, roster)

    def rosters(self) -> tuple[Roster, ...]:
        """Every roster, in order of entry."""
        return self._read(ROSTERS)

    def put_setting(self, setting: MeetingSetting) -> None:
        """Write what a meeting belongs to, new or known by the meeting."""
        self._transaction.put(MEETING_SETTINGS, setting)

    def settings(self, case: str) -> tuple[MeetingSetting, ...]:
        """Of all meetings of a case."""
        return self._read(MEETING_SETTINGS, MEETING_SETTINGS.table.c.case_id == case)

    def in_roster(self, roster: str) -> tuple[MeetingSetting, ...]:
        """See ``MeetingRecords.in_roster``."""
        found = self._read(MEETING_SETTINGS, MEETING_SETTINGS.table.c.roster == roster)
        return tuple(sorted(found, key=lambda one: one.position))

    def _read(self, kind: Kind[RecordT], *where: ColumnElement[bool]) -> tuple[RecordT, ...]:
        query = select(*kind.columns).where(*where).order_by(kind.table.c.pk)
        return kind.read(self._transaction.connection, query)
