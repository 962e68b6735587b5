"""Information given or received with the support of a law, without consent: kept apart from it.

A ``LegalDisclosure`` of the facts says that something went out; what stands here says how it came
to that, or that it did not. The decision function reads neither.

Source: sharing rules, section 8; domain, section 3.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.codes import PartyKind


class Direction(StrEnum):
    """Which way information goes, seen from the office."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Needed(StrEnum):
    """Which answer to a question a legal ground needs."""

    YES = "yes"
    NO = "no"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundQuestion:
    """A question that guides the assessment; ``key`` keeps answers to it together."""

    key: str
    text: str
    needed: Needed = Needed.YES


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalGround:
    """The text of a legal rule, as it holds between two days.

    Attributes:
        id: Of this version; ``code`` is the same in all versions of a rule.
        paragraph: As it is cited, such as ``OSL 10 kap. 18 a §``.
        may_act: Who may decide.
        givers: Kinds of party that may hand out by it.
        receivers: Kinds of party that may receive by it.
        independent_gives: An independent school may hand out by it.
        under_age: It only holds for persons younger than this; None = any age.
        needs_approval: The unit manager approves before anything is handed out.
        enabled: It may be chosen.
        decided_by: Who decided on this version, and where that is written.
        valid_to: Inclusive; None = until further notice.
    """

    id: str
    code: str
    paragraph: str
    title: str
    wording: str
    may_act: str
    direction: Direction
    givers: tuple[PartyKind, ...]
    receivers: tuple[PartyKind, ...]
    questions: tuple[GroundQuestion, ...]
    valid_from: date
    valid_to: date | None = None
    independent_gives: bool = True
    under_age: int | None = None
    needs_approval: bool = False
    enabled: bool = True
    decided_by: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""
    replaced_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this version holds on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class LegalStatus(StrEnum):
    """What became of a question that was put with the support of a law."""

    REFUSED = "refused"
    """Nothing is handed out."""
    WAITING = "waiting"
    """The unit manager has not answered."""
    NOT_APPROVED = "not_approved"
    READY = "ready"
    """It may be handed out, once."""
    HANDED_OUT = "handed_out"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundAnswer:
    """A question of the ground as it read, and the answer."""

    key: str
    question: str
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRequest:
    """A question, or a notice, and the assessment: kept whatever the answer was.

    Attributes:
        ground: Id of the version of the legal ground; None where nothing is handed out without
            one having been found.
        paragraph: As cited at the assessment; ``wording`` as it read.
        person: Whom it is about.
        asked_by: Who at the receiving party, or who told.
        asked_at: When it was asked, or told.
        asked_what: What was asked for.
        what: What is handed out, or was told.
        disclosure: Id of the ``LegalDisclosure`` row, once it was handed out or received.
    """

    id: str
    case: str
    person: str
    direction: Direction
    ground: str | None
    paragraph: str
    wording: str
    giver: str
    receiver: str
    asked_by: str
    asked_at: datetime
    asked_what: str
    answers: tuple[GroundAnswer, ...]
    circumstances: str
    reasoning: str
    what: str
    assessor: str
    status: LegalStatus
    recorded_at: datetime
    recorded_by: str
    approved_by: str = ""
    approval_document: str = ""
    decided_at: datetime | None = None
    handed_at: datetime | None = None
    disclosure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReport:
    """Whether a report of concern was made: when and by which party, never what it said.

    Attributes:
        party: Who made it or decided not to; None = not told.
        reported_on: None where none was made.
    """

    id: str
    case: str
    made: bool
    party: str | None
    reported_on: date | None
    recorded_at: datetime
    recorded_by: str
