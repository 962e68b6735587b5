"""Stand-in of the records about asking, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sspf_app.domain import facts as rows
from sspf_app.domain.rules import Situation
from sspf_app.services.chase_views import ChasedPerson, ChaseItem
from sspf_app.services.request_records import (
    DANGER,
    ChaseEvent,
    ChaseState,
    ContactRule,
    GroupedSheet,
    RequestGroup,
)
from tests.fakes.rows import shown


@dataclass
class AskedStore:
    """What ``RequestRecords`` holds."""

    groups: list[RequestGroup] = field(default_factory=list[RequestGroup])
    sheets: list[GroupedSheet] = field(default_factory=list[GroupedSheet])
    rules: dict[str, ContactRule] = field(default_factory=dict[str, ContactRule])
    events: list[ChaseEvent] = field(default_factory=list[ChaseEvent])
    states: dict[str, tuple[ChaseState, ...]] = field(
        default_factory=dict[str, tuple[ChaseState, ...]]
    )


class MemoryRequests:
    """``RequestRecords``."""

    def __init__(self, unit: Any) -> None:
        self._unit = unit
        self._asked: AskedStore = unit.store.asked

    def add_group(self, group: RequestGroup) -> None:
        self._asked.groups.append(group)

    def groups(self, case: str) -> tuple[RequestGroup, ...]:
        return tuple(one for one in self._asked.groups if one.case == case)

    def add_sheet(self, sheet: GroupedSheet) -> None:
        self._asked.sheets.append(sheet)

    def sheets(self, case: str) -> tuple[GroupedSheet, ...]:
        return tuple(one for one in self._asked.sheets if one.case == case)

    def put_rule(self, rule: ContactRule) -> None:
        self._asked.rules[rule.id] = rule

    def rules(self, case: str) -> tuple[ContactRule, ...]:
        return tuple(one for one in self.all_rules() if one.case in (case, None))

    def dangers(self, young_person: str) -> tuple[ContactRule, ...]:
        cases = self._unit.records.list_standing(rows.Case)
        theirs = {one.id for one in cases if one.young_person == young_person}
        known = self._asked.rules.values()
        return tuple(one for one in known if one.case in theirs and one.kind in DANGER)

    def all_rules(self) -> tuple[ContactRule, ...]:
        return tuple(one for one in self._asked.rules.values() if one.kind not in DANGER)

    def add_event(self, event: ChaseEvent) -> None:
        self._asked.events.append(event)

    def events(self, case: str) -> tuple[ChaseEvent, ...]:
        return tuple(one for one in self._asked.events if one.case == case)

    def put_states(self, case: str, states: tuple[ChaseState, ...]) -> None:
        self._asked.states[case] = states

    def chase_list(self, case: str | None = None) -> tuple[ChaseItem, ...]:
        records, now = self._unit.records, self._unit.clock.now()
        items: list[tuple[Any, ChaseItem]] = []
        for of_case, states in self._asked.states.items():
            header = records.standing(rows.Case, of_case)
            situation = Situation(records.case_facts(of_case), of_case, at=now)
            if case not in (None, of_case) or not situation.is_open:
                continue
            young = records.standing(rows.Person, header.young_person)
            for state in states:
                purpose = records.standing(rows.Purpose, state.purpose, case=of_case)
                items.append(
                    (
                        (-header.opened_at.timestamp(), of_case, state.purpose),
                        self._item(state, header, young, purpose),
                    )
                )
        return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))

    def _item(self, state: ChaseState, header: Any, young: Any, purpose: Any) -> ChaseItem:
        people = [
            (self._unit.records.standing(rows.Person, one.person), one) for one in state.missing
        ]
        return ChaseItem(
            case=state.case,
            reference=header.reference or "",
            young_person=header.young_person,
            name=young.name,
            is_protected=young.is_protected,
            purpose=state.purpose,
            purpose_text=purpose.text,
            state=state.state,
            people=tuple(
                ChasedPerson(name="" if person.is_protected else person.name, missing=one)
                for person, one in people
            ),
            asked_on=state.asked_on,
            next_on=state.next_on,
            ends_on=state.ends_on,
            act=state.act,
            act_on=state.act_on,
            taken_back=shown(self._unit.records, state),
        )
