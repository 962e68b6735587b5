"""Districts and which one a case is of, in memory."""

from __future__ import annotations

from sspf_app.services.district_records import CaseDistrict, District
from tests.fakes.store import Store


class MemoryDistricts:
    """``DistrictRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, district: District) -> None:
        self._store.districts[district.id] = district

    def districts(self) -> tuple[District, ...]:
        return tuple(self._store.districts.values())

    def place(self, row: CaseDistrict) -> None:
        self._store.case_districts[row.case] = row

    def take_away(self, case: str) -> None:
        self._store.case_districts.pop(case, None)

    let_go = take_away

    def of_case(self, case: str) -> CaseDistrict | None:
        return self._store.case_districts.get(case)

    def of_cases(self) -> dict[str, str]:
        return {case: row.district for case, row in self._store.case_districts.items()}
