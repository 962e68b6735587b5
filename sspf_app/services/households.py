"""Whom a protected person lives with: what places one of a household places the other.

Source: sharing rules, section 6 (no address of a protected person in any print towards anyone).
"""

from __future__ import annotations

import re

from sspf_app.domain.facts import Custody, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.folding import plain
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.standing_rows import standing

_AFTER_STREET = re.compile(r"[,;\n]|\blgh\b|\bc/o\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LIKE_A_STREET = re.compile(r"[^\W\d]+\d")
_POST = re.compile(r"se?\d{5}")
_FIGURES = re.compile(r"\d+", re.ASCII)


def is_home_of_protected(unit: UnitOfWork, *addresses: str | None) -> bool:
    """Whether one of these addresses is that of somebody protected, however it is written.

    Streets are compared, without flat and town: a house too many is the safe way to be wrong.
    """
    homes = frozenset[str]().union(*map(_streets, addresses))
    return bool(homes) and not homes.isdisjoint(_homes_of(unit, unit.queries.protected()))


def living_with(unit: UnitOfWork, protected: frozenset[str]) -> frozenset[str]:
    """Everybody at the home of one of these, as ``is_home_of_protected`` tells homes."""
    homes = _homes_of(unit, protected)
    if not homes:
        return homes
    numbers = {max(_FIGURES.findall(home), key=len, default="") for home in homes}
    near = unit.queries.addresses_with(numbers)
    return frozenset(one for one, at in near.items() if not homes.isdisjoint(_streets(at)))


def family_of(unit: UnitOfWork, person: str) -> frozenset[str]:
    """Who has custody of a person, and the other children they have custody of."""
    holders = {row.holder for row in unit.records.list_of(Custody, "child", (person,))}
    children = {row.child for row in unit.records.list_of(Custody, "holder", holders)}
    return frozenset((holders | children) - {person})


def would_be_found_by(unit: UnitOfWork, person: Person) -> bool:
    """Whether what places this person places somebody protected too.

    So it is at the same home; and of a child with whose guardian, or sibling, it is.
    """
    protected = unit.queries.protected()
    return bool(protected) and (
        is_home_of_protected(unit, person.address)
        or not family_of(unit, person.id).isdisjoint(protected)
    )


def lives_with_protected(unit: UnitOfWork, loaded: LoadedCase) -> bool:
    """Whether a sibling, or somebody at the same address, is protected.

    A protection is a warning for the whole household: what places one of them places the other.
    """
    young = loaded.header.young_person
    custody = standing(loaded.facts.custody_by_child.get(young, ()))
    holders = {row.holder for row in custody}
    members = [loaded.persons[one] for one in (young, *holders) if one in loaded.persons]
    return unit.queries.has_protected_family(holders) or is_home_of_protected(
        unit, *(row.address for row in members)
    )


def streets_in(address: str | None) -> tuple[str, ...]:
    """What looks like a street with its number, as it is written there.

    Before the street somebody's name may stand, as in "c/o Berg, Storgatan 5".
    """
    parts = (one.strip() for one in _AFTER_STREET.split(address or ""))
    return tuple(
        one for one in parts if _LIKE_A_STREET.match(_folded(one)) and not _POST.match(_folded(one))
    )


def _homes_of(unit: UnitOfWork, persons: frozenset[str]) -> frozenset[str]:
    rows = unit.records.list_of(Person, "id", sorted(persons))
    return frozenset[str]().union(*(_streets(row.address) for row in rows))


def _streets(address: str | None) -> frozenset[str]:
    """The streets, folded; what stands first is one, also without a number."""
    first = next((one for one in _AFTER_STREET.split(address or "") if one.strip()), "")
    return frozenset(map(_folded, (first, *streets_in(address)))) - {""}


def _folded(part: str) -> str:
    return "".join(_WORD.findall(plain(part)))
