"""What a contribution to the queue of the day is given, and what makes an entry of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from typing import NamedTuple, Protocol

from sspf_app.domain.facts import Case, Party, Person
from sspf_app.domain.time import day_of, start_of
from sspf_app.services.access_lists import kept_apart, unlisted
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.today_ports import CaseTold, RunningPause
from sspf_app.services.today_views import NAMING, OF_PERSONS, URGENCY, WITHIN_CASE, TodayEntry
from sspf_app.services.told_reference import listed_reference


class CaseDue(NamedTuple):
    """Work in a case; who it is about is looked up for what is shown, of thousands forty.

    Attributes:
        kind: One of ``URGENCY``.
        at: As ``TodayEntry.at``.
        target: As ``TodayEntry.target``.
        case: The case.
        detail: As ``TodayEntry.detail``; of a meeting the state of its case is told.
        person: Whose name is told; None = the young person's.
        by: Who did what is to be seen to; None = that is not told.
        is_unconfirmed: As ``TodayEntry.is_unconfirmed``.
        who: Parties and persons whose names are the detail.
    """

    kind: str
    at: datetime
    target: str
    case: str
    detail: str = ""
    person: str | None = None
    by: str | None = None
    is_unconfirmed: bool = False
    who: tuple[str, ...] = ()


class Counting(Protocol):
    """Counts something that takes long, and remembers it."""

    def number(self, scene: QueueScene) -> int | None:
        """How many; None = the scene leaves it out for now."""
        ...


class _Nothing:
    """For whoever asks about cases alone."""

    def number(self, scene: QueueScene) -> int | None:
        del scene
        return 0


class QueueScene:
    """A day, and the unit of work that its queue is read in.

    Attributes:
        unit: The unit of work.
        now: The present instant.
        zone: Of the office.
        user_id: Whose queue it is.
        today: The local day.
        past_time: What counts how much is past its time.
        leaves_counting: What takes long to count is left out where it was not counted before.
        is_counted: Whether nothing was left out.
    """

    def __init__(  # noqa: PLR0913  a day has these parts
        self,
        unit: UnitOfWork,
        *,
        now: datetime,
        zone: tzinfo,
        user_id: str,
        past_time: Counting | None = None,
        leaves_counting: bool = False,
    ) -> None:
        self.unit = unit
        self.past_time = _Nothing() if past_time is None else past_time
        self.leaves_counting = leaves_counting
        self.is_counted = True
        self.now = now
        self.zone = zone
        self.user_id = user_id
        self.today = day_of(now, zone)
        self._midnights: dict[date, datetime] = {}
        self._pauses: tuple[RunningPause, ...] | None = None
        self._parties: dict[str, str] | None = None

    def day(self, instant: datetime) -> date:
        """The local day of an instant."""
        return day_of(instant, self.zone)

    def midnight(self, day: date) -> datetime:
        """The first instant of a day."""
        found = self._midnights.get(day)
        if found is None:
            found = self._midnights[day] = start_of(day, self.zone)
        return found

    def of_the_vault(self, kind: str, at: datetime, *, detail: str) -> TodayEntry:
        """A line about the office or its vault, and about nobody."""
        return TodayEntry(
            kind=kind,
            at=at,
            days=(self.day(at) - self.today).days,
            case=None,
            reference="",
            name="",
            detail=detail,
            target="",
        )

    def pauses(self) -> tuple[RunningPause, ...]:
        """Of open cases, those that have begun and are not over."""
        if self._pauses is None:
            self._pauses = tuple(
                row
                for row in self.unit.day.pauses()
                if row.starts_at <= self.now and (row.ends_at is None or self.now < row.ends_at)
            )
        return self._pauses

    def parties(self) -> dict[str, str]:
        """The names of all parties, by id."""
        if self._parties is None:
            rows = self.unit.records.list_standing(Party)
            self._parties = {row.id: row.name for row in rows}
        return self._parties

    def entries(self, found: Iterable[TodayEntry | CaseDue]) -> tuple[TodayEntry, ...]:
        """What was found with the names of whom it is about, read together.

        A protected person is called by the reference alone; of a case with one no party is named,
        and nothing is told that somebody typed.
        """
        found = self._naming_who(tuple(found))
        named = [one for one in found if isinstance(one, CaseDue)]
        cases = {row.case: row for row in self.unit.day.cases_told({one.case for one in named})}
        people = {who for one in named for who in (one.person, one.by) if who is not None}
        rows = self.unit.records.list_of(Person, "id", people) if people else ()
        persons = {row.id: row for row in rows}
        naming = self.naming_protected(cases)  # looks through rows of every case: asked once
        closed = naming & {one.case for one in named if one.kind in NAMING and one.detail}
        apart = unlisted(self.unit, naming, self.user_id)
        told = self.told_as({row.case for row in cases.values() if row.is_protected} | apart)
        return tuple(
            self._entry(
                _within_case(one) if one.case in closed else one,
                cases[one.case]._replace(reference=told.get(one.case, cases[one.case].reference)),
                persons.get(one.person or ""),
                is_listed=one.case not in apart,
                by="" if one.case in naming else _name_of(persons.get(one.by or "")),
            )
            if isinstance(one, CaseDue)
            else one
            for one in found
        )

    def _naming_who(
        self, found: tuple[TodayEntry | CaseDue, ...]
    ) -> tuple[TodayEntry | CaseDue, ...]:
        """The same with the names of ``CaseDue.who``, read together where there is anybody."""
        wanted = {who for one in found if isinstance(one, CaseDue) for who in one.who}
        if not wanted:
            return found
        parties = self.parties()
        persons = self.unit.records.list_of(Person, "id", wanted - parties.keys())
        names = {**parties, **{row.id: row.name for row in persons}}
        return tuple(
            one._replace(detail=", ".join(names.get(who, who) for who in one.who))
            if isinstance(one, CaseDue) and one.who
            else one
            for one in found
        )

    def naming_protected(self, cases: Iterable[str]) -> frozenset[str]:
        """Which of the cases name somebody protected: opening them asks for a reason."""
        cases = frozenset(cases)
        protected = self.unit.queries.protected() if cases else frozenset[str]()
        return self.unit.queries.cases_naming(cases, protected) if protected else frozenset()

    def apart(self, cases: Iterable[str]) -> frozenset[str]:
        """Of these, cases with somebody protected that the user is not on the list of."""
        cases = frozenset(cases)
        if not cases or not self.unit.queries.protected():
            return frozenset()
        # Whose list one is on is known at once; whom a case names is looked for in all its rows.
        return self.naming_protected(unlisted(self.unit, cases, self.user_id))

    def of_own_cases(self, found: Iterable[TodayEntry | CaseDue]) -> list[TodayEntry | CaseDue]:
        """What was found, without what tells of somebody in a case that the user may not open."""
        found = list(found)
        apart = self.apart(one.case for one in found if one.case and one.kind in OF_PERSONS)
        return [one for one in found if one.kind not in OF_PERSONS or one.case not in apart]

    def persons_apart(self) -> frozenset[str]:
        """Whom no line names to the user: families of such cases."""
        return kept_apart(self.unit, self.user_id)

    def told_as(self, cases: Iterable[str]) -> dict[str, str]:
        """What a line calls these cases, who is protected there: one that names the child does not.

        A case without a reference of its own has none here either.
        """
        return {
            row.id: listed_reference(self.unit, row.id, row.reference or "", row.young_person)
            for row in self.unit.records.list_of(Case, "id", cases)
        }

    def _entry(
        self, due: CaseDue, item: CaseTold, person: Person | None, *, is_listed: bool, by: str
    ) -> TodayEntry:
        name = item.name if person is None else person.name
        is_protected = (
            not is_listed or item.is_protected or (person is not None and person.is_protected)
        )
        is_meeting = due.kind == "meeting"
        return TodayEntry(
            kind=due.kind,
            at=due.at,
            days=(self.day(due.at) - self.today).days,
            case=due.case,
            reference=item.reference,
            name="" if is_protected else name,
            detail=item.state if is_meeting else due.detail,
            target=due.target,
            taken_back=item.taken_back if is_meeting else (),
            beside=item.beside if is_meeting else (),
            by=by,
            is_unconfirmed=due.is_unconfirmed,
        )


def _name_of(person: Person | None) -> str:
    return "" if person is None or person.is_protected else person.name


def _within_case(due: CaseDue) -> CaseDue:
    is_naming = due.kind in NAMING and bool(due.detail)
    return due._replace(detail=WITHIN_CASE) if is_naming else due


def most_urgent(
    found: Iterable[TodayEntry | CaseDue], number: int | None
) -> list[TodayEntry | CaseDue]:
    """The first of what was found, all of it without a number; only kinds in sight are sorted."""
    kinds: dict[str, list[TodayEntry | CaseDue]] = {kind: [] for kind in URGENCY}
    for one in found:
        kinds[one.kind].append(one)
    first: list[TodayEntry | CaseDue] = []
    for of_kind in kinds.values():
        if number is not None and len(first) >= number:
            break
        first += sorted(of_kind, key=_place)
    return first[:number]


def _place(one: TodayEntry | CaseDue) -> tuple[datetime, str, str]:
    return one.at, one.target, one.case or ""


Contribution = Callable[[QueueScene], Iterable[TodayEntry | CaseDue]]
"""Gives the entries of one kind of work; ``today.CONTRIBUTIONS`` lists them all.

A kind of its own also stands in ``today_views.URGENCY`` and has its sentence in
``gui/screens/today/lines.py``.
"""
