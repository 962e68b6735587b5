"""Records of how minutes and invitations go out: the office's template, calendar entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTemplate:
    """A Word template the office has taken in; its bytes are kept beside it.

    Attributes:
        name: What its file was called.
        size: Its bytes, as kept.
        sha256: Checksum of the kept bytes.
        ended_at: When another one came, or the shipped one was taken again; None = it is in use.
    """

    id: str
    name: str
    size: int
    sha256: str
    taken_in_at: datetime
    taken_in_by: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """The entry that one recipient has got in their calendar of one meeting.

    Attributes:
        id: What the calendar knows it by; random, and nobody else's.
        sequence: How many times it was changed.
        starts_at: When the meeting begins, as told last.
        place: Where, as told last; empty = not told.
        is_cancelled: The last that was told is that there is no meeting, or not for them.
    """

    id: str
    case: str
    meeting: str
    recipient: str
    sequence: int
    starts_at: datetime
    place: str
    is_cancelled: bool
    sent_at: datetime
    sent_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """What a meeting is called in the calendars of others, in the office's own words."""

    title: str
    set_at: datetime
    set_by: str
