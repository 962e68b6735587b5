"""Which case may be of a district: none whose district can tell where somebody lives in secret.

It is taken away by whatever makes a case such a case; and where none wrote anything in the case
itself, as when a sister is protected, no list tells it.

Source: sharing rules, section 6 (what places a protected person); decision 0122.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.errors import DomainError
from sspf_app.services.access_lists import cases_of_protected
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.district_records import CaseDistrict, District
from sspf_app.services.households import lives_with_protected, living_with
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.secret_beside import placed_in_secret, with_secrets_beside


def may_have_district(unit: UnitOfWork, loaded: LoadedCase) -> bool:
    """Whether nobody of the case or the household is protected, nor the child placed in secret."""
    is_kept_secret = loaded.protected or hiding_pauses(with_secrets_beside(unit, loaded))
    return not is_kept_secret and not lives_with_protected(unit, loaded)


def district_of(unit: UnitOfWork, loaded: LoadedCase) -> District | None:
    """The district of a case, where it may be of one."""
    row = unit.districts.of_case(loaded.id)
    if row is None or not may_have_district(unit, loaded):
        return None
    return next((one for one in unit.districts.districts() if one.id == row.district), None)


def take_away_district(unit: UnitOfWork, loaded: LoadedCase) -> None:
    """Let a case that may be of none be of none; of most cases one row is looked for."""
    if unit.districts.of_case(loaded.id) is not None and not may_have_district(unit, loaded):
        unit.districts.let_go(loaded.id)


def place_case(unit: UnitOfWork, loaded: LoadedCase, district: str) -> None:
    """Write which district a case is of; empty = none. The caller logs and commits.

    Raises:
        DomainError: ``unknown_district``; ``district_of_protected``; ``case_transferred``.
    """
    if not district:
        unit.districts.take_away(loaded.id)
        return
    if district not in {one.id for one in unit.districts.districts()}:
        raise DomainError("unknown_district")
    if not may_have_district(unit, loaded):
        raise DomainError("district_of_protected")
    unit.districts.place(CaseDistrict(case=loaded.id, district=district))


def hidden_districts(unit: UnitOfWork, cases: Iterable[str]) -> frozenset[str]:
    """Of which of these cases no list tells the district."""
    protected, placed = unit.queries.protected(), placed_in_secret(unit)
    if not protected:
        return placed
    apart = placed | cases_of_protected(unit) | _at_home_of(unit, protected)
    return apart | unit.queries.cases_naming(set(cases) - apart, protected)


def let_go_of_hidden(unit: UnitOfWork, cases: Iterable[str]) -> None:
    """Let these be of no district where no list tells it; the caller commits.

    Once whoever is protected is left out of a copy, nothing in it would hide the district.
    """
    for case in sorted(hidden_districts(unit, cases).intersection(cases)):
        unit.districts.let_go(case)


def _at_home_of(unit: UnitOfWork, protected: frozenset[str]) -> frozenset[str]:
    """Cases of whoever has an address of somebody protected, however it is written."""
    living = living_with(unit, protected)
    return frozenset(one.case for one in unit.queries.cases_of(living))
