"""Days and times as people type them; no Qt, for presenters too."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo

_FULL = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})[/. ](\d{1,2})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""A year outside is a slip of the hand: nobody is older, and nothing runs so long."""
_TIME = re.compile(r"(\d{1,2})(?:[:. ]?(\d{2}))?")


def parse_day(typed: str, *, today: date | None = None) -> date | None:
    """Read ``2026-03-12``, ``20260312``, ``2026.3.12`` or, this year, ``12/3``.

    Returns:
        None when it is no day, or of a year nobody means.
    """
    typed = typed.strip()
    try:
        if match := _FULL.fullmatch(typed):
            day = date(*(int(part) for part in match.groups()))
            return day if is_meant(day) else None
        if today is not None and (match := _SHORT.fullmatch(typed)):
            return date(today.year, int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def is_meant(day: date) -> bool:
    """Whether anybody means a day of that year."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_no_such_day(typed: str) -> bool:
    """Whether a whole day is typed that no calendar has, such as ``2012-02-30``."""
    match = _FULL.fullmatch(typed.strip())
    if match is None:
        return False
    try:
        date(*(int(part) for part in match.groups()))
    except ValueError:
        return True
    return False


def is_skipped(day: date, at: time, zone: tzinfo) -> bool:
    """Whether no clock shows that time on that day: clocks were put forward over it."""
    local = datetime.combine(day, at)
    real = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return real.replace(tzinfo=None) != local


def parse_time(typed: str) -> time | None:
    """Read ``10:42``, ``10.42``, ``1042`` or ``10``; None when it is no time."""
    match = _TIME.fullmatch(typed.strip())
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        return None
