"""The access log: one's own trace, and the log for the unit manager."""

from __future__ import annotations

from sspf_app.services.actors import Permission
from sspf_app.services.desk import Desk
from sspf_app.services.records import Action, LogEntry


class JournalReader:
    """Reads of the access log."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def own_trace(self, *, limit: int = 200) -> tuple[LogEntry, ...]:
        """Own lines, newest first; every user may see them."""
        actor = self._desk.actor
        with self._desk.open_unit(actor) as unit:
            entries = unit.journal.entries(limit=_MANY)
        return tuple(entry for entry in entries if entry.user_id == actor.user_id)[:limit]

    def entries(self, *, limit: int = 200, case: str | None = None) -> tuple[LogEntry, ...]:
        """Everybody's lines, newest first.

        Raises:
            DomainError: ``not_permitted``; only the unit manager reads everybody's lines.
        """
        with self._desk.begin(Permission.READ_LOG) as unit:
            entries = unit.journal.entries(limit=limit, case=case)
            self._desk.log(unit, Action.READ, "log", case=case)
            unit.commit()
        return entries


_MANY = 20_000
"""So far back one's own lines are looked for among everybody's."""
