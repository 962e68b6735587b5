"""A clock that is told the time, and ids that are counted."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")


class FixedClock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    @property
    def zone(self) -> tzinfo:
        return ZONE

    def now(self) -> datetime:
        return self.at


class CountingIds:
    """``p-1``, ``p-2``, ``c-1``: each prefix counted."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def __call__(self, prefix: str) -> str:
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}-{self._counts[prefix]}"

    def go_on_from(self, other: CountingIds) -> None:
        """Count as if all that the other gave had been given here."""
        self._counts = dict(other._counts)

    def start_again(self, prefix: str) -> None:
        """Give the ids of a prefix a second time."""
        self._counts.pop(prefix, None)
