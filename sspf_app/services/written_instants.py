"""Instants as a file from elsewhere has them: with their zone, and fit to be shown in any other."""

from __future__ import annotations

from datetime import datetime

_YEARS = range(2, 9999)
"""Those of the calendar but the first and the last: in another zone they may lie outside it."""


def instant_of(written: str) -> datetime:
    """An instant in ISO 8601.

    Raises:
        ValueError: it is none, has no zone, or cannot be shown in every zone.
    """
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None or instant.year not in _YEARS:
        raise ValueError(written)
    return instant
