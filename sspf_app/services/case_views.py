"""Cases as screens show them, and as they are opened and changed."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import InformationType, PartyKind, PauseReason
from sspf_app.services.state_records import MeetingCopies
from sspf_app.services.taken_back import TakenBack


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A case to open.

    Attributes:
        coordinator_party: None = the office's own party.
        purposes: Why the parties need to work together; at least one.
        parties: Party ids that join on the day the case is opened; the coordinator's always does.
        reference: None = the next number, ``SSPF 2026-014``.
        opened_at: None = now.
        district: Id of the district it is of; empty = none.
    """

    young_person: str
    purposes: tuple[str, ...]
    parties: tuple[str, ...] = ()
    coordinator_party: str | None = None
    reference: str | None = None
    opened_at: datetime | None = None
    district: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeItem:
    """A purpose of a case."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationItem:
    """A party's time in a case; both days inclusive."""

    id: str
    party: str
    name: str
    kind: PartyKind
    joined_on: date
    left_on: date | None
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePerson:
    """A person of the case: the young person, who holds custody, who is spoken of.

    Attributes:
        role: ``young_person``, ``guardian`` (custody today) or ``other``.
        age: In whole years today; None = unknown.
    """

    id: str
    name: str
    role: str
    age: int | None
    is_adult: bool
    is_protected: bool
    interpreter_language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseItem:
    """A pause of a case; ``ends_at`` None = until it is resumed."""

    id: str
    starts_at: datetime
    ends_at: datetime | None
    reason: PauseReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRef:
    """A meeting, for a header or a list.

    Attributes:
        copies: How many copies of its locked minutes were given; None where nobody counts.
    """

    id: str
    case: str
    starts_at: datetime
    place: str | None
    purpose: str
    copies: MeetingCopies | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDetail:
    """The header of a case and what its tabs begin with.

    Attributes:
        state: Consent state (``sspf_app.domain.rules.ConsentState`` value) now.
        waiting_for: Person ids whose answer is missing.
        state_ends_on: The last day on which the answers in force all hold.
        holds_to: Last day on which all that must answer have answered, by time alone.
        turns_then: The age the young person turns on the day after, where that is why.
        taken_back: What of the answers in force about the young person was taken back.
        beside: States of the other purposes, each that is another.
        ends_first: Id of the one purpose that ends on ``holds_to``, while others hold for longer.
        flags: ``protected``, ``interpreter``, ``paused``, ``closed``, ``custody_unverified``.
        is_adult: The young person has turned adult by policy.
        danger: ``asked``: it is to be answered whether it can be dangerous that the guardians know;
            ``held``: it may be, so nothing goes to them; empty = neither.
        went_to: Name of the office the case is with now; it is only read here. Empty = none.
        came_from: Name of the office it came from, likewise.
    """

    case: str
    reference: str
    coordinator_party: str
    young_person: str
    name: str
    born: date | None
    age: int | None
    is_adult: bool
    school: str | None
    opened_at: datetime
    closed_at: datetime | None
    pause: PauseItem | None
    state: str
    state_ends_on: date | None
    waiting_for: tuple[str, ...]
    flags: tuple[str, ...]
    purposes: tuple[PurposeItem, ...]
    participations: tuple[ParticipationItem, ...]
    people: tuple[CasePerson, ...]
    next_meeting: MeetingRef | None
    went_to: str = ""
    came_from: str = ""
    holds_to: date | None = None
    turns_then: int | None = None
    taken_back: tuple[TakenBack, ...] = ()
    beside: tuple[str, ...] = ()
    ends_first: str | None = None
    danger: str = ""

    def name_of(self, some_id: str) -> str:
        """Name of a person or party of the case; the id itself when unknown."""
        for person in self.people:
            if person.id == some_id:
                return person.name
        for participation in self.participations:
            if participation.party == some_id:
                return participation.name
        return some_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityInput:
    """An assessment of age and maturity; no types = all of them."""

    person: str
    assessed_on: date
    mature: bool
    types: tuple[InformationType, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YouthOnlyInput:
    """A decision that the young person answers alone."""

    starts_on: date
    decided_by: str
    reason: str
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event of a case, newest first in a timeline.

    Attributes:
        at: The instant; 00:00 local time where only the day is known.
        kind: ``opened``, ``closed``, ``reopened``, ``paused``, ``resumed``, ``joined``, ``left``,
            ``asked``, ``yes``, ``no``, ``withdrawn``, ``invalidated``, ``meeting``, ``disclosed``,
            ``maturity``, ``exception``, ``youth_only``.
        who: Name of the person or party it is about, if any.
        detail: Further words: the medium, a reason code, a kind of disclosure.
        row_id: Row it comes from.
    """

    at: datetime
    kind: str
    who: str
    detail: str
    row_id: str
