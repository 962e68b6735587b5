"""Series, rooms and rosters of meetings, as screens show them."""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.meeting_views import NewMeeting, PlannedMeeting
from sspf_app.services.records import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series a meeting belongs to.

    Attributes:
        next_at: When the next one is proposed; None once a later one is planned.
    """

    id: str
    every_weeks: int
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The next meeting of a series as proposed; the consents are asked anew.

    Attributes:
        entry: With the parties who may be invited then.
        checked: Everybody of the meeting before: invited and blocked, with the reasons.
    """

    entry: NewMeeting
    checked: PlannedMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One meeting of a sitting: its case by reference alone."""

    case: str
    meeting: str
    reference: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedParty:
    """A party of a fixed list of participants, and whom one reaches there."""

    id: str
    name: str
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantListView:
    """A fixed list of participants; ``version`` tells its state from every other."""

    id: str
    name: str
    version: str
    parties: tuple[ListedParty, ...]
