"""The kept consent state of each case, rebuilt in the transaction of whatever concerns it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sspf_app.domain.facts import Meeting
from sspf_app.services.calls_made import uncalled_meetings
from sspf_app.services.case_loading import loaded_from
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.chase_states import chase_states
from sspf_app.services.consent_end import held_overview, state_changes_at
from sspf_app.services.copies_given import copies_of_case
from sspf_app.services.district_rule import take_away_district
from sspf_app.services.invitations import booked_meetings
from sspf_app.services.lapses import lapses_of
from sspf_app.services.later_known import known_since
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.occasions import kinds_of
from sspf_app.services.people_told import people_stopped
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import ChaseState
from sspf_app.services.standing_rows import standing
from sspf_app.services.state_records import CaseState, StoppedMeeting

_TICK = timedelta(microseconds=1)


def refresh_case(unit: UnitOfWork, case: str, *, now: datetime) -> None:
    """Work out and keep the state of one case."""
    facts = unit.records.case_facts(case)
    held = held_overview(facts, case, at=now)
    header = next((row for row in standing(facts.cases) if row.id == case), None)
    state = CaseState(
        case=case,
        state=held.overview.state.value,
        ends_on=held.overview.ends_on,
        changes_at=state_changes_at(facts, case, held, at=now),
        computed_at=now,
        taken_back=held.taken_back,
        beside=tuple(one.value for one in held.beside),
    )
    asked: tuple[ChaseState, ...] = ()
    if header is not None:
        loaded = loaded_from(unit, facts, header, now=now)
        state = replace(state, known_since=known_since(unit, loaded))
        state = _with_meetings(unit, loaded, state)
        take_away_district(unit, loaded)
        asked = chase_states(unit, loaded)
    unit.states.put(state)
    unit.plans.put_lapses(case, lapses_of(facts, case, now=now))
    unit.requests.put_states(case, asked)


def _with_meetings(unit: UnitOfWork, loaded: LoadedCase, state: CaseState) -> CaseState:
    """The same, with what waits at its meetings; of most cases nothing is read to know of none.

    A meeting that begins waits for nobody any more: the state is worked out anew then.
    """
    coming = [one for one in loaded.meetings.values() if one.starts_at >= loaded.now]
    versions = unit.meetings.versions(loaded.id)
    if not coming and not versions:
        return state
    trail = read_trail(unit, loaded.id)
    others = frozenset(meeting for _case, meeting in kinds_of(unit, loaded.id))
    begins = [one.starts_at + _TICK for one in coming]
    return replace(
        state,
        changes_at=min((one for one in (*begins, state.changes_at) if one), default=None),
        stopped=_stopped(loaded, coming, trail),
        uncalled=uncalled_meetings(loaded, trail, others=others),
        copies=copies_of_case(loaded, trail, versions, others=others),
    )


def _stopped(
    loaded: LoadedCase, coming: Iterable[Meeting], trail: LedgerTrail
) -> tuple[StoppedMeeting, ...]:
    """Coming meetings to which somebody who takes part may not be invited, as the rules have it.

    Parties, and of the family who no longer may: what they were told of is to be taken back.
    """
    parties = _parties(loaded)
    return tuple(
        StoppedMeeting(meeting=one.id, participants=who)
        for one in sorted(coming, key=lambda one: (one.starts_at, one.id))
        if (who := (*parties.get(one.id, ()), *people_stopped(loaded, one, trail)))
    )


def _parties(loaded: LoadedCase) -> dict[str, tuple[str, ...]]:
    return {meeting.id: parties for meeting, parties in booked_meetings(loaded)}


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
