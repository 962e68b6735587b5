"""Search over names, references, item texts and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase, load_case
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
            scene = _Scene(unit, self._access, self._desk, text.strip().casefold())
            hits = tuple(shown for hit in found for shown in scene.shown(hit))
            self._desk.log(unit, Action.SEARCH)
            unit.commit()
        return tuple(dict.fromkeys(hits))[:limit]


class _Scene:
    """What of the hits may be shown."""

    def __init__(self, unit: UnitOfWork, access: ProtectedAccess, desk: Desk, typed: str) -> None:
        self._unit, self._access, self._desk, self._typed = unit, access, desk, typed
        self._cases: dict[str, LoadedCase] = {}
        self._notes: dict[str, NoteReading] = {}

    def shown(self, hit: SearchHit) -> Iterator[SearchHit]:
        """The hit where it leads, or nothing."""
        if hit.kind == "person":
            person = self._unit.records.standing(Person, hit.id)
            if person is not None and not self._access.is_open(person):
                return
        if hit.kind == "note" and not self._may_read(hit):
            return
        for placed in _placed(self._unit, hit, self._access):
            loaded = None if placed.case is None else self._case(placed.case)
            if loaded is None or not loaded.protected:
                yield placed
            elif self._access.is_case_open(loaded):
                yield replace(placed, snippet="") if hit.kind in _TEXTS else placed
            elif hit.kind == "case" and loaded.reference.casefold() == self._typed:
                yield replace(placed, snippet="")
            elif hit.kind == "person":
                yield replace(placed, case=None, snippet="")

    def _may_read(self, hit: SearchHit) -> bool:
        case = hit.case or ""
        if case not in self._notes:
            self._notes[case] = NoteReading(self._unit, self._desk, case)
        return self._notes[case].may_read(hit.id)

    def _case(self, case: str) -> LoadedCase:
        if case not in self._cases:
            self._cases[case] = load_case(self._unit, case, now=self._desk.now())
        return self._cases[case]


def _placed(unit: UnitOfWork, hit: SearchHit, access: ProtectedAccess) -> Iterator[SearchHit]:
    """A person is found in every case as young person or guardian; else the hit as it is."""
    if hit.kind != "person" or hit.case is not None:
        yield hit
        return
    children = {
        row.child for row in unit.records.list_standing(Custody) if row.holder == hit.id
    } | {hit.id}
    cases = [row for row in unit.records.list_standing(Case) if row.young_person in children]
    for case in cases:
        yield replace(hit, case=case.id, snippet=_where(unit, case, hit, access))
    if not cases:
        yield hit


def _where(unit: UnitOfWork, case: Case, hit: SearchHit, access: ProtectedAccess) -> str:
    """The case's reference, and whose it is when the hit is somebody else, unless protected."""
    reference = case.reference or case.id
    young = unit.records.standing(Person, case.young_person)
    if young is None or young.id == hit.id or not access.is_open(young):
        return reference
    return f"{reference} · {young.name}"
