"""Protected identity: opening asks a reason, once per session, and the log keeps it.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sspf_app.domain.facts import Person
from sspf_app.domain.reasons import need_reason
from sspf_app.services.access_lists import (
    is_listed,
    keep_listed,
    kept_apart,
    need_no_way_in,
    need_reachable,
    not_on_list,
    unlisted,
    unprotected_among,
)
from sspf_app.services.case_loading import load_case, with_persons
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protection_records import VariantState
from sspf_app.services.reason_names import check_no_name
from sspf_app.services.records import Action
from sspf_app.services.secret_beside import with_secrets_beside
from sspf_app.services.told_reference import listed_reference


def _told(unit: UnitOfWork, loaded: LoadedCase) -> str:
    young = loaded.header.young_person
    return listed_reference(unit, loaded.id, loaded.reference, young)


def protected_persons(unit: UnitOfWork) -> tuple[Person, ...]:
    """Every person with protected identity, by id."""
    return unit.records.list_of(Person, "id", unit.queries.protected())


class ProtectedAccess:
    """The protected persons a signed-in user has opened with a reason, until the vault locks.

    A case that names one opens for whoever is on its list alone, see ``access_lists``.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._opened: set[str] = set()

    def is_open(self, person: Person) -> bool:
        """Whether the person may be shown without asking."""
        return not person.is_protected or person.id in self._opened

    def is_case_open(self, unit: UnitOfWork, loaded: LoadedCase) -> bool:
        """Whether all of the case may be shown without asking."""
        if not loaded.protected:
            return True
        opened = all(self.is_open(person) for person in loaded.protected)
        return opened and is_listed(unit, loaded.id, self._desk.actor.user_id)

    def closed_cases(self, unit: UnitOfWork, cases: Iterable[str]) -> frozenset[str]:
        """Which of the cases name somebody protected and were not opened, or may not be.

        Naming is what opening a case asks about: taking part in a meeting is enough.
        """
        protected = unit.queries.protected()
        named = unit.queries.cases_naming(cases, protected) if protected else frozenset[str]()
        closed = self.closed_among(protected)
        if closed == protected or not named:
            return named
        waiting = unit.queries.cases_naming(named, closed) if closed else frozenset[str]()
        return waiting | self.unlisted(unit, named - waiting)

    def unlisted(self, unit: UnitOfWork, cases: Iterable[str]) -> frozenset[str]:
        """Which of the cases, each with somebody protected, the user is not on the list of."""
        return unlisted(unit, cases, self._desk.actor.user_id)

    def kept_apart(self, unit: UnitOfWork) -> frozenset[str]:
        """Persons who are in no list of the user: families of cases the user may not open."""
        return kept_apart(unit, self._desk.actor.user_id)

    def closed_persons(self, unit: UnitOfWork) -> frozenset[str]:
        """Of whom a question about words that were typed tells nothing but that somebody is named.

        Who is protected and was not opened with a reason, and the families of cases kept apart.
        """
        return self.closed_among(unit.queries.protected()) | self.kept_apart(unit)

    def closed_among(self, protected: frozenset[str]) -> frozenset[str]:
        """Who of these protected persons was not opened with a reason."""
        return protected - self._opened

    def shows(self, unit: UnitOfWork) -> Callable[[Person], bool]:
        """Whom lists show: nobody who was not opened, nor the family of a case kept apart."""
        apart = self.kept_apart(unit)
        return lambda person: self.is_open(person) and person.id not in apart

    def need_no_way_in(self, unit: UnitOfWork, before: Mapping[str, frozenset[str]]) -> None:
        """Refuse what would name somebody protected in a case they were not reached by before.

        Asked when it is written and not committed: a child, or another parent, is no door.

        Args:
            unit: The unit of work.
            before: By case, who was protected there; nobody in a case that is new.

        Raises:
            DomainError: ``not_on_list`` (case, id).
        """
        need_no_way_in(self._desk, unit, before)

    def forget(self) -> None:
        """Close what was opened, as the user is on a list no more."""
        self._opened.clear()

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
                it names nobody, as no list does; ``reason_says_nothing``;
                ``reason_names_somebody``; ``not_on_list`` (case, id) where the user may open no
                case that names the person, also one who is not protected.
        """
        persons = tuple(persons)
        for person in persons:
            if loaded is None or person.id not in loaded.persons:
                self.need_shown(unit, person.id)
        closed = [person for person in persons if not self.is_open(person)]
        if not closed:
            return
        for person in closed:
            self._need_reachable(unit, person)
        params = {} if loaded is None else {"case": _told(unit, loaded)}
        given = need_reason(reason, missing="reason_required", **params)
        check_no_name(given, persons if loaded is None else loaded.persons.values())
        for person in closed:
            case = None if loaded is None else loaded.id
            self._desk.log(unit, Action.OPEN, f"person:{person.id}", case=case, reason=given)
            self._opened.add(person.id)

    def need_listed(self, unit: UnitOfWork, loaded: LoadedCase) -> None:
        """Refuse a case with somebody protected to whoever is not on its list.

        Raises:
            DomainError: ``not_on_list`` (case, id).
        """
        if loaded.protected and not is_listed(unit, loaded.id, self._desk.actor.user_id):
            raise not_on_list(unit, loaded.id)

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
            DomainError: ``unknown_case``, ``not_on_list`` (case, id), ``reason_required`` (case),
                ``reason_says_nothing``, ``reason_names_somebody``.
        """
        own = load_case(unit, case, now=self._desk.now())
        self.need_listed(unit, own)
        loaded = with_secrets_beside(unit, with_persons(unit, own, persons))
        self.require(unit, loaded.protected, reason=reason, loaded=loaded)
        may_hide = loaded.protected or hiding_pauses(loaded)
        approval = unit.protection.approval(case) if may_hide else None
        if approval is not None and approval.state is VariantState.APPROVED:
            return replace(loaded, has_variant_approval=True)
        return loaded

    def naming(self, unit: UnitOfWork, case: str, persons: Iterable[str]) -> LoadedCase:
        """Read a case in which persons are about to be named who may not be of it yet.

        Where somebody protected is named there for the first time the user stays on its list.

        Raises:
            DomainError: as ``case``.
        """
        loaded = self.case(unit, case, persons=persons)
        if loaded.protected:  # nothing is written yet: so the case is as it was
            keep_listed(self._desk, unit, unprotected_among(self._desk, unit, (case,)))
        return loaded

    def need_of_reach(self, unit: UnitOfWork, person: str) -> None:
        """Refuse somebody whom the user may not open, with a reason or without.

        Raises:
            DomainError: ``not_on_list`` (case, id).
        """
        self.need_shown(unit, person)
        if person in unit.queries.protected():
            need_reachable(unit, person, self._desk.actor.user_id)

    def need_shown(self, unit: UnitOfWork, person: str) -> None:
        """Refuse somebody of a family whose cases the user may not open, also if not protected.

        Raises:
            DomainError: ``not_on_list`` (case, id).
        """
        closed = self._closing_family(unit, person)
        if closed:
            raise not_on_list(unit, min(closed))

    def _closing_family(self, unit: UnitOfWork, person: str) -> frozenset[str]:
        """Cases whose young person or guardian one is, where the user may open none of them."""
        cases = frozenset(one.case for one in unit.queries.cases_of((person,)))
        protected = unit.queries.protected() if cases else frozenset[str]()
        named = unit.queries.cases_naming(cases, protected) if protected else frozenset[str]()
        closed = self.unlisted(unit, named)
        return closed if closed == cases else frozenset()

    def _need_reachable(self, unit: UnitOfWork, person: Person) -> None:
        need_reachable(unit, person.id, self._desk.actor.user_id)
