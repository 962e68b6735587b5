"""Search over names, references, item texts and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.services.actors import Permission
from sspf_app.services.desk import Desk
from sspf_app.services.note_access import NoteReading
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, SearchHit

_FEWEST_LETTERS = 2
_TEXTS = frozenset({"item", "note"})


class Search:
    """The search of the shell."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def find(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Best first; fewer than two letters find nothing.

        A case with a protected person who was not opened with a reason in this session is found
        by its exact reference alone, and such a person not at all; what is written there is not
        shown afterwards either.
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
        named = [hit.id for hit in found if hit.kind == "person"]
        custody = unit.records.list_of(Custody, "holder", named)
        children = {row.child for row in custody} | set(named)
        cases = unit.records.list_of(Case, "young_person", children)
        self._persons = {row.id: row for row in unit.records.list_of(Person, "id", children)}
        of_child: dict[str, list[Case]] = {}
        for case in cases:
            of_child.setdefault(case.young_person, []).append(case)
        held: dict[str, set[str]] = {one: {one} for one in named}
        for row in custody:
            held[row.holder].add(row.child)
        self._of_person = {
            one: [case for child in sorted(mine) for case in of_child.get(child, ())]
            for one, mine in held.items()
        }
        all_cases = {hit.case for hit in found if hit.case} | {case.id for case in cases}
        self._closed_persons = access.closed_persons(unit)
        self._protected, self._closed = frozenset[str](), frozenset[str]()
        if protected := unit.queries.protected():
            self._protected = unit.queries.cases_naming(all_cases, protected)
        if self._protected and self._closed_persons:
            self._closed = unit.queries.cases_naming(self._protected, self._closed_persons)

    def shown(self, hit: SearchHit) -> Iterator[SearchHit]:
        """The hit where it leads, or nothing."""
        if hit.kind == "person" and hit.id in self._closed_persons:
            return
        if hit.kind == "note" and not self._may_read(hit):
            return
        for placed in self._placed(hit):
            if placed.case is None or placed.case not in self._protected:
                yield placed
            elif placed.case not in self._closed:
                yield replace(placed, snippet="") if hit.kind in _TEXTS else placed
            elif hit.kind == "case" and hit.title.casefold() == self._typed:
                yield replace(placed, snippet="")
            elif hit.kind == "person":
                yield replace(placed, case=None, snippet="")

    def _may_read(self, hit: SearchHit) -> bool:
        case = hit.case or ""
        if case not in self._notes:
            self._notes[case] = NoteReading(self._unit, self._desk, case)
        return self._notes[case].may_read(hit.id)

    def _placed(self, hit: SearchHit) -> Iterator[SearchHit]:
        """A person is found in every case as young person or guardian; else the hit as it is."""
        if hit.kind != "person" or hit.case is not None:
            yield hit
            return
        cases = self._of_person[hit.id]
        for case in cases:
            yield replace(hit, case=case.id, snippet=self._where(case, hit))
        if not cases:
            yield hit

    def _where(self, case: Case, hit: SearchHit) -> str:
        """The case's reference, and whose it is when the hit is somebody else, unless protected."""
        reference = case.reference or case.id
        young = self._persons.get(case.young_person)
        if young is None or young.id == hit.id or not self._access.is_open(young):
            return reference
        return f"{reference} · {young.name}"
