"""What is kept secret beside a case of where a child is: no case is a way round another.

A placement in secret pauses the case it is registered in. The same child may have a second case,
and a sibling's papers go to the same guardians: neither tells where the child is. Nor does one tell
where a sibling with protected identity is, who may stand in no row of it.

Source: sharing rules, section 6; domain, section 2.5 (LVU).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sspf_app.domain.facts import Case, Party, Pause, Person
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.households import family_of
from sspf_app.services.paper_names import hidden_homes, protected_details
from sspf_app.services.pauses import NEEDS_POSITION
from sspf_app.services.placements import is_placement
from sspf_app.services.ports import UnitOfWork


def with_secrets_beside(unit: UnitOfWork, loaded: LoadedCase) -> LoadedCase:
    """The case with what other cases of the young person, and of siblings, keep secret."""
    young = loaded.header.young_person
    family = family_of(unit, young)
    child = unit.queries.young_in({young, *family})  # from the few of a family, not from all pauses
    placed = _placements(unit, child.keys() - {loaded.id})
    protected = unit.queries.protected() & family
    if not (placed or protected):
        return loaded
    siblings = unit.records.list_of(Person, "id", protected - loaded.persons.keys())
    beside = sorted({row.case for row in placed if child[row.case] in family})
    homes = (name for case in beside for name in _homes(unit, loaded, case))
    return replace(
        loaded,
        hidden_beside=tuple(row for row in placed if child[row.case] == young),
        homes_beside=tuple(dict.fromkeys(homes)),
        details_beside=tuple(dict.fromkeys(_details(loaded, siblings))),
    )


def _details(loaded: LoadedCase, siblings: Iterable[Person]) -> Iterator[str]:
    """All but the school that the young person goes to as well, or that takes part in the case."""
    child = loaded.persons.get(loaded.header.young_person)
    known = {loaded.parties[row.party].name for row in loaded.participations}
    known |= {child.school or ""} if child is not None else set()
    for sibling in siblings:
        yield from (one for one in protected_details(sibling) if one not in known)


def placed_in_secret(unit: UnitOfWork) -> frozenset[str]:
    """Every case of a young person of whom any case registers such a placement."""
    pauses = unit.records.list_of(Pause, "reason", (one.value for one in NEEDS_POSITION))
    if not pauses:
        return frozenset()
    headers = unit.records.list_of(Case, "id", {row.case for row in pauses})
    return frozenset(unit.queries.young_in({row.young_person for row in headers}))


def cases_placed_beside(unit: UnitOfWork, loaded: LoadedCase) -> frozenset[str]:
    """Other cases of the young person, and of siblings, that register such a placement."""
    young = loaded.header.young_person
    child = unit.queries.young_in({young, *family_of(unit, young)})
    return frozenset(row.case for row in _placements(unit, child.keys() - {loaded.id}))


def _placements(unit: UnitOfWork, cases: Iterable[str]) -> tuple[Pause, ...]:
    rows = (row for case in sorted(cases) for row in unit.records.list_standing(Pause, case=case))
    return tuple(row for row in rows if row.reason in NEEDS_POSITION)


def _homes(unit: UnitOfWork, loaded: LoadedCase, case: str) -> Iterator[str]:
    """Names of homes of a sibling's case; whoever takes part in this case is known by it."""
    theirs = load_case(unit, case, now=loaded.now)
    known = {row.party for row in loaded.participations}
    in_theirs = {row.party for row in theirs.participations}
    for party in hidden_homes(theirs):
        if party.id not in known and (party.id in in_theirs or _is_home(party)):
            yield party.name


def _is_home(party: Party) -> bool:
    return party.reveals_place or is_placement(party)
