"""The districts of the office, and which one a case is of."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from sspf_app.services.district_records import CaseDistrict, District
from sspf_app.storage.mapping import CASE_DISTRICTS, DISTRICTS, undamaged
from sspf_app.storage.transaction import Transaction


class SqlDistrictRecords:
    """``services.district_ports.DistrictRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, district: District) -> None:
        """Write a district, new or known by ``id``."""
        self._transaction.put(DISTRICTS, district)

    def districts(self) -> tuple[District, ...]:
        """See ``DistrictRecords.districts``."""
        return self._transaction.rows(DISTRICTS)

    def place(self, row: CaseDistrict) -> None:
        """See ``DistrictRecords.place``."""
        self._transaction.need_unlocked(row.case)
        self._transaction.put(CASE_DISTRICTS, row, with_history=False)

    def take_away(self, case: str) -> None:
        """See ``DistrictRecords.take_away``."""
        self._transaction.need_unlocked(case)
        self.let_go(case)

    def let_go(self, case: str) -> None:
        """See ``DistrictRecords.let_go``."""
        self._transaction.remove(CASE_DISTRICTS, with_history=False, case_id=case)

    def of_case(self, case: str) -> CaseDistrict | None:
        """See ``DistrictRecords.of_case``."""
        return self._transaction.row(CASE_DISTRICTS, case_id=case)

    def of_cases(self) -> Mapping[str, str]:
        """See ``DistrictRecords.of_cases``: two columns, whatever the number of cases."""
        rows = undamaged(self._transaction.connection.execute(_OF_CASES))
        return dict((case, district) for case, district in rows)


_OF_CASES = select(CASE_DISTRICTS.table.c.case_id, CASE_DISTRICTS.table.c.district)
