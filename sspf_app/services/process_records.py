"""Records of the course of a case: settings of its steps, occasions, marks of items, closure.

Whatever is said about somebody is an item of an occasion (``domain.facts``); what stands here is
what an occasion and an item *are* besides. The decision function never reads it.

Source: domain notes, sections 1.3 and 1.4.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Step(StrEnum):
    """A step of the process, in the order it is usually taken."""

    CONSULTATION = "consultation"
    REFERRAL = "referral"
    INFORMATION = "information"
    CONSENT = "consent"
    MAPPING = "mapping"
    MEETING = "meeting"
    PLAN = "plan"
    FOLLOW_UP = "follow_up"
    CLOSING = "closing"
    AFTER_CONTACT = "after_contact"


class OccasionKind(StrEnum):
    """What an occasion is that is no meeting of the parties."""

    REFERRAL = "referral"
    INFORMATION = "information"
    MAPPING = "mapping"
    CLOSING = "closing"


class Aspect(StrEnum):
    """What an item of an occasion tells of."""

    RISK = "risk"
    STRENGTH = "strength"
    YOUNG_VIEW = "young_view"
    GUARDIAN_VIEW = "guardian_view"
    BETTER = "better"
    """What is to become better."""
    OBSERVATION = "observation"
    TRIED = "tried"
    OWN_WORDS = "own_words"
    EXPERIENCE = "experience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entry of a list the office chooses; without a name it has the one it came with."""

    code: str
    name: str = ""
    is_on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSettings:
    """Every list of the process, from a day on until the next.

    Attributes:
        steps: In the order they are shown; ``code`` is a ``Step``.
        areas: Areas of life of a mapping.
        concerns: What a referral can be about.
        retention: How long a closed case is kept, by class.
        note_kinds: What a note can be of.
        set_by: Name of who set it.
        withdrawn_at: Taken back before it began.
    """

    id: str
    starts_on: date
    steps: tuple[Named, ...]
    areas: tuple[Named, ...]
    concerns: tuple[Named, ...]
    retention: tuple[Named, ...]
    note_kinds: tuple[Named, ...]
    set_at: datetime
    set_by: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """That a row of ``domain.facts.Meeting`` is an occasion of another kind."""

    case: str
    meeting: str
    kind: OccasionKind
    noted_at: datetime
    noted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMark:
    """What an item is of: an area of life or a concern (``area``), and what it tells of it."""

    case: str
    item: str
    area: str
    aspect: Aspect


class NotedAs(StrEnum):
    """What was noted of a step by hand."""

    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNote:
    """A step noted by hand; taken back, it counts no more."""

    id: str
    case: str
    step: Step
    noted_as: NotedAs
    day: date
    noted_at: datetime
    noted_by: str
    taken_back_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Who turned to the office about a young person; what they told are items.

    Attributes:
        party: None = the family itself.
        name: Who of the party, or of the family.
        guardians_know: None = not told.
        reported_on: Day of a report of concern; None = none was made, or not told.
    """

    case: str
    meeting: str
    party: str | None
    name: str
    function: str
    phone: str
    guardians_know: bool | None
    reported_on: date | None
    language: str | None
    needs_interpreter: bool
    noted_at: datetime
    noted_by: str


class InterpreterMode(StrEnum):
    """How an interpreter took part."""

    NONE = "none"
    ON_SITE = "on_site"
    PHONE = "phone"


class Told(StrEnum):
    """What is gone through at an information talk."""

    VOLUNTARY = "voluntary"
    SHARING = "sharing"
    LIMIT = "limit"
    WITHDRAWAL = "withdrawal"
    PARTIES = "parties"


class Understood(StrEnum):
    """How somebody could tell it back in their own words."""

    YES = "yes"
    WITH_HELP = "with_help"
    NOT_YET = "not_yet"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBack:
    """How one person told it back."""

    person: str
    understood: Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationTalk:
    """What was gone through with whom before anybody was asked to sign.

    Attributes:
        meeting: The occasion; its participants are who was there.
        held_by: Who informed.
        interpreter: Name or number of the interpreter.
    """

    case: str
    meeting: str
    held_by: str
    language: str | None
    mode: InterpreterMode
    interpreter: str
    told: tuple[Told, ...]
    told_back: tuple[ToldBack, ...]
    noted_at: datetime
    noted_by: str


class EndedAs(StrEnum):
    """How a case ended: chosen, so that it can be counted; the reason in words stands beside."""

    GOALS = "goals"
    """As planned: it is enough."""
    FAMILY_WISH = "family_wish"
    NO_CONSENT = "no_consent"
    SIG = "sig"
    INVESTIGATION = "investigation"
    OTHER_SUPPORT = "other_support"
    MOVED = "moved"
    AGE = "age"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """What stands beside the closing of a case.

    Attributes:
        closing: Id of the closing.
        retention: Code of the class it is kept in.
        continued: With whom the family goes on, in words.
        after_contact_on: Day of a voluntary contact afterwards.
        contacted_on: The day it was made, or it was decided not to.
        ended_as: How it ended; None = not said.
    """

    case: str
    closing: str
    retention: str
    continued: str
    after_contact_on: date | None
    noted_at: datetime
    noted_by: str
    contacted_on: date | None = None
    ended_as: EndedAs | None = None


class Reached(StrEnum):
    """How far a goal was reached."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOutcome:
    """How far a goal was reached when a case was closed; ``item`` is the goal."""

    case: str
    closing: str
    item: str
    reached: Reached
