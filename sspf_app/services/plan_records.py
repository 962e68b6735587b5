"""Records of the plan: what an item is in it, how a commitment goes, versions that were set.

Every word of a plan is an item (``domain.facts.Item``), received and read by the rules of items;
what stands here is what the item is besides. The decision function never reads it.

Source: domain notes, section 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PlanKind(StrEnum):
    """What an item is in the plan."""

    OVERALL = "overall"
    GOAL = "goal"
    SUB_GOAL = "sub_goal"
    COMMITMENT = "commitment"
    YOUNG_WORDS = "young_words"
    """What the young person says, in their own words."""
    GUARDIAN_WORDS = "guardian_words"


class CommitmentStatus(StrEnum):
    """How far a commitment has come."""

    NOT_BEGUN = "not_begun"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_DONE = "not_done"
    """Its day passed, and it will not be done."""
    STOPPED = "stopped"
    """Taken away before it was done, such as after a withdrawal."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in (CommitmentStatus.NOT_BEGUN, CommitmentStatus.IN_PROGRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """What an item is in the plan.

    Attributes:
        parent: Id of the goal or sub-goal it stands under; None = at the top.
        position: Its place among those under the same parent.
        in_person: Who of the responsible party does it, by name; words of the office.
        root: Id of the first item of a line that later meetings worded anew.
        support: Id of the entry of the catalogue of support that was chosen; empty = none.
        support_words: What that was called, and who gave it, the day it was chosen.
        removed_at: Taken out of the plan; what was said stays said.
    """

    case: str
    item: str
    kind: PlanKind
    root: str
    parent: str | None = None
    position: int = 0
    in_person: str = ""
    support: str = ""
    support_words: str = ""
    removed_at: datetime | None = None

    @property
    def standing(self) -> tuple[object, ...]:
        """What a correction writes over; where it stands among others is kept."""
        return (self.kind, self.parent, self.in_person, self.support, self.removed_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentStep:
    """One step in the course of a commitment; never changed, the last one holds.

    Attributes:
        day: The day it is about; ``noted_at`` is when it was noted.
        told_by: Who told it, in words; empty = not noted.
        is_undo: It took back the step before at once.
    """

    id: str
    case: str
    item: str
    status: CommitmentStatus
    day: date
    noted_at: datetime
    noted_by: str
    told_by: str = ""
    comment: str = ""
    is_undo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentState:
    """The last step of a commitment, for lists over all cases."""

    case: str
    item: str
    status: CommitmentStatus
    day: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A commitment whose responsible may no longer receive it; kept for lists, worked out anew.

    Attributes:
        recorded_at: Of the row it was worked out for: a corrected one is asked about anew.
    """

    case: str
    item: str
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A line of a version: which row of an item, and what it was in the plan that day.

    Attributes:
        recorded_at: When the row of the item was recorded: its words as they stood.
        support: What was chosen from the catalogue of support, in words; empty = nothing.
    """

    item: str
    recorded_at: datetime | None
    kind: PlanKind
    root: str
    parent: str | None = None
    position: int = 0
    in_person: str = ""
    status: CommitmentStatus | None = None
    support: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """The plan as it was set; never changed, a later change is another version.

    Attributes:
        number: Counted from 1 in each purpose of a case.
        set_on: The day it holds from.
        approved_by: Who said yes to it, in words.
        meeting: Id of the meeting it was set at, where there was one.
        reason: Why there is another version; empty for the first.
    """

    id: str
    case: str
    purpose: str
    number: int
    set_on: date
    approved_by: str
    made_at: datetime
    made_by: str
    lines: tuple[PlanLine, ...]
    meeting: str | None = None
    reason: str = ""
