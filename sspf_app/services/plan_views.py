"""The plan of a case as screens show it and as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.services.case_views import MeetingRef
from sspf_app.services.commitment_views import CommitmentLine
from sspf_app.services.meeting_views import ItemInput, ItemView
from sspf_app.services.plan_records import CommitmentStatus, PlanKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItemInput:
    """A line of the plan as typed.

    Attributes:
        item: What is said, by whom, about whom; its commitment for kind ``commitment``.
        parent: Goal or sub-goal it is to stand under; None = at the top.
        in_person: Who of the responsible party does it.
        support: Id of an entry of the catalogue of support; empty = none.
        seen: ``PlanEntry.version`` of the line that is worded anew; empty = none was shown.
    """

    item: ItemInput
    kind: PlanKind
    parent: str | None = None
    in_person: str = ""
    support: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry:
    """A line of the plan.

    Attributes:
        depth: How many goals it stands under.
        line: For a commitment, how it stands.
        support: Id of the entry of the catalogue of support that was chosen, and
            ``support_words`` what it was called that day; empty = none.
        viewed_before: Older words of the line with which somebody's view stands.
        version: Tells what the line is in the plan (not its words) from what it was before.
    """

    item: ItemView
    kind: PlanKind
    root: str
    parent: str | None
    depth: int
    in_person: str
    held_on: date
    version: str
    line: CommitmentLine | None
    support: str = ""
    support_words: str = ""
    viewed_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRef:
    """A version of the plan, without its lines.

    Attributes:
        met_on: Day of the meeting it was set at, where there was one.
    """

    id: str
    number: int
    set_on: date
    approved_by: str
    made_at: datetime
    made_by: str
    met_on: date | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBoard:
    """The plan of one purpose.

    Attributes:
        entries: In the order they are read: own words, overall goal, goals with what stands under.
        loose: Open commitments of the purpose that stand nowhere in the plan.
        versions: The newest first.
        is_changed: It differs from the newest version; with none, it has something.
        occasions: The meetings and talks of the purpose, the newest first.
        begins_at: When the next meeting of the purpose begins, which takes nothing before.
        locked: Ids of those whose minutes are locked: nothing is added to them.
        version: Tells what the plan says from what it said before.
    """

    case: str
    purpose: str
    purpose_text: str
    entries: tuple[PlanEntry, ...]
    loose: tuple[CommitmentLine, ...]
    versions: tuple[VersionRef, ...]
    is_changed: bool
    occasions: tuple[MeetingRef, ...]
    locked: frozenset[str]
    version: str
    begins_at: datetime | None = None

    @property
    def first_open(self) -> str:
        """The newest occasion something may be added to; empty = there is none."""
        return next((one.id for one in self.occasions if one.id not in self.locked), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionInput:
    """A version as it is set.

    Attributes:
        reason: What has changed; needed from the second version on.
        seen: ``PlanBoard.version`` of the plan that was said yes to; empty = none was shown.
    """

    case: str
    purpose: str
    set_on: date
    approved_by: str
    meeting: str | None = None
    reason: str = ""
    seen: str = ""


class Change(StrEnum):
    """What became of a line between two versions."""

    ADDED = "added"
    CHANGED = "changed"
    TAKEN_AWAY = "taken_away"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSide:
    """A line as one of two versions has it."""

    text: str
    owner: str
    due_on: date | None
    status: CommitmentStatus | None
    support: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """A line beside itself in two versions; None = it is not in that one."""

    kind: PlanKind
    change: Change
    old: ComparedSide | None
    new: ComparedSide | None
