"""What stands beside meetings, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

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


@dataclass
class MetStore:
    """Versions, replies, points, series, rooms, rosters."""

    versions: dict[str, MeetingVersion] = field(default_factory=dict[str, MeetingVersion])
    adjustments: list[Adjustment] = field(default_factory=list[Adjustment])
    points: dict[str, PlannedPoint] = field(default_factory=dict[str, PlannedPoint])
    series: dict[str, MeetingSeries] = field(default_factory=dict[str, MeetingSeries])
    names: dict[tuple[str, str, str], NameAnswer] = field(
        default_factory=dict[tuple[str, str, str], NameAnswer]
    )
    rooms: dict[str, Room] = field(default_factory=dict[str, Room])
    participants: dict[str, ParticipantList] = field(default_factory=dict[str, ParticipantList])
    rosters: dict[str, Roster] = field(default_factory=dict[str, Roster])
    settings: dict[tuple[str, str], MeetingSetting] = field(
        default_factory=dict[tuple[str, str], MeetingSetting]
    )


class MemoryMeetings:
    """``MeetingRecords``."""

    def __init__(self, store: Any) -> None:
        self._met: MetStore = store.met

    def put_version(self, version: MeetingVersion) -> None:
        self._met.versions[version.id] = version

    def versions(self, case: str, meeting: str | None = None) -> tuple[MeetingVersion, ...]:
        found = (one for one in self._met.versions.values() if one.case == case)
        return tuple(one for one in found if meeting in (None, one.meeting))

    def add_adjustment(self, adjustment: Adjustment) -> None:
        self._met.adjustments.append(adjustment)

    def adjustments(self, case: str, meeting: str) -> tuple[Adjustment, ...]:
        found = self._met.adjustments
        return tuple(one for one in found if (one.case, one.meeting) == (case, meeting))

    def put_point(self, point: PlannedPoint) -> None:
        self._met.points[point.id] = point

    def points(self, case: str, meeting: str) -> tuple[PlannedPoint, ...]:
        return tuple(
            one
            for one in self._met.points.values()
            if (one.case, one.meeting) == (case, meeting) and one.removed_at is None
        )

    def put_name(self, answer: NameAnswer) -> None:
        self._met.names[answer.case, answer.meeting, answer.name] = answer

    def names(self, case: str) -> tuple[NameAnswer, ...]:
        return tuple(one for one in self._met.names.values() if one.case == case)

    def put_series(self, series: MeetingSeries) -> None:
        self._met.series[series.id] = series

    def series(self, case: str) -> tuple[MeetingSeries, ...]:
        return tuple(one for one in self._met.series.values() if one.case == case)

    def put_room(self, room: Room) -> None:
        self._met.rooms[room.id] = room

    def rooms(self) -> tuple[Room, ...]:
        return tuple(self._met.rooms.values())

    def put_participants(self, participants: ParticipantList) -> None:
        self._met.participants[participants.id] = participants

    def participant_lists(self) -> tuple[ParticipantList, ...]:
        return tuple(self._met.participants.values())

    def put_roster(self, roster: Roster) -> None:
        self._met.rosters[roster.id] = roster

    def rosters(self) -> tuple[Roster, ...]:
        return tuple(self._met.rosters.values())

    def put_setting(self, setting: MeetingSetting) -> None:
        self._met.settings[setting.case, setting.meeting] = setting

    def settings(self, case: str) -> tuple[MeetingSetting, ...]:
        return tuple(one for one in self._met.settings.values() if one.case == case)

    def in_roster(self, roster: str) -> tuple[MeetingSetting, ...]:
        found = [one for one in self._met.settings.values() if one.roster == roster]
        return tuple(sorted(found, key=lambda one: one.position))
