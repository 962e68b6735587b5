"""What is kept about the protection of a case: the unit manager's approval of its papers."""

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
