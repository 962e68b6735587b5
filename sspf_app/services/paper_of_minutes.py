"""What a copy of the minutes is made of: parts its recipient may read.

Already decided, already readable, in the paper's language.

Source: `domain.md` section 2; sharing rules, sections 1 and 6.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.paper_parts import OwnView, PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at a meeting.

    Attributes:
        name: Names as they may be shown to this recipient; empty = only the role.
        role: Party, function or relation to the young person.
    """

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFrom:
    """Those who do not read an item for one and the same reason."""

    names: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReaders:
    """Who reads an item and who does not; for the coordinator's own copy alone.

    Attributes:
        shared_with: Those who read it.
        kept_from: Those who do not, by reason.
    """

    shared_with: tuple[str, ...] = ()
    kept_from: tuple[KeptFrom, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """A line of the agenda.

    Attributes:
        heading: None = a pause: its reader leaves the room.
        without: Names of those who leave the room for it, in the coordinator's own copy alone.
    """

    heading: str | None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesItem:
    """A readable item.

    Attributes:
        text: What was said.
        source: Who said it, as shown.
        about: Whom it is about, as shown.
        views: How those it is about see it.
        readers: Who reads it, in the coordinator's own copy.
    """

    text: str
    source: str = ""
    about: str = ""
    views: tuple[OwnView, ...] = ()
    readers: ItemReaders | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSection:
    """Readable items under a readable heading; never empty."""

    heading: str
    items: tuple[MinutesItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """A readable commitment: who does what, from when to when, and how it is followed up.

    ``views`` is how those it is about see it; ``readers`` is for the coordinator's own copy alone.
    """

    text: str
    responsible: str
    starts_on: date | None = None
    due_on: date | None = None
    follow_up: str = ""
    views: tuple[OwnView, ...] = ()
    readers: ItemReaders | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyMark:
    """Secrecy mark after OSL 5:5.

    Attributes:
        provision: Such as ``26 kap. 1 §``.
        marked_on: Day of the mark.
        authority: Authority that made it.
    """

    provision: str
    marked_on: date
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesData:
    """One recipient's copy, built from readable parts only; the paper numbers what it was given.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of the export, the only time in the file.
        recipient: Whose copy it is.
        sign: Of the recipient, for the file name, as ``services.paper_signs`` makes it.
        young_person: Name, if this recipient may read it.
        meeting_on: Day of the meeting.
        meeting_time: When it was held, as shown ("13.00-14.30"); empty = not told.
        place: Where, if this recipient may read it.
        title: Heading of the meeting, if this recipient may read it.
        heading: What the paper is called; empty = minutes of a meeting.
        agenda: What was planned, as this recipient may read it.
        present: Those who were there.
        absent: Those who were invited and did not come.
        sections: Readable items in their order.
        commitments: Readable commitments in their order.
        next_meeting: When the next meeting is, as shown.
        written_by: Who took the minutes.
        copies_to: All who get a copy, where this recipient may know it.
        secrecy: The secrecy mark.
        version: Which version of the minutes it is, as its reader counts.
        is_own_copy: The coordinator's own copy: all items and their readers, for nobody else.
        is_person: The reader is one person and not a party, and is spoken to so.
        log_head: The head of the log when the copy was drawn, as ``services.log_seal`` shows it;
            empty = none is printed.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    meeting_on: date
    secrecy: SecrecyMark
    young_person: str | None = None
    meeting_time: str = ""
    place: str | None = None
    title: str | None = None
    agenda: tuple[AgendaLine, ...] = ()
    present: tuple[Participant, ...] = ()
    absent: tuple[Participant, ...] = ()
    sections: tuple[MinutesSection, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    next_meeting: str = ""
    written_by: str = ""
    copies_to: tuple[str, ...] = ()
    version: str = ""
    is_own_copy: bool = False
    is_person: bool = False
    heading: str = ""
    log_head: str = ""
