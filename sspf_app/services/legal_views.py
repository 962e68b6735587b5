"""Questions that rest on a law, as they are entered and shown."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import PartyKind
from sspf_app.services.legal_records import ConcernReport, Direction, LegalGround, LegalRequest
from sspf_app.services.manager_records import AwayDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalInput:
    """What a person enters about a question or a notice.

    Attributes:
        ground: Id of a version of a legal ground; None only where nothing is handed out.
        answers: By the key of the question.
        hand_out: What the assessment came to; of no meaning for what is received.
    """

    case: str
    person: str
    direction: Direction
    ground: str | None
    giver: str
    receiver: str
    asked_by: str
    asked_at: datetime
    asked_what: str
    answers: dict[str, bool]
    circumstances: str
    reasoning: str
    what: str
    hand_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalLine:
    """A question as lists show it.

    Attributes:
        request: All of it; what it says is empty where ``is_closed``.
        person_name: Empty where identity is protected and was not opened.
        is_closed: Somebody of the case is protected, and no reason was given yet.
    """

    request: LegalRequest
    reference: str
    person_name: str
    giver_name: str
    receiver_name: str
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyChoice:
    """A party that can be chosen."""

    id: str
    name: str
    kind: PartyKind
    independent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDesk:
    """What one may choose when a question is entered in a case.

    Attributes:
        persons: Id, name, age of those in the case.
        grounds: What may be chosen today.
        has_manager: A unit manager uses this vault: approval is given there.
        away: The ways to a manager who is elsewhere.
    """

    case: str
    reference: str
    coordinator_party: str
    persons: tuple[tuple[str, str, int | None], ...]
    parties: tuple[PartyChoice, ...]
    grounds: tuple[LegalGround, ...]
    requests: tuple[LegalLine, ...]
    reports: tuple[ConcernReport, ...]
    has_manager: bool
    away: AwayDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInput:
    """That a report of concern was made, or was not."""

    case: str
    made: bool
    party: str | None
    reported_on: date | None
