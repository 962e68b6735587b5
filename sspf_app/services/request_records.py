"""What the office keeps about asking: requests, contact rules, what was done while waiting.

None of it is an answer: the decision function never reads it.

Source: consent record, model; domain notes, sections 2.4 and 2.5.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.services.records import FormRow
from sspf_app.services.taken_back import TakenPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody who had to answer on the day of the request, and what showed it.

    Attributes:
        capacity: ``guardian``, ``young_person`` or ``self``.
        custody: Id of the custody relation; None for whoever answers for themselves.
        kind: Its kind.
        document: Which document was seen, on ``seen_on`` by ``seen_by``.
    """

    person: str
    capacity: str
    custody: str | None = None
    kind: str | None = None
    document: str | None = None
    seen_on: date | None = None
    seen_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestGroup:
    """One request: its sheets, one per signatory, belong together. Never changes.

    Attributes:
        number: Its number in the vault, such as ``2026-14``; a case calls it by its place there.
        policy: Id of the policy row in force that day; None = the defaults.
        problem: Why nobody could be named for certain that day.
        signers: Who had to answer that day, frozen.
    """

    id: str
    case: str
    number: str
    purpose: str
    made_at: datetime
    made_by: str
    rows: tuple[FormRow, ...]
    recipients: tuple[str, ...]
    valid_to: date
    terms: int
    policy: str | None
    problem: str | None
    signers: tuple[Signer, ...]


def called(groups: Iterable[RequestGroup]) -> dict[str, str]:
    """What each request of a case is called there: by its place among them, from the first on."""
    in_order = sorted(groups, key=lambda one: (one.made_at, one.id))
    return {group.id: str(place) for place, group in enumerate(in_order, start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedSheet:
    """A sheet belongs to a request, from ``joined_at``."""

    form: str
    group: str
    case: str
    joined_at: datetime


class ContactKind(StrEnum):
    """Why nothing goes to somebody."""

    DO_NOT_CONTACT = "do_not_contact"
    """For now: contact could do harm (violence, honour), or somebody else has to speak first."""
    BLOCKED = "blocked"
    """A court order or a protected identity: this person must not learn anything from us."""
    DANGER_NO = "danger_no"
    """It cannot be dangerous that the guardians know; the four of danger bar no single person."""
    DANGER_UNKNOWN = "danger_unknown"
    DANGER_YES = "danger_yes"
    DANGER_CLEARED = "danger_cleared"
    """Socialtjänsten was asked, and said that the guardians may know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule:
    """Nothing is printed for or sent to a person, from when the rule is recorded until lifted.

    Attributes:
        case: In which case; None = in every case, later ones too.
        starts_on: The day of the decision or order.
        lifted_because: Why it was lifted; lifting is an act of its own.
    """

    id: str
    case: str | None
    person: str
    kind: ContactKind
    reason: str
    starts_on: date
    set_at: datetime
    set_by: str
    lifted_at: datetime | None = None
    lifted_by: str | None = None
    lifted_because: str | None = None


DANGER = frozenset(
    {
        ContactKind.DANGER_NO,
        ContactKind.DANGER_UNKNOWN,
        ContactKind.DANGER_YES,
        ContactKind.DANGER_CLEARED,
    }
)
"""Answers to whether it can be dangerous that the guardians know; the newest of a case counts."""
HOLDS_BACK = frozenset({ContactKind.DANGER_UNKNOWN, ContactKind.DANGER_YES})
"""Nothing goes to a guardian meanwhile."""


class ChaseKind(StrEnum):
    """What was done, or heard, while an answer is awaited."""

    TALK_FIRST = "talk_first"
    TALKED = "talked"
    REMINDER = "reminder"


class ContactWay(StrEnum):
    """How somebody was reached."""

    PHONE = "phone"
    LETTER = "letter"
    MESSAGE = "message"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseEvent:
    """One such act. Never an answer, and never a hindrance.

    Attributes:
        day: When it was.
        note: A few words; for ``talk_first`` what the person wants to talk about.
        next_on: When to ask again.
    """

    id: str
    case: str
    purpose: str
    signatory: str
    kind: ChaseKind
    day: date
    way: ContactWay
    note: str
    next_on: date | None
    recorded_at: datetime
    by: str


class ChaseStateName(StrEnum):
    """How far a request has come, the first that applies."""

    STOPPED = "stopped"
    """Nobody can be named who must answer."""
    PAUSED = "paused"
    BARRED = "barred"
    """A guardian whose answer the law requires must not be contacted."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    TALK_FIRST = "talk_first"
    EXPIRED = "expired"
    PARTIAL = "partial"
    AWAITING = "awaiting"
    """Asked, and the day to remind has come."""
    ASKED = "asked"
    NOT_ASKED = "not_asked"
    DIFFERENT_TERMS = "different_terms"
    ENDING = "ending"
    IN_FORCE = "in_force"


class ChaseAct(StrEnum):
    """The next thing to do."""

    PEOPLE = "people"
    OPEN = "open"
    CONFIRM = "confirm"
    TALK = "talk"
    PRINT = "print"
    REMIND = "remind"
    ANSWER = "answer"
    RENEW = "renew"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSigner:
    """Somebody required whose answer is not in force.

    Attributes:
        status: The code that says why not.
        asked_on: When the sheet that is out was handed out.
        code: Its code, where the program printed it.
        reminders: How many reminders went out since.
        next_on: When to remind.
        talk_on: When the person said that they want to talk first, until they were talked to.
        barred: Nothing may go to this person.
    """

    person: str
    status: str
    asked_on: date | None = None
    code: str | None = None
    reminders: int = 0
    next_on: date | None = None
    talk_on: date | None = None
    barred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseState:
    """The kept state of one purpose of a case, for the list over all cases.

    Attributes:
        state: A ``ChaseStateName`` as far as facts tell; ``awaiting`` by the day of reading.
        next_on: The first day to remind somebody.
        ends_on: Last day of the first consent to end, while all are in force.
        act: What to do next.
        act_on: About whom, or which record or sheet.
        taken_back: What of the answers was taken back, while all are in force.
    """

    case: str
    purpose: str
    state: ChaseStateName
    missing: tuple[MissingSigner, ...]
    asked_on: date | None
    next_on: date | None
    ends_on: date | None
    act: ChaseAct
    act_on: str | None
    taken_back: tuple[TakenPart, ...] = ()
