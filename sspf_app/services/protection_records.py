"""What is kept about the protection of a case: approval of its papers, and who may open it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class VariantState(StrEnum):
    """What became of a request to print the protected variant."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantApproval:
    """Whether forms of a case with a protected person may be printed, without names of places.

    Attributes:
        why: Why the forms are needed.
        decider: Name of who decided.
        document: Where the decision is kept, where somebody else noted it.
    """

    case: str
    state: VariantState
    why: str
    asked_at: datetime
    asked_by: str
    decider: str = ""
    document: str = ""
    decided_at: datetime | None = None


class AccessState(StrEnum):
    """Whether somebody may open a case with a protected person."""

    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccess:
    """That an account may open such a case, asked to, or may no more; one row for each account.

    Attributes:
        user: Whose access it is.
        why: Why it was asked for, or given without being asked.
        asked_at: When it was asked for; when it was given, where nobody asked.
        asked_by: Id of who asked; of who gave it, where nobody asked.
        decider: Name of who decided; empty where the program put the user on the list.
        document: Where the decision is kept, where somebody else noted it.
        is_ended: Taken off the list: handling the case does not put the user back.
    """

    case: str
    user: str
    state: AccessState
    why: str
    asked_at: datetime
    asked_by: str
    decider: str = ""
    document: str = ""
    decided_at: datetime | None = None
    is_ended: bool = False
