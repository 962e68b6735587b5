"""What districts need from storage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sspf_app.services.district_records import CaseDistrict, District


class DistrictRecords(Protocol):
    """The districts of the office, and which one a case is of.

    Which one a case was of is in no history: it may have to be gone once somebody is protected.
    """

    def put(self, district: District) -> None: ...
    def districts(self) -> tuple[District, ...]:
        """Every district, ended ones too, in order of entry."""
        ...

    def place(self, row: CaseDistrict) -> None:
        """Write which district a case is of, in place of another.

        Raises:
            DomainError: ``case_transferred`` (office): the case is read only here.
        """
        ...

    def take_away(self, case: str) -> None:
        """Let a case be of none; one that is of none stays so.

        Raises:
            DomainError: as ``place``.
        """
        ...

    def let_go(self, case: str) -> None:
        """The same, because somebody is protected: of a case that is read only here too."""
        ...

    def of_case(self, case: str) -> CaseDistrict | None:
        """Which district a case is of."""
        ...

    def of_cases(self) -> Mapping[str, str]:
        """Id of the district of each case that is of one."""
        ...
