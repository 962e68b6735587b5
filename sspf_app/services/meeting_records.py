"""Records of what stands beside a meeting: its lock, who adjusted it, planned points, its place.

The meeting itself and what was said are ``domain.facts.Meeting`` and ``Item``; the rules never
read what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.codes import InformationType


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingVersion:
    """A version of the minutes: what stood at the instant it was locked.

    Attributes:
        number: 1 for the first, counted per meeting.
        reason: Why the version before was opened; empty for the first.
        opened_at: When it was opened for a change; None = what stands now is this version.
        opened_because: Why it was opened; the next version takes this as its reason.
    """

    id: str
    case: str
    meeting: str
    number: int
    locked_at: datetime
    locked_by: str
    reason: str = ""
    opened_at: datetime | None = None
    opened_by: str = ""
    opened_because: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it was opened for a change."""
        return self.opened_at is not None


class AdjustmentReply(StrEnum):
    """What a participant said of the minutes."""

    APPROVED = "approved"
    REMARK = "remark"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One reply of one participant (justering); the last of a version holds.

    Attributes:
        version: Number of the version it is about: the next one while nothing is locked.
        replied_on: The day the reply came, or silence was noted.
        remark: What was remarked, in words; kept here and printed nowhere.
    """

    id: str
    case: str
    meeting: str
    version: int
    participant: str
    reply: AdjustmentReply
    replied_on: date
    remark: str
    noted_at: datetime
    noted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPoint:
    """A point of the agenda, planned beforehand.

    Attributes:
        heading: A few words; read only by those who may read what it is about.
        position: Order of entry; the agenda itself is ordered by consent.
        taken_at: When it was done at the meeting.
        removed_at: When it was taken off the agenda.
    """

    id: str
    case: str
    meeting: str
    heading: str
    source: str
    about: tuple[str, ...]
    types: tuple[InformationType, ...]
    position: int
    planned_at: datetime
    planned_by: str
    taken_at: datetime | None = None
    removed_at: datetime | None = None


class NameMeaning(StrEnum):
    """Whom a name in a text means, as the coordinator said."""

    OTHER_YOUTH = "other_youth"
    OF_CASE = "of_case"
    SOMEBODY = "somebody"
    NO_NAME = "no_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAnswer:
    """Whom a name means in the texts of one meeting; asked once, and the papers follow it.

    Attributes:
        name: Its words, folded and without dots, with blanks between; or the digits of a number.
    """

    case: str
    meeting: str
    name: str
    meaning: NameMeaning
    answered_at: datetime
    answered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSeries:
    """Meetings of a case that come again.

    Attributes:
        every_weeks: So many weeks lie between two meetings.
        ended_at: From then on no next one is proposed.
    """

    id: str
    case: str
    every_weeks: int
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None = None
    ended_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room one meets in; ``place`` is where it lies."""

    id: str
    name: str
    place: str = ""
    ended_at: datetime | None = None

    @property
    def words(self) -> str:
        """The room and where it lies."""
        return ", ".join(part for part in (self.name, self.place) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantList:
    """Parties that often meet together, and whom one reaches at each; of the office, of no case.

    Attributes:
        parties: Their ids, in the order they were put.
        contacts: Ids of contacts of these parties.
    """

    id: str
    name: str
    parties: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One sitting in which several cases are taken after one another.

    It has a day and a room, and no name: nobody of one case learns of another by it.
    """

    id: str
    starts_at: datetime
    room: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSetting:
    """Which series and roster a meeting belongs to, and its room; empty = none."""

    case: str
    meeting: str
    series: str = ""
    roster: str = ""
    position: int = 0
    room: str = ""
