"""The clock of the machine, and the rules of Swedish time."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class SystemClock:
    """The present, from the machine."""

    @property
    def zone(self) -> tzinfo:
        """Rules of local time: Europe/Stockholm."""
        return STOCKHOLM

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)
