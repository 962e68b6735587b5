"""Search over names, references and item texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import load_case
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, SearchHit

_FEWEST_LETTERS = 2


class Search:
    """The search of the shell."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def find(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Best first; fewer than two letters find nothing.

        Text about a protected person who was not opened with a reason is not shown.
        """
        if len(text.strip()) < _FEWEST_LETTERS:
            return ()
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = unit.queries.search(text.strip(), limit=limit)
            hits = tuple(placed for hit in found for placed in _placed(unit, hit, self._access))
            hidden = {
                case
                for case in {hit.case for hit in hits if hit.kind == "item" and hit.case}
                if not self._access.is_case_open(load_case(unit, case, now=self._desk.now()))
            }
            self._desk.log(unit, Action.SEARCH)
            unit.commit()
        return tuple(
            replace(hit, title="", snippet="") if hit.kind == "item" and hit.case in hidden else hit
            for hit in hits[:limit]
        )


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
