"""Decisions as they are entered and shown, and what each of them would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import ExceptionGround, PauseReason
from sspf_app.domain.facts import Evidence
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.decision_records import CaseTask, ExceptionRequest, PauseTerms
from sspf_app.services.manager_records import AwayDesk
from sspf_app.services.people_views import CustodyInput
from sspf_app.services.taken_back import TakenBack
from sspf_app.texts.exception_opens import Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionInput:
    """An exception for a hindered guardian as it is asked for; the unit manager decides."""

    guardian: str
    starts_on: date
    ends_on: date
    hindrance: str
    cannot_wait: str
    ground: ExceptionGround
    ground_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedDecision:
    """A decision of a unit manager who does not use the program: who, as what, when, where."""

    decider: str
    function: str
    decided_on: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseInput:
    """A pause from now on; ``ends_on`` is its last day, None = until it is ended.

    Attributes:
        to_end: What must be done before it may end.
    """

    reason: PauseReason
    to_end: str
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionInput:
    """The position of the social worker or lawyer who is responsible for the care."""

    position: str
    by: str
    function: str
    taken_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """The pause ends now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseInput:
    """The case ends now: its consents stop counting; ``beside`` is what is told of it."""

    reason: str
    beside: ClosureInput | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """The case goes on; answers from before count no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinInput:
    """A party takes part from a day on."""

    party: str
    joined_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveInput:
    """A party's last day in the case."""

    participation: str
    left_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolChange:
    """One school leaves and another joins the day after, in one act.

    Attributes:
        participation: Of the school that leaves.
        last_day: Its last day.
        school: Party id of the new one.
    """

    participation: str
    last_day: date
    school: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyBegins:
    """A new custody relation; ``name`` is the holder's where the person is not recorded yet."""

    custody: CustodyInput
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEnds:
    """The last day of a custody relation."""

    relation: str
    ends_on: date
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSeen:
    """The document behind a custody relation has been seen."""

    relation: str
    evidence: Evidence


DecisionDraft = (
    MaturityInput
    | ExceptionInput
    | YouthOnlyInput
    | PauseInput
    | Resume
    | CloseInput
    | Reopen
    | JoinInput
    | LeaveInput
    | SchoolChange
    | CustodyBegins
    | CustodyEnds
    | EvidenceSeen
)
"""Something that may be decided about who answers or takes part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision changes for the young person, at the instant from which it holds.

    Attributes:
        at: That instant; now, where it holds at once.
        state: Consent state before and after, as the header of the case names it.
        taken_back: What of the answers in force was taken back, before and after.
        beside: States of the other purposes, each that is another, before and after.
        answers: Names of those who must answer, before and after.
        stops: How many answers for a flow between two parties turn from yes to no.
        starts: How many turn from no to yes.
    """

    at: datetime
    state: tuple[str, str]
    answers: tuple[tuple[str, ...], tuple[str, ...]]
    stops: int
    starts: int
    taken_back: tuple[tuple[TakenBack, ...], tuple[TakenBack, ...]] = ((), ())
    beside: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision of a case, newest first in a board.

    Attributes:
        kind: ``maturity``, ``exception``, ``youth_only``, ``pause``, ``closing``.
        who: Name of the person it is about, if any.
        detail: ``mature`` or ``not_mature``, or the reason code of a pause.
        is_in_force: Today.
    """

    id: str
    kind: str
    who: str
    starts_on: date
    ends_on: date | None
    detail: str
    reason: str
    decided_by: str
    is_in_force: bool
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBoard:
    """What has been decided in a case, and what can be.

    Attributes:
        joint_guardians: Ids and names of who could be hindered; none without joint custody.
        exceptions_allowed: The policy knows the exception today.
        youth_only_allowed: The policy knows the track today and the age is 15 to 17.
        exception_days: Most days of an exception.
        maturity_from: Age from which maturity counts.
        has_manager: A unit manager uses this vault: only they approve.
        away: The ways to a manager who is elsewhere.
        is_paused: Now.
        pause_terms: What the pause that runs now waits for.
        needs_position: The pause may not end before a position is recorded.
        is_closed: Now.
    """

    case: str
    lines: tuple[DecisionLine, ...]
    requests: tuple[ExceptionRequest, ...]
    tasks: tuple[CaseTask, ...]
    joint_guardians: tuple[tuple[str, str], ...]
    exceptions_allowed: bool
    youth_only_allowed: bool
    exception_days: int
    maturity_from: int
    has_manager: bool
    away: AwayDesk
    is_paused: bool
    pause_terms: PauseTerms | None
    needs_position: bool
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingApproval:
    """A requested exception as the unit manager reads it.

    Attributes:
        guardian: Name; empty where somebody in the case has protected identity.
        opens: Who would learn what, that they may not learn now.
    """

    request: ExceptionRequest
    reference: str
    guardian: str
    opens: tuple[Opening, ...]
