"""The kept consent state of each case, rebuilt in the transaction of whatever concerns it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sspf_app.services.chase_states import chase_states
from sspf_app.services.consent_end import held_overview, state_changes_at
from sspf_app.services.lapses import lapses_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import CaseState


def refresh_case(unit: UnitOfWork, case: str, *, now: datetime) -> None:
    """Work out and keep the state of one case."""
    facts = unit.records.case_facts(case)
    held = held_overview(facts, case, at=now)
    unit.states.put(
        CaseState(
            case=case,
            state=held.overview.state.value,
            ends_on=held.overview.ends_on,
            changes_at=state_changes_at(facts, case, held, at=now),
            computed_at=now,
            taken_back=held.taken_back,
            beside=tuple(one.value for one in held.beside),
        )
    )
    unit.plans.put_lapses(case, lapses_of(facts, case, now=now))
    unit.requests.put_states(case, chase_states(unit, facts, case, now=now))


def refresh_persons(unit: UnitOfWork, persons: Iterable[str], *, now: datetime) -> frozenset[str]:
    """Rebuild every case that any of the persons concerns; returns their ids."""
    cases = frozenset(unit.states.concerned(persons))
    for case in sorted(cases):
        refresh_case(unit, case, now=now)
    return cases


def refresh_due(unit: UnitOfWork, *, now: datetime) -> bool:
    """Rebuild the states whose time has come; whether there were any."""
    due = unit.states.due(now)
    for case in due:
        refresh_case(unit, case, now=now)
    return bool(due)
