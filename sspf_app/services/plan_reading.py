"""Reads the plan of a case: its lines in order, and what a version held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.commitment_reading import status_of
from sspf_app.services.plan_ports import PlanRecords
from sspf_app.services.plan_records import (
    CommitmentState,
    PlanKind,
    PlanLine,
    PlanPart,
    PlanVersion,
)
from sspf_app.services.standing_rows import standing

ORDER = (
    PlanKind.YOUNG_WORDS,
    PlanKind.GUARDIAN_WORDS,
    PlanKind.OVERALL,
    PlanKind.GOAL,
    PlanKind.SUB_GOAL,
    PlanKind.COMMITMENT,
)
"""What comes first among lines under the same goal."""
GOALS = (PlanKind.OVERALL, PlanKind.GOAL, PlanKind.SUB_GOAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlan:
    """What stands beside the facts of a case about its plan."""

    parts: dict[str, PlanPart]
    states: dict[str, CommitmentState]
    versions: tuple[PlanVersion, ...]


def read_plan(plans: PlanRecords, case: str) -> ReadPlan:
    """Everything of the plan of a case, of all purposes."""
    return ReadPlan(
        parts={one.item: one for one in plans.parts(case)},
        states={one.item: one for one in plans.states(case)},
        versions=plans.versions(case),
    )


def items_in_plan(loaded: LoadedCase, plan: ReadPlan, purpose: str) -> dict[str, Item]:
    """The standing items of a purpose that stand in the plan, by id."""
    return {
        item.id: item
        for item in standing(loaded.facts.items)
        if item.case == loaded.id
        and item.id in plan.parts
        and plan.parts[item.id].removed_at is None
        and item.meeting in loaded.meetings
        and loaded.meetings[item.meeting].purpose == purpose
    }


def viewed_before(loaded: LoadedCase, plan: ReadPlan, line: PlanLine) -> tuple[str, ...]:
    """Words of a line from before it was worded anew, with which a view of somebody's stands."""
    older = {one.item for one in plan.parts.values() if one.root == line.root} - {line.item}
    return tuple(
        item.text
        for item in standing(loaded.facts.items)
        if item.case == loaded.id and item.id in older and item.views
    )


def lines_now(loaded: LoadedCase, plan: ReadPlan, purpose: str) -> tuple[PlanLine, ...]:
    """The plan as a version would hold it now, in the order it is read."""
    items = items_in_plan(loaded, plan, purpose)
    lines = [
        PlanLine(
            item=item.id,
            recorded_at=item.recorded_at,
            kind=part.kind,
            root=part.root,
            parent=part.parent if part.parent in items else None,
            position=part.position,
            in_person=part.in_person,
            support=part.support_words,
            status=status_of(plan.states.get(item.id)) if item.commitment else None,
        )
        for item in items.values()
        for part in (plan.parts[item.id],)
    ]
    return tuple(line for line, _ in in_order(lines))


def in_order(lines: Iterable[PlanLine]) -> Iterator[tuple[PlanLine, int]]:
    """Lines in the order they are read, each with how deep it stands."""
    under: dict[str | None, list[PlanLine]] = {}
    for line in lines:
        under.setdefault(line.parent, []).append(line)
    yield from _below(None, under, 0)


def _below(
    parent: str | None, under: dict[str | None, list[PlanLine]], depth: int
) -> Iterator[tuple[PlanLine, int]]:
    found = under.get(parent, [])
    for line in sorted(found, key=lambda one: (ORDER.index(one.kind), one.position, one.item)):
        yield line, depth
        yield from _below(line.item, under, depth + 1)


def row_of(loaded: LoadedCase, line: PlanLine) -> Item:
    """The row of the item that the line means: its words as they stood.

    Raises:
        DomainError: ``unknown_item``.
    """
    for row in loaded.facts.items:
        same = row.case == loaded.id and row.id == line.item
        if same and row.recorded_at == line.recorded_at:
            return row
    raise DomainError("unknown_item", item=line.item)


def need_version(plan: ReadPlan, purpose: str, number: int) -> PlanVersion:
    """A version of the plan of a purpose.

    Raises:
        DomainError: ``unknown_plan_version``.
    """
    for version in plan.versions:
        if (version.purpose, version.number) == (purpose, number):
            return version
    raise DomainError("unknown_plan_version")
