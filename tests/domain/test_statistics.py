"""Periods: a year or a half of one, how each is written, begins, ends and follows another."""

from datetime import date

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.domain.statistics import Period

YEAR, SPRING, AUTUMN = Period(2026), Period(2026, 1), Period(2026, 2)


@pytest.mark.parametrize(
    ("period", "written", "first", "last", "before"),
    [
        (YEAR, "2026", date(2026, 1, 1), date(2026, 12, 31), Period(2025)),
        (SPRING, "2026-1", date(2026, 1, 1), date(2026, 6, 30), Period(2025, 2)),
        (AUTUMN, "2026-2", date(2026, 7, 1), date(2026, 12, 31), SPRING),
    ],
)
def test_a_period_has_its_days_and_one_before_it(
    period: Period, written: str, first: date, last: date, before: Period
) -> None:
    assert str(period) == written
    assert Period.parse(f" {written} ") == period
    assert (period.first, period.last) == (first, last)
    assert period.before == before
    assert before.after == period.first


@pytest.mark.parametrize("wrong", ["", "2026-3", "2026-0", "26", "2026-1-1", "1999", "２０26"])
def test_anything_else_is_no_period_and_is_told_as_it_was_written(wrong: str) -> None:
    with pytest.raises(DomainError) as caught:
        Period.parse(f" {wrong}")
    assert (caught.value.code, caught.value.params) == ("unknown_period", {"period": wrong})


def test_a_day_lies_in_the_half_year_that_begins_in_january_or_july() -> None:
    assert Period.half_of(date(2026, 1, 1)) == Period.half_of(date(2026, 6, 30)) == SPRING
    assert Period.half_of(date(2026, 7, 1)) == Period.half_of(date(2026, 12, 31)) == AUTUMN


def test_periods_overlap_that_share_days_without_being_the_same() -> None:
    assert SPRING.overlaps(YEAR)
    assert YEAR.overlaps(AUTUMN)
    for one, other in ((SPRING, AUTUMN), (AUTUMN, Period(2027)), (YEAR, Period(2027, 1))):
        assert not one.overlaps(other)
        assert not other.overlaps(one)
    assert not YEAR.overlaps(YEAR)
