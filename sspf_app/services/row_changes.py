"""A change of rows of a case, worked out before anything is written.

The same change is written when somebody decides and only imagined when somebody asks what would
follow: what the window foretells cannot differ from what is done.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Closing,
    Custody,
    Maturity,
    Participation,
    Pause,
    Person,
    Row,
    YouthOnly,
)
from sspf_app.services.ports import NewIds, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who writes, when, under which ids."""

    new_id: NewIds
    now: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """New rows, and standing rows with what follows them; ``at`` = from when it holds."""

    at: datetime
    added: tuple[Row, ...] = ()
    corrected: tuple[tuple[Row, Row], ...] = ()

    @property
    def row_id(self) -> str:
        """Id of the first row it touches."""
        return (*self.added, *(new for _, new in self.corrected))[0].id

    def write(self, unit: UnitOfWork, *, now: datetime) -> None:
        """Put it into the vault."""
        for old, new in self.corrected:
            unit.records.replace(old, at=now, by=new)
        for row in self.added:
            unit.records.add(row)

    def imagined(self, facts: Facts, *, now: datetime) -> Facts:
        """The facts as they would be."""
        closed = {id(old) for old, _ in self.corrected}
        new = (*self.added, *(row for _, row in self.corrected))
        lists: dict[str, Any] = {}
        for field in fields(facts):
            if field.name == "zone":
                continue
            rows: tuple[Row, ...] = getattr(facts, field.name)
            kept = [replace(row, replaced_at=now) if id(row) in closed else row for row in rows]
            lists[field.name] = (*kept, *(row for row in new if _list_of(row) == field.name))
        return Facts(zone=facts.zone, **lists)


_LISTS: dict[type[Row], str] = {
    Custody: "custody",
    Person: "persons",
    Closing: "closings",
    Pause: "pauses",
    Participation: "participations",
    Maturity: "maturity",
    YouthOnly: "youth_only",
}


def _list_of(row: Row) -> str:
    return _LISTS.get(type(row), "exceptions")
