"""Between two instants foreseen nothing changes: neither by the function nor by the oracle."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import consent_overview, decide, next_change
from sspf_app.domain.time import as_utc, start_of
from tests.domain import strategies as some
from tests.domain.days import SCENES, TIMES, ZONE, SeededDice
from tests.oracle.oracle import oracle_decide

_SEEDS = 40
_DAYS = sorted({day + timedelta(days=more) for scene in SCENES for day in scene for more in (0, 1)})


def _instants(after: datetime, until: datetime | None) -> list[datetime]:
    """Boundary instants of the scenes strictly between, the last moment before ``until`` too."""
    found = [start_of(day, ZONE) for day in _DAYS]
    found += [as_utc(datetime.combine(day, at, tzinfo=ZONE), "x") for day in _DAYS for at in TIMES]
    if until is not None and until.year < date.max.year:
        found.append(until - timedelta(microseconds=1))
    return [one for one in found if after < one and (until is None or one < until)]


def _check(facts: Facts, asked: some.Asked) -> None:
    at, flow = as_utc(asked.at, "at"), asked.flow
    until = next_change(facts, flow.case, at=at)
    assert until is None or until > at
    before = decide(facts, flow, at=at)
    right = oracle_decide(facts, flow, at, None)
    state = consent_overview(facts, flow.case, at=at).state
    for number, instant in enumerate(_instants(at, until)):
        assert decide(facts, flow, at=instant) == before, (instant, until)
        assert consent_overview(facts, flow.case, at=instant).state is state, (instant, until)
        if number % 5 == 0:
            assert oracle_decide(facts, flow, instant, None).allowed == right.allowed


@pytest.mark.parametrize("block", range(5))
def test_no_real_change_comes_before_the_one_foreseen(block: int) -> None:
    for seed in range(block * _SEEDS, (block + 1) * _SEEDS):
        facts, questions = some.questions_of(SeededDice(seed), 3, known=False)
        for asked in questions:
            try:
                _check(facts, asked)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}: {error}") from error
