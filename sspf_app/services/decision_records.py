"""Records beside the facts about decisions: what is asked for, what a pause waits for, tasks.

The decision function never reads them: an exception that was asked for counts for nothing until it
is approved and becomes a row of the facts.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.codes import ExceptionGround


class Approval(StrEnum):
    """What became of a request."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRequest:
    """An exception for a hindered guardian as a coordinator asks for it, and who decided.

    Attributes:
        requested_by: Name of the user.
        decider: Name of who decided.
        decided_on: Day of the decision; it may be older than ``decided_at``, when it was noted.
        document: Where the decision is kept; needed where somebody else notes it.
        why_not: Why it was declined.
    """

    id: str
    case: str
    guardian: str
    starts_on: date
    ends_on: date
    hindrance: str
    cannot_wait: str
    ground: ExceptionGround
    ground_reason: str
    requested_at: datetime
    requested_by: str
    state: Approval = Approval.PENDING
    decided_at: datetime | None = None
    decided_on: date | None = None
    decider: str = ""
    decider_function: str = ""
    document: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseTerms:
    """What a pause waits for; after compulsory care or a hidden placement, the position taken.

    Attributes:
        pause: Id of the pause.
        to_end: What must be done before it may end.
        position: What the responsible social worker or lawyer has said.
        position_by: Who said it, and as what in ``position_function``.
    """

    case: str
    pause: str
    to_end: str
    noted_at: datetime
    noted_by: str
    position: str = ""
    position_by: str = ""
    position_function: str = ""
    position_on: date | None = None


class TaskKind(StrEnum):
    """Kind of a task."""

    PLACEMENT = "placement"
    ASK_ANEW = "ask_anew"
    """A consent that stood in an earlier list is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTask:
    """Something to see to in a case, that changes no answer.

    Attributes:
        text: What it is about, in the coordinator's words.
        since: The day it is about.
    """

    id: str
    case: str
    kind: TaskKind
    text: str
    since: date
    noted_at: datetime
    noted_by: str
    done_at: datetime | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSeen:
    """The latest instant at which something was written here.

    Attributes:
        jumped_from: The instant before a long leap forward that nobody has confirmed yet.
    """

    seen_at: datetime
    jumped_from: datetime | None = None
