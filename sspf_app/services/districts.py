"""Districts: the office's own list, and which one a case is of, so that its cases are told apart.

Nothing that leaves the office tells the district of a case, and no figure counts by it.
"""

from __future__ import annotations

from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.district_records import District
from sspf_app.services.district_rule import (
    district_of,
    hidden_districts,
    may_have_district,
    place_case,
)
from sspf_app.services.district_views import CaseDistricts, DistrictOfCase
from sspf_app.services.folding import as_name, same_words
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

_TOPICS = frozenset({Topic.CASES})


class Districts:
    """Use cases about districts, for the coordinator alone."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def in_use(self) -> tuple[District, ...]:
        """The districts that are offered, by name."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = _in_use(unit)
            unit.commit()
        return tuple(sorted(found, key=_by_name))

    def save(self, district: str | None, name: str, *, seen: str = "") -> Changes:
        """Add a district, or call one otherwise; its cases stay in it. ``new_id`` is its id.

        One that was ended is offered again when it is added anew.

        Args:
            district: Its id, or None.
            name: What it is called.
            seen: Version of the district that was shown; empty = none was.

        Raises:
            DomainError: ``district_name_required``, ``district_known``, ``unknown_district``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        called = as_name(name)
        if not called:
            raise DomainError("district_name_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            alike = [
                one
                for one in unit.districts.districts()
                if same_words(one.name) == same_words(called) and one.id != district
            ]
            if any(one.ended_at is None for one in alike):
                raise DomainError("district_known")
            if district is not None:
                found = _need(_in_use(unit), district)
                need_seen(found, seen)
                return self._put(unit, replace(found, name=called))
            made = alike[-1] if alike else District(id=self._desk.new_id("di"), name=called)
            return self._put(unit, replace(made, name=called, ended_at=None))

    def end(self, district: str) -> Changes:
        """Offer a district no more; cases that are of it stay so.

        Raises:
            DomainError: ``unknown_district``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(_in_use(unit), district)
            return self._put(unit, replace(found, ended_at=self._desk.now()))

    def bring_back(self, district: str) -> Changes:
        """Offer a district again.

        Raises:
            DomainError: ``unknown_district``, ``district_known``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(unit.districts.districts(), district)
            others = [one for one in _in_use(unit) if one.id != district]
            if same_words(found.name) in {same_words(one.name) for one in others}:
                raise DomainError("district_known")
            return self._put(unit, replace(found, ended_at=None))

    def of_cases(self) -> CaseDistricts:
        """Which case is of which district; a look at the list, which is logged, asks beside it."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            known = unit.districts.districts()
            if not known:
                return CaseDistricts()
            of_case = dict(unit.districts.of_cases())
            for case in hidden_districts(unit, of_case) & of_case.keys():
                del of_case[case]
        used = set(of_case.values())
        told = [one for one in known if one.ended_at is None or one.id in used]
        return CaseDistricts(
            names=tuple((one.id, one.name) for one in sorted(told, key=_by_name)), of_case=of_case
        )

    def of_case(self, case: str) -> DistrictOfCase:
        """The district of a case.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``not_on_list``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            may_have = may_have_district(unit, loaded)
            found = district_of(unit, loaded) if may_have else None
            self._desk.log(unit, Action.READ, f"case_district:{case}", case=case)
            unit.commit()
        if found is None:
            return DistrictOfCase(may_have=may_have)
        return DistrictOfCase(district=found.id, name=found.name)

    def choose(self, case: str, district: str, *, seen: str = "") -> Changes:
        """Say which district a case is of; empty = none.

        Args:
            case: Its id.
            district: Id of the district.
            seen: ``DistrictOfCase.version`` of what was shown; empty = none was.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``not_on_list``,
                ``unknown_district``, ``district_of_protected``, ``case_transferred``;
                ``record_changed_meanwhile``: it is another than the one shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = unit.districts.of_case(case)
            need_seen("" if row is None else row.district, seen)
            place_case(unit, loaded, district)
            self._desk.log(unit, Action.WRITE, f"case_district:{case}", case=case)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case}))

    def _put(self, unit: UnitOfWork, district: District) -> Changes:
        unit.districts.put(district)
        self._desk.log(unit, Action.WRITE, f"district:{district.id}")
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({district.id}), new_id=district.id)


def _in_use(unit: UnitOfWork) -> list[District]:
    return [one for one in unit.districts.districts() if one.ended_at is None]


def _need(districts: list[District] | tuple[District, ...], district: str) -> District:
    found = next((one for one in districts if one.id == district), None)
    if found is None:
        raise DomainError("unknown_district")
    return found


def _by_name(one: District) -> tuple[str, str]:
    return (one.name.casefold(), one.id)
