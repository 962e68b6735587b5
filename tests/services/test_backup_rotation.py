"""What rotation keeps: days, weeks, months, the newest, and the one that was opened last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sspf_app.services.backup_rotation import DAYS, MONTHS, WEEKS, superseded

ZONE = ZoneInfo("Europe/Stockholm")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
INSTANTS = st.integers(-70_000, 26_000).map(lambda hours: NOON + timedelta(hours=hours))


@given(st.sets(INSTANTS, max_size=120), st.none() | INSTANTS)
def test_the_newest_and_the_last_proven_never_go(
    made: set[datetime], proven_at: datetime | None
) -> None:
    gone = superseded(made, zone=ZONE, proven_at=proven_at)
    assert gone <= made
    if made:
        assert max(made) not in gone
    proven = [one for one in made if proven_at is not None and one <= proven_at]
    if proven:
        assert max(proven) not in gone
    assert len(made - gone) <= DAYS + WEEKS + MONTHS + 1


@given(st.sets(INSTANTS, max_size=120), st.none() | INSTANTS)
def test_what_stayed_stays_until_a_new_one_comes(
    made: set[datetime], proven_at: datetime | None
) -> None:
    kept = made - superseded(made, zone=ZONE, proven_at=proven_at)
    assert not superseded(kept, zone=ZONE, proven_at=proven_at)


@given(st.sets(INSTANTS, min_size=1, max_size=120))
def test_every_one_of_the_last_periods_keeps_its_newest(made: set[datetime]) -> None:
    kept = made - superseded(made, zone=ZONE, proven_at=None)
    for number, shape in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        periods = sorted({f"{one.astimezone(ZONE):{shape}}" for one in made}, reverse=True)
        for period in periods[:number]:
            of_it = [one for one in made if f"{one.astimezone(ZONE):{shape}}" == period]
            assert max(of_it) in kept


def test_two_years_of_days_leave_a_week_five_weeks_and_a_year() -> None:
    place: set[datetime] = set()
    for day in range(730):
        place.add(NOON + timedelta(days=day))
        place -= superseded(place, zone=ZONE, proven_at=None)
    oldest = min(place)
    assert len(place) <= DAYS + WEEKS + MONTHS
    assert timedelta(days=300) < max(place) - oldest < timedelta(days=370)


def test_a_day_is_one_of_the_office_s_and_not_of_greenwich() -> None:
    evening = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    night = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # the 22nd here
    days = {night + timedelta(days=day) for day in range(1, 7)}
    gone = superseded({evening, night, *days}, zone=ZONE, proven_at=None)
    assert gone == frozenset({evening})
    assert not superseded({evening, night, *days}, zone=ZONE, proven_at=evening)
