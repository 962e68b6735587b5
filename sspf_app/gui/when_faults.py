"""What is wrong with a day and a time at which something was: said at the one that is wrong."""

from __future__ import annotations

from datetime import date, datetime

from sspf_app.gui.i18n import _
from sspf_app.gui.typed_days import parse_day, parse_time


def when_faults(
    day: str, at: str, instant: datetime | None, *, now: datetime, today: date
) -> dict[str, str]:
    """Say what is wrong, by ``day`` and ``time``.

    Args:
        day: As typed.
        at: The time, as typed.
        instant: Both together; None where they are none.
        now: After which nothing has been.
        today: The local day, by which a day is read that is typed in short.
    """
    found: dict[str, str] = {}
    read = parse_day(day, today=today)
    if instant is not None:
        if instant > now:
            found["time" if read == today else "day"] = _("That instant has not come yet.")
        return found
    if read is None:
        found["day"] = _("Write the day as 2026-03-12.")
    if parse_time(at) is None:
        found["time"] = _("Write the time as 10:42.")
    return found
