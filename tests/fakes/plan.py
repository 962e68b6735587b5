"""Plans and the course of commitments in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sspf_app.domain import facts as rows
from sspf_app.domain.facts import Commitment, Item
from sspf_app.domain.rules import Situation
from sspf_app.services.plan_ports import DueCount, Promised, PromisedWindow
from sspf_app.services.plan_records import (
    CommitmentState,
    CommitmentStep,
    Lapse,
    PlanPart,
    PlanVersion,
)

if TYPE_CHECKING:
    from tests.fakes.vault import MemoryUnit

Key = tuple[str, str]


@dataclass
class PlanStore:
    """Rows by case and item."""

    parts: dict[Key, PlanPart] = field(default_factory=dict[Key, PlanPart])
    steps: list[CommitmentStep] = field(default_factory=list[CommitmentStep])
    states: dict[Key, CommitmentState] = field(default_factory=dict[Key, CommitmentState])
    lapses: dict[Key, Lapse] = field(default_factory=dict[Key, Lapse])
    versions: list[PlanVersion] = field(default_factory=list[PlanVersion])

    def is_open(self, case: str, item: str) -> bool:
        state = self.states.get((case, item))
        return state is None or state.is_open


class MemoryPlans:
    """``PlanRecords``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store.planned

    def put_part(self, part: PlanPart) -> None:
        self._store.parts[part.case, part.item] = part

    def parts(self, case: str) -> tuple[PlanPart, ...]:
        found = [one for one in self._store.parts.values() if one.case == case]
        return tuple(sorted(found, key=lambda one: (one.position, one.item)))

    def add_step(self, step: CommitmentStep) -> None:
        self._store.steps.append(step)
        self._store.states[step.case, step.item] = CommitmentState(
            case=step.case,
            item=step.item,
            status=step.status,
            day=step.day,
            is_open=step.status.is_open,
        )

    def steps(self, case: str, item: str | None = None) -> tuple[CommitmentStep, ...]:
        return tuple(
            one for one in self._store.steps if one.case == case and item in (None, one.item)
        )

    def states(self, case: str) -> tuple[CommitmentState, ...]:
        found = [one for one in self._store.states.values() if one.case == case]
        return tuple(sorted(found, key=lambda one: one.item))

    def drop_state(self, case: str, item: str) -> None:
        self._store.states.pop((case, item), None)

    def put_lapses(self, case: str, lapses: Iterable[Lapse]) -> None:
        kept = {key: one for key, one in self._store.lapses.items() if one.case != case}
        self._store.lapses = kept | {(one.case, one.item): one for one in lapses}

    def promised(
        self,
        *,
        is_open: bool,
        responsible: str | None = None,
        window: PromisedWindow = PromisedWindow(),  # noqa: B008  frozen
    ) -> tuple[Promised, ...]:
        found = self._narrowed(window, is_open=is_open, responsible=responsible)
        found.sort(key=lambda one: (_due(one), one.item.case, one.item.id))
        if not is_open:
            found.sort(key=lambda one: one.state.day if one.state else date.min, reverse=True)
        return tuple(found[window.offset : window.offset + window.limit])

    def count_promised(
        self,
        *,
        is_open: bool,
        responsible: str | None = None,
        window: PromisedWindow = PromisedWindow(),  # noqa: B008  frozen
    ) -> int:
        return len(self._narrowed(window, is_open=is_open, responsible=responsible))

    def _narrowed(
        self, window: PromisedWindow, *, is_open: bool, responsible: str | None
    ) -> list[Promised]:
        first, last = window.due_from or date.min, window.due_to or date.max
        found = [
            self._joined(item)
            for item, commitment in self._of_open_cases(is_open=is_open)
            if responsible in (None, commitment.responsible) and first <= commitment.due_on <= last
        ]
        return [one for one in found if one.is_lapsed or not window.only_lapsed]

    def due_counts(self, day: date, until: date) -> tuple[DueCount, ...]:
        return self._due(day, until, in_cases=False)

    def due_in_cases(self, day: date, until: date) -> tuple[DueCount, ...]:
        return self._due(day, until, in_cases=True)

    def _due(self, day: date, until: date, *, in_cases: bool) -> tuple[DueCount, ...]:
        due: dict[tuple[str, str], list[date]] = {}
        for item, commitment in self._of_open_cases(is_open=True):
            if commitment.due_on <= until:
                key = (item.case if in_cases else "", commitment.responsible)
                due.setdefault(key, []).append(commitment.due_on)
        return tuple(
            DueCount(
                case=case or None,
                responsible=who,
                late=sum(one < day for one in days),
                coming=sum(one >= day for one in days),
                first_on=min(days),
            )
            for (case, who), days in sorted(due.items())
        )

    def add_version(self, version: PlanVersion) -> None:
        self._store.versions.append(version)

    def versions(self, case: str) -> tuple[PlanVersion, ...]:
        found = [one for one in self._store.versions if one.case == case]
        return tuple(sorted(found, key=lambda one: (one.purpose, one.number)))

    def _of_open_cases(self, *, is_open: bool) -> Iterator[tuple[Item, Commitment]]:
        records, now = self._unit.records, self._unit.clock.now()
        for case in records.list_standing(rows.Case):
            if not Situation(records.case_facts(case.id), case.id, at=now).is_open:
                continue
            for item in records.list_standing(Item, case=case.id):
                state = self._store.states.get((item.case, item.id))
                if item.commitment and is_open == (state is None or state.is_open):
                    yield item, item.commitment

    def _joined(self, item: Item) -> Promised:
        records, key = self._unit.records, (item.case, item.id)
        case = records.standing(rows.Case, item.case)
        person = records.standing(rows.Person, case.young_person)
        meeting = records.standing(rows.Meeting, item.meeting, case=item.case)
        lapse, part = self._store.lapses.get(key), self._store.parts.get(key)
        return Promised(
            item=item,
            state=self._store.states.get(key),
            held_at=meeting.starts_at if meeting else None,
            young_person=case.young_person,
            name=person.name,
            reference=case.reference or case.id,
            is_protected=person.is_protected,
            is_lapsed=lapse is not None and lapse.recorded_at == item.recorded_at,
            in_person=part.in_person if part else "",
        )


def _due(one: Promised) -> date:
    return one.item.commitment.due_on if one.item.commitment else date.max
