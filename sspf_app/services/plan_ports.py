"""What plans and commitments need from storage besides the bitemporal rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sspf_app.domain.facts import Item
from sspf_app.services.plan_records import (
    CommitmentState,
    CommitmentStep,
    Lapse,
    PlanPart,
    PlanVersion,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A commitment of whatever case, already joined.

    Attributes:
        item: Its standing row.
        state: Its last step; None = nothing was noted, it is not begun.
        held_at: When the occasion was at which it was made.
        name: Name of the young person.
        is_protected: The young person has protected identity.
        is_lapsed: Its responsible may no longer receive it, as last worked out.
    """

    item: Item
    state: CommitmentState | None
    held_at: datetime | None
    young_person: str
    name: str
    reference: str
    is_protected: bool
    is_lapsed: bool
    in_person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedWindow:
    """Which of the commitments are read.

    Attributes:
        due_from: Due on this day or later.
        due_to: Due on this day or earlier.
        only_lapsed: Only what its responsible may no longer receive, as last worked out.
        offset: How many are passed over.
        limit: How many are read at most.
    """

    due_from: date | None = None
    due_to: date | None = None
    only_lapsed: bool = False
    offset: int = 0
    limit: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCount:
    """How many open commitments of somebody are late, or due soon.

    Attributes:
        late: Due before the day.
        coming: Due from the day to the last one, both inclusive.
        first_on: The earliest due day among them.
        case: The case they are in; None = of all cases together.
    """

    responsible: str
    late: int
    coming: int
    first_on: date
    case: str | None = None


class PlanRecords(Protocol):
    """Parts of plans, the course of commitments, versions."""

    def put_part(self, part: PlanPart) -> None: ...
    def parts(self, case: str) -> tuple[PlanPart, ...]:
        """Of a case, by position and item."""
        ...

    def add_step(self, step: CommitmentStep) -> None:
        """Write a step; it becomes the state of its commitment."""
        ...

    def steps(self, case: str, item: str | None = None) -> tuple[CommitmentStep, ...]:
        """Of a case or of one commitment, in order of entry."""
        ...

    def states(self, case: str) -> tuple[CommitmentState, ...]: ...
    def drop_state(self, case: str, item: str) -> None:
        """The item is no commitment any more; its steps are kept."""
        ...

    def put_lapses(self, case: str, lapses: Iterable[Lapse]) -> None:
        """Keep which commitments of a case have lapsed, in the place of what was kept."""
        ...

    def promised(
        self,
        *,
        is_open: bool,
        responsible: str | None = None,
        window: PromisedWindow = PromisedWindow(),
    ) -> tuple[Promised, ...]:
        """Commitments of all open cases by due day; those that are over newest first."""
        ...

    def count_promised(
        self,
        *,
        is_open: bool,
        responsible: str | None = None,
        window: PromisedWindow = PromisedWindow(),
    ) -> int:
        """How many the window has, whatever its offset and limit."""
        ...

    def due_counts(self, day: date, until: date) -> tuple[DueCount, ...]:
        """By responsible, over all open cases; those with neither are left out."""
        ...

    def due_in_cases(self, day: date, until: date) -> tuple[DueCount, ...]:
        """The same, by open case and responsible."""
        ...

    def add_version(self, version: PlanVersion) -> None: ...
    def versions(self, case: str) -> tuple[PlanVersion, ...]:
        """Of a case, by purpose and number."""
        ...
