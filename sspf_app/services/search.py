"""Search over names, references, item texts, notes and titles of papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sspf_app.domain.facts import Case, Meeting, Person
from sspf_app.services.actors import Permission
from sspf_app.services.desk import Desk
from sspf_app.services.document_records import AttachedTo
from sspf_app.services.note_access import NoteReading
from sspf_app.services.occasions import kinds_among, kinds_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.queries import CaseOf
from sspf_app.services.records import Action, SearchHit
from sspf_app.services.told_reference import listed_reference

_FEWEST_LETTERS = 2
_TEXTS = frozenset({"item", "note", "paper"})
_LOG_LINES = 500
"""So far back the log is read for what was opened lately."""


class Search:
    """The search of the shell."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def find(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Best first; fewer than two letters find nothing.

        A case with a protected person who was not opened with a reason in this session is found
        by its exact reference alone, and such a person not at all; what is written there is not
        shown afterwards either. Nor is anybody of a case shown to whoever is not on its list.
        """
        if len(text.strip()) < _FEWEST_LETTERS:
            return ()
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = unit.queries.search(text.strip(), limit=limit)
            scene = _Scene(unit, self._access, self._desk, found, typed=text.strip().casefold())
            hits = tuple(shown for hit in found for shown in scene.shown(hit))
            self._desk.log(unit, Action.SEARCH)
            unit.commit()
        return tuple(dict.fromkeys(hits))[:limit]

    def meetings(
        self, *, day: date | None = None, cases: Iterable[str] = ()
    ) -> tuple[SearchHit, ...]:
        """Meetings of a day, or else the next and the latest of each of some cases, by time.

        Those of a case with a protected person who was not opened with a reason are not found.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            if day is not None:
                first = datetime.combine(day, time(), self._desk.clock.zone)
                rows = unit.records.list_between(
                    Meeting, "starts_at", first, first + timedelta(days=1)
                )
            else:
                rows = tuple(row for case in cases for row in self._near(unit, case))
            talks = kinds_among(unit, {row.case for row in rows})
            closed = self._access.closed_cases(unit, {row.case for row in rows})
            names = _references(unit, {row.case for row in rows})
            self._desk.log(unit, Action.SEARCH)
            unit.commit()
        met = [row for row in rows if (row.case, row.id) not in talks and row.case not in closed]
        return tuple(
            SearchHit(
                kind="meeting",
                id=row.id,
                case=row.case,
                title=names[row.case],
                snippet="",
                at=row.starts_at,
            )
            for row in sorted(met, key=lambda row: (row.starts_at, row.id))
        )

    def recent(self, *, limit: int = 6) -> tuple[SearchHit, ...]:
        """The cases the user opened last, the newest first, by the log.

        Of a case that names a protected person only the reference is told, in every case.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            lines = unit.journal.entries(limit=_LOG_LINES, user_id=self._desk.actor.user_id)
            opened = [one.case for one in lines if one.action is Action.OPEN and one.case]
            newest = list(dict.fromkeys(opened))[:limit]
            cases = {row.id: row for row in unit.records.list_of(Case, "id", newest)}
            young = [row.young_person for row in cases.values()]
            persons = {row.id: row for row in unit.records.list_of(Person, "id", young)}
            silent = unit.queries.cases_naming(newest, unit.queries.protected())
            told = {one: _told(unit, cases[one]) for one in silent if one in cases}
            self._desk.log(unit, Action.SEARCH)
            unit.commit()
        hits: list[SearchHit] = []
        for case in (cases[one] for one in newest if one in cases):
            person = None if case.id in silent else persons.get(case.young_person)
            name = "" if person is None else person.name
            title = told.get(case.id) or case.reference or case.id
            hits.append(SearchHit(kind="case", id=case.id, case=case.id, title=title, snippet=name))
        return tuple(hits)

    def _near(self, unit: UnitOfWork, case: str) -> Iterator[Meeting]:
        """The next meeting of a case, and the one before."""
        rows = sorted(
            unit.records.list_standing(Meeting, case=case), key=lambda row: (row.starts_at, row.id)
        )
        talks = kinds_of(unit, case)
        met = [row for row in rows if (row.case, row.id) not in talks]
        coming = [row for row in met if row.starts_at >= self._desk.now()]
        yield from [row for row in met if row not in coming][-1:]
        yield from coming[:1]


def _told(unit: UnitOfWork, case: Case) -> str:
    return listed_reference(unit, case.id, case.reference or case.id, case.young_person)


def _references(unit: UnitOfWork, cases: Iterable[str]) -> dict[str, str]:
    return {row.id: row.reference or row.id for row in unit.records.list_of(Case, "id", cases)}


class _Scene:
    """What of the hits may be shown."""

    def __init__(
        self,
        unit: UnitOfWork,
        access: ProtectedAccess,
        desk: Desk,
        found: tuple[SearchHit, ...],
        *,
        typed: str,
    ) -> None:
        self._unit, self._access, self._desk, self._typed = unit, access, desk, typed
        self._notes: dict[str, NoteReading] = {}
        self._of_person: dict[str, list[CaseOf]] = {}
        for one in unit.queries.cases_of(hit.id for hit in found if hit.kind == "person"):
            self._of_person.setdefault(one.person, []).append(one)
        of_persons = {case.case for cases in self._of_person.values() for case in cases}
        all_cases = {hit.case for hit in found if hit.case} | of_persons
        protected = unit.queries.protected()
        self._closed_persons = access.closed_among(protected)
        self._protected, self._closed = frozenset[str](), frozenset[str]()
        if protected:
            self._protected = unit.queries.cases_naming(all_cases, protected)
        self._unlisted = access.unlisted(unit, self._protected)
        if self._closed_persons == protected:
            self._closed = self._protected
        elif self._protected and self._closed_persons:
            self._closed = unit.queries.cases_naming(self._protected, self._closed_persons)
        self._closed |= self._unlisted

    def shown(self, hit: SearchHit) -> Iterator[SearchHit]:
        """The hit where it leads, or nothing."""
        if hit.kind == "person" and hit.id in self._closed_persons:
            return
        if hit.kind == "note" and not self._may_read(hit.case or "", hit.id):
            return
        if hit.kind == "paper" and not self._may_read_paper(hit):
            return
        for placed in self._placed(hit):
            if placed.case is None or placed.case not in self._protected:
                yield placed
            elif placed.case not in self._closed:
                yield replace(placed, snippet="") if hit.kind in _TEXTS else placed
            elif hit.kind == "case" and hit.title.casefold() == self._typed:
                yield replace(placed, snippet="")
            elif hit.kind == "person" and placed.case not in self._unlisted:
                yield replace(placed, case=None, snippet="")

    def _may_read_paper(self, hit: SearchHit) -> bool:
        """A paper that belongs to a note is found by who reads the note."""
        paper = self._unit.documents.attachment(hit.id)
        if paper is None:
            return False
        is_of_note = paper.attached_to is AttachedTo.NOTE
        return not is_of_note or self._may_read(paper.case, paper.attached_id)

    def _may_read(self, case: str, note: str) -> bool:
        if case not in self._notes:
            self._notes[case] = NoteReading(self._unit, self._desk, case)
        return self._notes[case].may_read(note)

    def _placed(self, hit: SearchHit) -> Iterator[SearchHit]:
        """A person is found in every case as young person or guardian; else the hit as it is."""
        if hit.kind != "person" or hit.case is not None:
            yield hit
            return
        cases = self._of_person.get(hit.id, ())
        for case in cases:
            yield replace(hit, case=case.case, snippet=self._where(case, hit))
        if not cases:
            yield hit

    def _where(self, case: CaseOf, hit: SearchHit) -> str:
        """The case's reference, and whose it is when the hit is somebody else, unless protected."""
        if case.young_person == hit.id or case.young_person in self._closed_persons:
            return case.reference
        return f"{case.reference} · {case.name}"
