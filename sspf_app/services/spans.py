"""A span of days that somebody asks about, looking back; each thing wrong with it has its words."""

from __future__ import annotations

from datetime import date

from sspf_app.domain.errors import DomainError


def check_span(first_on: date, last_on: date, *, today: date, most: int) -> None:
    """Whether a span of days can be asked about.

    Args:
        first_on: The first day.
        last_on: The last day, with it.
        today: Today; no day after it has anything to tell.
        most: So many days at most from the first to the last.

    Raises:
        DomainError: ``ends_before_start`` (ends, starts); ``date_in_future`` (day), the first of
            the two that has not come; ``days_too_many`` (starts, ends, most).
    """
    if last_on < first_on:
        raise DomainError("ends_before_start", ends=last_on, starts=first_on)
    for day in (first_on, last_on):
        if day > today:
            raise DomainError("date_in_future", day=day)
    if (last_on - first_on).days > most:
        raise DomainError("days_too_many", starts=first_on, ends=last_on, most=most)
