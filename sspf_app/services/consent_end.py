"""To which day the answers of a case hold by time alone, and why no longer.

The dates of the answers do not tell it alone: on a birthday the young person has to answer too.

Source: sharing rules, sections 2 and 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf_app.domain.rules import ConsentState, Overview, consent_overview, next_change
from sspf_app.domain.time import birthday, day_of
from sspf_app.services.case_reading import LoadedCase

_HOLDS = frozenset({ConsentState.IN_FORCE, ConsentState.ENDING, ConsentState.DIFFERENT_TERMS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEnd:
    """The last day, and the age the young person turns on the next; None = an answer ends."""

    last_day: date
    turns: int | None = None


def consent_end(loaded: LoadedCase, overview: Overview) -> ConsentEnd | None:
    """When the answers first cease to hold; None while not all are in force.

    Args:
        loaded: The case.
        overview: Its state now.
    """
    last = overview.ends_on
    if last is None or overview.state not in _HOLDS:
        return None
    changed_at = _first_change(loaded, last)
    if changed_at is None:
        return ConsentEnd(last_day=last)
    day = day_of(changed_at - timedelta(microseconds=1), loaded.facts.zone)
    young = loaded.persons.get(loaded.header.young_person)
    born = None if young is None else young.born
    begins = day_of(changed_at, loaded.facts.zone)
    if born is None or birthday(born, begins.year - born.year) != begins:
        return ConsentEnd(last_day=day)
    return ConsentEnd(last_day=day, turns=begins.year - born.year)


def _first_change(loaded: LoadedCase, last: date) -> datetime | None:
    """The first instant, up to ``last``, at which the answers no longer hold."""
    facts, case = loaded.facts, loaded.id
    at = next_change(facts, case, at=loaded.now)
    while at is not None and day_of(at, facts.zone) <= last:
        if consent_overview(facts, case, at=at).state not in _HOLDS:
            return at
        at = next_change(facts, case, at=at)
    return None
