"""The consent state of a case as everything that names one says it.

To which day the answers hold by time alone, and why no longer: the dates of the answers do not
tell it alone, on a birthday the young person has to answer too. And what of them was taken back: a
state that says no more than "in force" would be read as a full yes.

The header of a case, the lists, *Idag* and what a change is foretold to do all ask here.

Source: sharing rules, sections 2, 3 and 4.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import Channel
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import (
    ConsentState,
    Overview,
    Situation,
    consent_overview,
    next_change,
    standing_in,
)
from sspf_app.domain.rules.overview import ENDING_WITHIN
from sspf_app.domain.time import birthday, day_of, start_of
from sspf_app.services.standing_rows import standing
from sspf_app.services.taken_back import TakenPart, taken_back

_HOLDS = frozenset({ConsentState.IN_FORCE, ConsentState.ENDING, ConsentState.DIFFERENT_TERMS})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOverview:
    """The consent state of a case, with the day it ends in truth.

    Attributes:
        overview: ``ends_on`` is the last day on which the answers hold, whatever ends them.
        turns: The age the young person turns on the day after, where that is why.
        taken_back: What of the answers in force about the young person was taken back.
        beside: The states of the other purposes of the case, each that is another.
        ends_first: The one purpose that ends on that day, while others hold for longer.
    """

    overview: Overview
    turns: int | None = None
    taken_back: tuple[TakenPart, ...] = ()
    beside: tuple[ConsentState, ...] = ()
    ends_first: str | None = None

    @property
    def holds_to(self) -> date | None:
        """The last day; None while not all answers are in force."""
        return self.overview.ends_on if self.overview.state in _HOLDS else None


def held_overview(
    facts: Facts, case: str, *, at: datetime, purpose: str | None = None
) -> HeldOverview:
    """The consent state, when the answers first cease to hold, and what of them is gone.

    Args:
        facts: Everything recorded about the case.
        case: Case id.
        at: The instant asked about.
        purpose: Purpose id; None = all of the case: what holds, to the first day on which any of
            it ends, and beside it the purposes for which it does not, or nobody was asked.
    """
    if purpose is not None:
        return _of_purpose(facts, case, at, purpose)
    purposes = sorted(row.id for row in standing(facts.purposes) if row.case == case)
    if len(purposes) < 2:
        return _of_purpose(facts, case, at, None)
    found = {one: _of_purpose(facts, case, at, one) for one in purposes}
    return replace(_of_all(list(found.values())), ends_first=_ends_first(found))


def _of_all(found: list[HeldOverview]) -> HeldOverview:
    """One state of several purposes: never a whole yes, or a whole no, where it is not."""
    lead = min(found, key=_before)
    rest = [one.overview.state for one in found if one is not lead]
    if lead.overview.state not in _HOLDS:
        beside = tuple(one for one in rest if one is not lead.overview.state)
        return replace(lead, beside=beside)
    holding = [one for one in found if one.overview.state in _HOLDS]
    ending = [one for one in holding if one.overview.ends_on is not None]
    first = min(ending, key=lambda one: one.overview.ends_on or date.max, default=lead)
    return HeldOverview(
        overview=replace(lead.overview, ends_on=first.overview.ends_on),
        turns=first.turns,
        taken_back=tuple(dict.fromkeys(part for one in holding for part in one.taken_back)),
        beside=tuple(one for one in rest if one not in _HOLDS),
    )


def _ends_first(found: Mapping[str, HeldOverview]) -> str | None:
    """The purpose that ends alone before the others; of several on one day no one is named."""
    holding = {one: held.holds_to for one, held in found.items() if held.overview.state in _HOLDS}
    first = min(holding.values(), key=lambda day: day or date.max, default=None)
    ending = [one for one, day in holding.items() if day == first]
    return ending[0] if first is not None and len(ending) == 1 < len(holding) else None


def _before(held: HeldOverview) -> tuple[bool, bool, int]:
    """What a case is called by: what holds before what does not, what nobody asked last."""
    state = held.overview.state
    return state not in _HOLDS, state is ConsentState.NOT_ASKED, list(ConsentState).index(state)


def _of_purpose(facts: Facts, case: str, at: datetime, purpose: str | None) -> HeldOverview:
    overview = consent_overview(facts, case, at=at, purpose=purpose)
    if overview.state not in _HOLDS:
        return HeldOverview(overview=overview)
    gone = _taken_back(facts, case, at, purpose)
    last = overview.ends_on
    changed_at = None if last is None else _first_change(facts, case, at, last, purpose)
    if changed_at is None:
        return HeldOverview(overview=overview, taken_back=gone)
    day = day_of(changed_at - timedelta(microseconds=1), facts.zone)
    state = overview.state
    if state is ConsentState.IN_FORCE and day - day_of(at, facts.zone) <= ENDING_WITHIN:
        state = ConsentState.ENDING
    return HeldOverview(
        overview=replace(overview, ends_on=day, state=state),
        turns=_turns(facts, case, day_of(changed_at, facts.zone)),
        taken_back=gone,
    )


def state_changes_at(
    facts: Facts, case: str, held: HeldOverview, *, at: datetime
) -> datetime | None:
    """The next instant at which the state may change by time alone, "ends soon" too."""
    instants = [next_change(facts, case, at=at)]
    if held.holds_to is not None:
        instants.append(start_of(held.holds_to - ENDING_WITHIN, facts.zone))
    return min((one for one in instants if one is not None and one > at), default=None)


def _first_change(
    facts: Facts, case: str, at: datetime, last: date, purpose: str | None
) -> datetime | None:
    """The first instant, up to ``last``, at which the answers no longer hold."""
    then = next_change(facts, case, at=at)
    while then is not None and day_of(then, facts.zone) <= last:
        if consent_overview(facts, case, at=then, purpose=purpose).state not in _HOLDS:
            return then
        then = next_change(facts, case, at=then)
    return None


def _taken_back(
    facts: Facts, case: str, at: datetime, purpose: str | None
) -> tuple[TakenPart, ...]:
    """What everybody who may answer about the young person took back of a yes in force."""
    situation = Situation(facts, case, at=at)
    header = situation.header
    if header is None or not situation.rows.withdrawals:
        return ()
    young = header.young_person
    purposes = {row.id for row in standing(facts.purposes) if row.case == case}
    answers = (
        standing_in(
            situation,
            signatory=person,
            subject=young,
            purpose=purpose or min(purposes, default=""),
            channel=Channel.WRITTEN,
        )
        for person in (*sorted(row.holder for row in situation.custody_of(young)), young)
    )
    return tuple(dict.fromkeys(part for answer in answers for part in taken_back(answer)))


def _turns(facts: Facts, case: str, day: date) -> int | None:
    """The age that the young person turns on a day, if it is a birthday."""
    young = {row.young_person for row in standing(facts.cases) if row.id == case}
    born = next((row.born for row in standing(facts.persons) if row.id in young), None)
    if born is None or birthday(born, day.year - born.year) != day:
        return None
    return day.year - born.year
