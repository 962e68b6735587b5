"""When a row ends that another takes the place of.

Source: sharing rules, section 2: a correction closes the old row and writes a new one.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.facts import Row


def closed_at(row: Row, by: Row | None, at: datetime) -> datetime:
    """The instant the old row ends: where its correction begins, so that no instant has both.

    The clock goes on between the two, by microseconds; a case file with both at once is refused.
    """
    begins = None if by is None else by.recorded_at
    if begins is None or begins > at:
        return at
    return begins if row.recorded_at is None or row.recorded_at < begins else at
