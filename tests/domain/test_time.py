from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.errors import NaiveInstant
from sspf_app.domain.time import (
    after,
    age_on,
    as_utc,
    birthday,
    day_of,
    is_leapling_eve,
    plus_days,
    plus_months,
    start_of,
)
from tests.builders import ZONE, an_instant

_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_an_instant_without_zone_is_an_error() -> None:
    with pytest.raises(NaiveInstant) as caught:
        as_utc(datetime(2026, 1, 1), "at")  # noqa: DTZ001  the error under test
    assert (caught.value.code, caught.value.params) == ("naive_instant", {"where": "at"})
    assert str(caught.value) == "naive_instant"


def test_the_day_is_the_swedish_one() -> None:
    assert day_of(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), ZONE) == date(2026, 7, 1)
    assert day_of(datetime(2026, 12, 31, 22, 30, tzinfo=UTC), ZONE) == date(2026, 12, 31)


@given(_DAYS)
def test_a_day_begins_and_ends_with_itself(day: date) -> None:
    assert day_of(start_of(day, ZONE), ZONE) == day
    assert day_of(after(day, ZONE) - timedelta(microseconds=1), ZONE) == day
    assert after(day, ZONE) == start_of(day + timedelta(days=1), ZONE)


def test_days_around_the_clock_change_have_23_and_25_hours() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert after(spring, ZONE) - start_of(spring, ZONE) == timedelta(hours=23)
    assert after(autumn, ZONE) - start_of(autumn, ZONE) == timedelta(hours=25)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 15), 6, date(2026, 9, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_months_later_is_the_same_day_number_or_the_last(
    day: date, months: int, expected: date
) -> None:
    assert plus_months(day, months) == expected


def test_days_later_stop_at_the_end_of_the_calendar() -> None:
    assert plus_days(date(2026, 2, 27), 2) == date(2026, 3, 1)
    assert plus_days(date(9999, 12, 30), 0) == date(9999, 12, 30)
    assert plus_days(date(9999, 12, 30), 1) == date.max
    assert plus_days(date(9999, 12, 30), 9) == date.max


def test_the_calendar_has_a_beginning_and_an_end() -> None:
    assert start_of(date.min, ZONE) == datetime.min.replace(tzinfo=UTC)
    assert start_of(date(1, 1, 2), ZONE) == as_utc(datetime(1, 1, 2, tzinfo=ZONE), "")
    assert after(date(9999, 12, 30), ZONE) == start_of(date.max, ZONE)
    assert after(date.max, ZONE) == datetime.max.replace(tzinfo=UTC)
    assert birthday(date(9990, 3, 4), 9) == date(9999, 3, 4)
    assert birthday(date(9990, 3, 4), 10) == date.max
    assert birthday(date(9980, 2, 29), 20) == date.max


@given(_DAYS, st.integers(0, 80))
def test_the_age_turns_on_the_birthday(born: date, years: int) -> None:
    turns = birthday(born, years)
    assert age_on(born, turns) == years
    assert age_on(born, turns - timedelta(days=1)) == years - 1


def test_a_leapling_turns_on_the_first_of_march_in_a_common_year() -> None:
    born = date(2012, 2, 29)
    assert birthday(born, 15) == date(2027, 3, 1)
    assert birthday(born, 16) == date(2028, 2, 29)
    assert is_leapling_eve(born, date(2027, 2, 28))
    assert not is_leapling_eve(born, date(2028, 2, 28))
    for born_on, day in (
        (date(2012, 2, 28), date(2027, 2, 28)),
        (date(2012, 1, 29), date(2027, 2, 28)),
        (born, date(2027, 2, 27)),
        (born, date(2027, 3, 28)),
    ):
        assert not is_leapling_eve(born_on, day)


def test_an_instant_is_read_in_swedish_time() -> None:
    assert as_utc(an_instant("2026-06-01 10:00"), "at") == datetime(2026, 6, 1, 8, tzinfo=UTC)
