"""Protected identity: opening asks a reason, once per session, and the log keeps it.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.facts import Person
from sspf_app.domain.reasons import need_reason
from sspf_app.services.case_reading import LoadedCase, load_case, with_persons
from sspf_app.services.desk import Desk
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protection_records import VariantState
from sspf_app.services.records import Action


def protected_persons(unit: UnitOfWork) -> tuple[Person, ...]:
    """Every person with protected identity, by id."""
    return unit.records.list_of(Person, "id", unit.queries.protected())


class ProtectedAccess:
    """The protected persons a signed-in user has opened with a reason, until the vault locks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._opened: set[str] = set()

    def is_open(self, person: Person) -> bool:
        """Whether the person may be shown without asking."""
        return not person.is_protected or person.id in self._opened

    def is_case_open(self, loaded: LoadedCase) -> bool:
        """Whether all of the case may be shown without asking."""
        return all(self.is_open(person) for person in loaded.protected)

    def closed_cases(self, unit: UnitOfWork, cases: Iterable[str]) -> frozenset[str]:
        """Which of the cases name somebody protected who was not opened with a reason.

        Naming is what opening a case asks about: taking part in a meeting is enough.
        """
        closed = self.closed_persons(unit)
        return unit.queries.cases_naming(cases, closed) if closed else frozenset()

    def closed_persons(self, unit: UnitOfWork) -> frozenset[str]:
        """Everybody who is protected and was not opened with a reason."""
        return self.closed_among(unit.queries.protected())

    def closed_among(self, protected: frozenset[str]) -> frozenset[str]:
        """Who of these protected persons was not opened with a reason."""
        return protected - self._opened

    def require(
        self,
        unit: UnitOfWork,
        persons: Iterable[Person],
        *,
        reason: str,
        loaded: LoadedCase | None = None,
    ) -> None:
        """Ask for a reason where a protected person was not opened yet, and log it.

        Raises:
            DomainError: ``reason_required`` with the reference of the case, where there is one;
                it names nobody, as no list does; ``reason_says_nothing``.
        """
        closed = [person for person in persons if not self.is_open(person)]
        if not closed:
            return
        params = {} if loaded is None else {"case": loaded.reference}
        given = need_reason(reason, missing="reason_required", **params)
        for person in closed:
            case = None if loaded is None else loaded.id
            self._desk.log(unit, Action.OPEN, f"person:{person.id}", case=case, reason=given)
            self._opened.add(person.id)

    def case(
        self, unit: UnitOfWork, case: str, *, reason: str = "", persons: Iterable[str] = ()
    ) -> LoadedCase:
        """Read a case; asks for a reason where somebody in it has protected identity.

        Args:
            unit: The unit of work.
            case: Case id.
            reason: Why a protected person is opened; not needed twice in a session.
            persons: Others the use case names, who may not be of the case yet.

        Raises:
            DomainError: ``unknown_case``, ``reason_required`` (case), ``reason_says_nothing``.
        """
        loaded = with_persons(unit, load_case(unit, case, now=self._desk.now()), persons)
        self.require(unit, loaded.protected, reason=reason, loaded=loaded)
        may_hide = loaded.protected or hiding_pauses(loaded)
        approval = unit.protection.approval(case) if may_hide else None
        if approval is not None and approval.state is VariantState.APPROVED:
            return replace(loaded, has_variant_approval=True)
        return loaded
