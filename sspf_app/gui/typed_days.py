"""Days and times as people type them; no Qt, for presenters too."""

from __future__ import annotations

import re
from datetime import date, time

_FULL = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})[/. ](\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[:. ]?(\d{2}))?")


def parse_day(typed: str, *, today: date | None = None) -> date | None:
    """Read ``2026-03-12``, ``20260312``, ``2026.3.12`` or, this year, ``12/3``.

    Returns:
        None when it is no day.
    """
    typed = typed.strip()
    try:
        if match := _FULL.fullmatch(typed):
            return date(*(int(part) for part in match.groups()))
        if today is not None and (match := _SHORT.fullmatch(typed)):
            return date(today.year, int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def parse_time(typed: str) -> time | None:
    """Read ``10:42``, ``10.42``, ``1042`` or ``10``; None when it is no time."""
    match = _TIME.fullmatch(typed.strip())
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        return None
