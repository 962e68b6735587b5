"""What a contribution to the queue of the day is given, and what makes an entry of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sspf_app.domain.facts import Case, Person
from sspf_app.domain.time import day_of, start_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.queries import CaseListItem
from sspf_app.services.today_views import TodayEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCase:
    """A case that is not among the open ones of the day."""

    case: str
    reference: str
    name: str
    is_protected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueScene:
    """The open cases on a day; a protected person is called by the reference alone.

    Attributes:
        unit: The unit of work the queue is read in.
        cases: Open cases by id.
        now: The present instant.
        user_id: Whose queue it is.
    """

    unit: UnitOfWork
    cases: dict[str, CaseListItem]
    now: datetime
    zone: tzinfo
    user_id: str

    @property
    def today(self) -> date:
        """The local day."""
        return day_of(self.now, self.zone)

    def day(self, instant: datetime) -> date:
        """The local day of an instant."""
        return day_of(instant, self.zone)

    def midnight(self, day: date) -> datetime:
        """The first instant of a day."""
        return start_of(day, self.zone)

    def person(self, person: str) -> Person | None:
        """A standing person."""
        return self.unit.records.standing(Person, person)

    def persons(self, persons: Iterable[str]) -> dict[str, Person]:
        """Standing persons by id, read together: of a thousand each alone takes seconds."""
        rows = self.unit.records.list_of(Person, "id", set(persons))
        return {row.id: row for row in rows}

    def named(self, cases: Iterable[str]) -> dict[str, CaseListItem | ClosedCase]:
        """These cases by id, those that are closed too."""
        wanted = set(cases)
        found: dict[str, CaseListItem | ClosedCase] = {}
        found |= {one: self.cases[one] for one in wanted & self.cases.keys()}
        rows = self.unit.records.list_of(Case, "id", wanted - found.keys())
        young = {row.young_person for row in rows}
        persons = self.persons(young)
        for row in rows:
            person = persons.get(row.young_person)
            found[row.id] = ClosedCase(
                case=row.id,
                reference=row.reference or "",
                name="" if person is None else person.name,
                is_protected=person is not None and person.is_protected,
            )
        return found

    def entry(  # noqa: PLR0913  an entry has these parts
        self,
        kind: str,
        at: datetime,
        item: CaseListItem | ClosedCase,
        *,
        detail: str,
        target: str,
        person: Person | None = None,
    ) -> TodayEntry:
        """An entry about a case, or about ``person`` of it."""
        name = item.name if person is None else person.name
        is_protected = item.is_protected or (person is not None and person.is_protected)
        return TodayEntry(
            kind=kind,
            at=at,
            days=(self.day(at) - self.today).days,
            case=item.case,
            reference=item.reference,
            name="" if is_protected else name,
            detail=detail,
            target=target,
        )


Contribution = Callable[[QueueScene], Iterable[TodayEntry]]
"""Gives the entries of one kind of work; ``today.CONTRIBUTIONS`` lists them all.

A kind of its own also stands in ``today_views.URGENCY`` and has its sentence in
``gui/screens/today/lines.py``.
"""
