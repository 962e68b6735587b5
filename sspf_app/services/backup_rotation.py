"""Which backups of a place go, so that days, weeks and months are kept and the place never fills.

A pure function over instants. Days, weeks and months in which no backup was made take no place: an
office that was closed over the summer keeps what it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Any

DAYS, WEEKS, MONTHS = 7, 5, 12
KEPT_FOR = timedelta(days=MONTHS * 31)
"""In an office that works each month, nothing older is kept."""


def superseded(
    made: Iterable[datetime], *, zone: tzinfo, proven_at: datetime | None
) -> frozenset[datetime]:
    """The backups that may go.

    The newest of each of the last days, weeks and months with a backup stays. So does the one that
    was opened last, which is the newest of those that were there when one was last opened.

    Args:
        made: When each was made.
        zone: Rules of local time: a day is one of the office's.
        proven_at: When a backup was last opened and found whole; None = never.
    """
    newest_first = sorted(set(made), reverse=True)
    kept: set[datetime] = set()
    for number, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= _newest_of_each(newest_first, number, period, zone)
    if proven_at is not None:
        kept |= set([one for one in newest_first if one <= proven_at][:1])
    return frozenset(newest_first) - kept


def out_of_date(made: Iterable[datetime], *, now: datetime) -> frozenset[datetime]:
    """The backups that are older than any that rotation keeps.

    For those that no newer one supersedes, such as of a folder that was called otherwise: what was
    disposed of must not lie in them for ever.
    """
    return frozenset(one for one in made if now - one > KEPT_FOR)


def _newest_of_each(
    newest_first: list[datetime], number: int, period: Callable[[datetime], Any], zone: tzinfo
) -> set[datetime]:
    found: dict[Any, datetime] = {}
    for one in newest_first:
        found.setdefault(period(one.astimezone(zone)), one)
    return set(list(found.values())[:number])


def _day(local: datetime) -> object:
    return local.date()


def _week(local: datetime) -> object:
    return local.isocalendar()[:2]


def _month(local: datetime) -> object:
    return local.year, local.month
