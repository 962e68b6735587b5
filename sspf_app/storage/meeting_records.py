"""What stands beside meetings."""

from __future__ import annotations

from typing import TypeVar

from sspf_app.services.meeting_records import (
    Adjustment,
    MeetingSeries,
    MeetingSetting,
    MeetingVersion,
    NameAnswer,
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
    NAME_ANSWERS,
    PARTICIPANT_LISTS,
    PLANNED_POINTS,
    ROOMS,
    ROSTERS,
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
        if meeting is None:
            return self._transaction.of_case(MEETING_VERSIONS, case)
        return self._transaction.rows(MEETING_VERSIONS, case_id=case, meeting=meeting)

    def add_adjustment(self, adjustment: Adjustment) -> None:
        """Write a reply; it never changes."""
        self._transaction.put(ADJUSTMENTS, adjustment)

    def adjustments(self, case: str, meeting: str) -> tuple[Adjustment, ...]:
        """See ``MeetingRecords.adjustments``."""
        return self._transaction.rows(ADJUSTMENTS, case_id=case, meeting=meeting)

    def put_point(self, point: PlannedPoint) -> None:
        """Write a point, new or known by ``id``."""
        self._transaction.put(PLANNED_POINTS, point)

    def points(self, case: str, meeting: str) -> tuple[PlannedPoint, ...]:
        """See ``MeetingRecords.points``."""
        stands = PLANNED_POINTS.table.c.removed_at.is_(None)
        return self._transaction.rows(PLANNED_POINTS, stands, case_id=case, meeting=meeting)

    def put_name(self, answer: NameAnswer) -> None:
        """Write an answer, new or known by meeting and name."""
        self._transaction.put(NAME_ANSWERS, answer)

    def names(self, case: str) -> tuple[NameAnswer, ...]:
        """See ``MeetingRecords.names``."""
        return self._transaction.of_case(NAME_ANSWERS, case)

    def put_series(self, series: MeetingSeries) -> None:
        """Write a series, new or known by ``id``."""
        self._transaction.put(MEETING_SERIES, series)

    def series(self, case: str) -> tuple[MeetingSeries, ...]:
        """Every series of a case, ended ones too."""
        return self._transaction.of_case(MEETING_SERIES, case)

    def put_room(self, room: Room) -> None:
        """Write a room, new or known by ``id``."""
        self._transaction.put(ROOMS, room)

    def rooms(self) -> tuple[Room, ...]:
        """See ``MeetingRecords.rooms``."""
        return self._transaction.rows(ROOMS)

    def put_participants(self, participants: ParticipantList) -> None:
        """Write a list of participants, new or known by ``id``."""
        self._transaction.put(PARTICIPANT_LISTS, participants)

    def participant_lists(self) -> tuple[ParticipantList, ...]:
        """See ``MeetingRecords.participant_lists``."""
        return self._transaction.rows(PARTICIPANT_LISTS)

    def put_roster(self, roster: Roster) -> None:
        """Write a roster, new or known by ``id``."""
        self._transaction.put(ROSTERS, roster)

    def rosters(self) -> tuple[Roster, ...]:
        """Every roster, in order of entry."""
        return self._transaction.rows(ROSTERS)

    def put_setting(self, setting: MeetingSetting) -> None:
        """Write what a meeting belongs to, new or known by the meeting."""
        self._transaction.put(MEETING_SETTINGS, setting)

    def settings(self, case: str) -> tuple[MeetingSetting, ...]:
        """Of all meetings of a case."""
        return self._transaction.of_case(MEETING_SETTINGS, case)

    def in_roster(self, roster: str) -> tuple[MeetingSetting, ...]:
        """See ``MeetingRecords.in_roster``."""
        found = self._transaction.rows(MEETING_SETTINGS, roster=roster)
        return tuple(sorted(found, key=lambda one: one.position))
