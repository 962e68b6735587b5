"""Days, times and lists as they are written in each language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from sspf_app.texts.catalogue import N_, Words

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def long_day(day: date, words: Words) -> str:
    """``12 mars 2026``."""
    return f"{day.day} {words.marked(_MONTHS[day.month - 1])} {day.year}"


def weekday_and_day(day: date, words: Words) -> str:
    """``torsdag 12 mars``."""
    weekday = words.marked(_WEEKDAYS[day.weekday()])
    return f"{weekday} {day.day} {words.marked(_MONTHS[day.month - 1])}"


def long_instant(instant: datetime, zone: tzinfo, words: Words) -> str:
    """``12 mars 2026 kl. 10.42``; without the time where it is midnight."""
    local = instant.astimezone(zone)
    day = long_day(local.date(), words)
    if (local.hour, local.minute) == (0, 0):
        return day
    return words.gettext("{day} at {hour:02d}:{minute:02d}").format(
        day=day, hour=local.hour, minute=local.minute
    )


def joined(parts: Sequence[str], words: Words) -> str:
    """``Anna, Bo och Cia``."""
    if len(parts) <= 1:
        return "".join(parts)
    return words.gettext("{some} and {last}").format(some=", ".join(parts[:-1]), last=parts[-1])
