"""Instants, local days, months and ages; zone rules are handed in.

Source: sharing rules, section 2.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from sspf_app.domain.errors import NaiveInstant


def as_utc(instant: datetime, where: str) -> datetime:
    """The instant in UTC, so that comparing never depends on wall clocks.

    Raises:
        NaiveInstant: if it has no zone.
    """
    if instant.utcoffset() is None:
        raise NaiveInstant(where)
    return instant.astimezone(UTC)


def day_of(instant: datetime, zone: tzinfo) -> date:
    """The local calendar day of an instant."""
    return instant.astimezone(zone).date()


@lru_cache(maxsize=4096)
def start_of(day: date, zone: tzinfo) -> datetime:
    """The first instant of a local day, in UTC; the calendar's beginning is the earliest."""
    if day == date.min:
        return datetime.min.replace(tzinfo=UTC)  # east of Greenwich it began before that
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def after(day: date, zone: tzinfo) -> datetime:
    """The first instant after a local day, in UTC."""
    return (
        start_of(day + timedelta(days=1), zone)
        if day < date.max
        else datetime.max.replace(tzinfo=UTC)
    )


def plus_months(day: date, months: int) -> date:
    """The same day number so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_days(day: date, days: int) -> date:
    """So many days later; the calendar's end is the latest answer."""
    return day + timedelta(days=days) if days <= (date.max - day).days else date.max


def birthday(born: date, years: int) -> date:
    """The day somebody turns so many whole years; 1 March for a leapling in a common year."""
    year = born.year + years
    if year > date.max.year:
        return date.max
    if (born.month, born.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return born.replace(year=year)


def age_on(born: date, day: date) -> int:
    """Age in whole years on a day; negative before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_leapling_eve(born: date, day: date) -> bool:
    """Whether it is 28 February of a common year for somebody born on 29 February."""
    leapling = (born.month, born.day) == (2, 29)
    return leapling and (day.month, day.day) == (2, 28) and monthrange(day.year, 2)[1] == 28
