"""Everything recorded as one whole, grouped as the decision asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from typing import TypeVar

from sspf_app.domain.facts import (
    Case,
    CaseRow,
    Closing,
    Consent,
    Custody,
    HinderedException,
    Item,
    LegalDisclosure,
    Maturity,
    Meeting,
    Note,
    Participation,
    Party,
    Pause,
    Person,
    PolicyRow,
    Purpose,
    Request,
    Withdrawal,
    YouthOnly,
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything recorded: shared rows, and the rows of one or more cases.

    Attributes:
        zone: Rules of local time, Europe/Stockholm; handed in, because the domain reads no files.
    """

    zone: tzinfo
    policy: tuple[PolicyRow, ...] = ()
    parties: tuple[Party, ...] = ()
    persons: tuple[Person, ...] = ()
    custody: tuple[Custody, ...] = ()
    cases: tuple[Case, ...] = ()
    closings: tuple[Closing, ...] = ()
    pauses: tuple[Pause, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    participations: tuple[Participation, ...] = ()
    maturity: tuple[Maturity, ...] = ()
    exceptions: tuple[HinderedException, ...] = ()
    youth_only: tuple[YouthOnly, ...] = ()
    requests: tuple[Request, ...] = ()
    consents: tuple[Consent, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    items: tuple[Item, ...] = ()
    legal_disclosures: tuple[LegalDisclosure, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def persons_by_id(self) -> dict[str, tuple[Person, ...]]:
        """All rows of each person, replaced ones too."""
        return _grouped((person.id, person) for person in self.persons)

    @cached_property
    def custody_by_child(self) -> dict[str, tuple[Custody, ...]]:
        """All custody rows of each child, replaced ones too."""
        return _grouped((relation.child, relation) for relation in self.custody)

    @cached_property
    def by_case(self) -> dict[str, CaseRows]:
        """The rows of each case, replaced ones too."""
        headers = _grouped((case.id, case) for case in self.cases)
        closings = _by_case(self.closings)
        pauses = _by_case(self.pauses)
        participations = _by_case(self.participations)
        maturity = _by_case(self.maturity)
        exceptions = _by_case(self.exceptions)
        youth_only = _by_case(self.youth_only)
        requests = _by_case(self.requests)
        consents = _by_case(self.consents)
        withdrawals = _by_case(self.withdrawals)
        return {
            case: CaseRows(
                headers=rows,
                closings=closings.get(case, ()),
                pauses=pauses.get(case, ()),
                participations=participations.get(case, ()),
                maturity=maturity.get(case, ()),
                exceptions=exceptions.get(case, ()),
                youth_only=youth_only.get(case, ()),
                requests=requests.get(case, ()),
                consents=consents.get(case, ()),
                withdrawals=withdrawals.get(case, ()),
            )
            for case, rows in headers.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRows:
    """The rows of one case that the decision asks for."""

    headers: tuple[Case, ...] = ()
    closings: tuple[Closing, ...] = ()
    pauses: tuple[Pause, ...] = ()
    participations: tuple[Participation, ...] = ()
    maturity: tuple[Maturity, ...] = ()
    exceptions: tuple[HinderedException, ...] = ()
    youth_only: tuple[YouthOnly, ...] = ()
    requests: tuple[Request, ...] = ()
    consents: tuple[Consent, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


NO_CASE_ROWS = CaseRows()


_RowT = TypeVar("_RowT")


def _grouped(pairs: Iterable[tuple[str, _RowT]]) -> dict[str, tuple[_RowT, ...]]:
    groups: dict[str, list[_RowT]] = {}
    for key, row in pairs:
        groups.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in groups.items()}


_CaseRowT = TypeVar("_CaseRowT", bound=CaseRow)


def _by_case(rows: Iterable[_CaseRowT]) -> dict[str, tuple[_CaseRowT, ...]]:
    return _grouped((row.case, row) for row in rows)
