"""What a message about a meeting, and an entry for a calendar, are made of.

Already decided; neither tells anything said at a meeting.

Source: sharing rules, section 7.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sspf_app.services.paper_parts import PaperOffice


class NoticeKind(StrEnum):
    """What a message says."""

    INVITATION = "invitation"
    CHANGE = "change"
    """Time or place is another one."""
    CANCELLED = "cancelled"
    """There is no meeting."""
    WITHOUT_YOU = "without_you"
    """The meeting is without them, and nothing about why."""
    NEW_MINUTES = "new_minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeData:
    """A message for the office's own secure mail.

    Attributes:
        kind: What it says.
        office: The sender, and how to reach it.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        starts_at: When the meeting begins, in local time with its zone.
        place: Where, if this recipient may be told and it is wanted.
        young_person: Name, if this recipient may be told and it is wanted.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        is_person: The reader is one person and not a party, and is spoken to so.
    """

    kind: NoticeKind
    office: PaperOffice
    language: str
    case_reference: str
    starts_at: datetime
    place: str | None = None
    young_person: str | None = None
    sign: str = ""
    is_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarData:
    """An entry that may lie open in the calendar of others.

    Attributes:
        id: What the calendar knows it by.
        sequence: How many times it was changed.
        title: What it is called; names nobody.
        made_at: Aware instant of the export.
        starts_at: Aware instant.
        ends_at: Aware instant.
        place: Where, if this recipient may be told and it is wanted.
        is_cancelled: It takes the entry back.
    """

    id: str
    sequence: int
    title: str
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    place: str | None = None
    is_cancelled: bool = False
