"""Who may open a case in which somebody has protected identity: the list that every way asks.

Whoever handles the case is on it; others are put there, and anybody can be taken off. Nothing here
opens a case past the list.

Source: sharing rules, section 6; SoLPuL (2001:454) 10 § (access by need).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, CaseRow, Custody, Person
from sspf_app.services.actors import Permission, roles_with
from sspf_app.services.case_loading import load_case
from sspf_app.services.desk import Desk
from sspf_app.services.note_access import staff_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protection_records import AccessState, CaseAccess
from sspf_app.services.records import Action
from sspf_app.services.told_reference import listed_reference


def listed_users(unit: UnitOfWork, case: str) -> frozenset[str]:
    """Ids of the accounts that may open the case, ended ones too."""
    rows = unit.protection.accesses(case)
    ended = {one.user for one in rows if one.is_ended}
    return (staff_of(unit, case) - ended) | {one.user for one in rows if _gives(one)}


def active_users(unit: UnitOfWork, case: str) -> frozenset[str]:
    """Of these, whoever can open the case today: an account that is in use, and reads cases."""
    roles = roles_with(Permission.READ_CASES)
    able = {one.id for one in unit.office.users() if one.ended_at is None and one.role in roles}
    return listed_users(unit, case) & able


def is_listed(unit: UnitOfWork, case: str, user: str) -> bool:
    """Whether an account may open the case."""
    return not unlisted(unit, (case,), user)


def unlisted(unit: UnitOfWork, cases: Iterable[str], user: str) -> frozenset[str]:
    """Which of these cases, each with somebody protected, an account may not open."""
    cases = frozenset(cases)
    if not cases:
        return cases
    rows = unit.protection.accesses_of(user)
    closed = cases - {one.case for one in rows if _gives(one)}
    ended = closed & {one.case for one in rows if one.is_ended}
    left = closed - ended
    handled = unit.notes.handled(left)
    return ended | {one for one in left if user not in handled.get(one, ())}


def cases_around(unit: UnitOfWork, person: str) -> frozenset[str]:
    """Cases that name a person, or in which they are the young person or a guardian."""
    own = {one.case for one in unit.queries.cases_of((person,))}
    return frozenset(own.union(unit.merges.cases_naming(person)))


def cases_ever(
    unit: UnitOfWork, person: str, *, but: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Cases around a person; where there is none, those that named them once, or a child of theirs.

    A row that was replaced makes a case ask for its list as well, see ``Queries.cases_naming``.

    Args:
        unit: The unit of work.
        person: Their id.
        but: Cases that are not asked.
    """
    around = cases_around(unit, person) - but
    if around:
        return around
    every = {row.id for row in unit.records.list_standing(Case)} - but
    return unit.queries.cases_naming(every, (person,))


def cases_beside(unit: UnitOfWork, holder: str) -> frozenset[str]:
    """Cases that name a child in somebody's custody: such a case names the holder too."""
    children = {row.child for row in unit.records.list_of(Custody, "holder", (holder,))}
    return frozenset(case for child in children for case in cases_around(unit, child))


def cases_of_protected(unit: UnitOfWork) -> frozenset[str]:
    """Cases of a young person who is protected, or who has a guardian or sibling that is.

    A case may name somebody protected in other ways; that is asked about the single case.
    """
    protected = unit.queries.protected()
    return frozenset(_young_of_protected(unit, protected))


def kept_apart(unit: UnitOfWork, user: str) -> frozenset[str]:
    """Persons whom no list shows to an account: the families of cases it may not open.

    Somebody who also is the young person or a guardian in another case is shown.
    """
    protected = unit.queries.protected()
    young_in = _young_of_protected(unit, protected)
    closed = unlisted(unit, unit.queries.cases_naming(young_in, protected), user)
    if not closed:
        return frozenset()
    young = {young_in[one] for one in closed}
    family = young | unit.queries.holders_of(young)
    held = unit.queries.cases_held(family)
    elsewhere = {person for person, case in held if case not in closed}
    return frozenset(family - elsewhere)


def _young_of_protected(unit: UnitOfWork, protected: frozenset[str]) -> Mapping[str, str]:
    """By case, its young person, where that is somebody protected or a child beside one."""
    if not protected:
        return {}
    return unit.queries.young_in(protected | unit.queries.children_beside(protected))


def reachable(unit: UnitOfWork, persons: Iterable[str], user: str) -> frozenset[str]:
    """Who of these protected persons an account may open at all.

    A person is opened through a case one may open; whoever is in none, by anybody.
    """
    return frozenset(one for one in persons if not _closing(unit, one, user))


def need_reachable(unit: UnitOfWork, person: str, user: str) -> None:
    """Refuse a protected person whose cases an account may not open.

    Raises:
        DomainError: ``not_on_list`` (case, id).
    """
    closed = _closing(unit, person, user)
    if closed:
        raise not_on_list(unit, min(closed))


def protected_in(desk: Desk, unit: UnitOfWork, cases: Iterable[str]) -> dict[str, frozenset[str]]:
    """By case, who is protected there now; nobody in a case that is not there."""
    found: dict[str, frozenset[str]] = {}
    cases = tuple(cases)
    # Only cases that name somebody protected are read: a list of a thousand rows makes as many.
    named = unit.queries.cases_naming(cases, unit.queries.protected())
    for case in cases:
        is_there = case in named and unit.records.standing(Case, case) is not None
        rows = load_case(unit, case, now=desk.now()).protected if is_there else ()
        found[case] = frozenset(row.id for row in rows)
    return found


def protected_before(
    desk: Desk, unit: UnitOfWork, rows: Iterable[object]
) -> dict[str, frozenset[str]]:
    """Who is protected in the cases that rows concern which are about to be written."""
    cases: set[str] = set()
    if unit.queries.protected():
        rows = tuple(rows)
        new = _not_recorded(unit, (row.id for row in rows if isinstance(row, Person)))
        for row in rows:
            if isinstance(row, Case):
                cases.add(row.id)
            elif isinstance(row, CaseRow):
                cases.add(row.case)
            elif isinstance(row, Custody) and row.child not in new:
                cases |= cases_around(unit, row.child)
    return protected_in(desk, unit, cases)


def _not_recorded(unit: UnitOfWork, persons: Iterable[str]) -> frozenset[str]:
    """Who of these is not recorded yet, and so in no case."""
    asked = frozenset(persons)
    return asked - {row.id for row in unit.records.list_of(Person, "id", asked)}


def need_no_way_in(desk: Desk, unit: UnitOfWork, before: Mapping[str, frozenset[str]]) -> None:
    """Refuse what is written where it names somebody protected who is out of the user's reach.

    They are reached by the cases that named them before; where those are all closed to the user,
    no other case becomes a door: by a child of theirs, by the other parent, by a sibling.

    Args:
        desk: The desk.
        unit: The unit of work, in which it is written and not committed.
        before: By case, who was protected there before.

    Raises:
        DomainError: ``not_on_list`` (case, id).
    """
    added: dict[str, set[str]] = {}
    for case, there in protected_in(desk, unit, before).items():
        for person in there - before[case]:
            added.setdefault(person, set()).add(case)
    for person in sorted(added):
        new = frozenset(added[person])
        named = cases_ever(unit, person, but=new) | (cases_beside(unit, person) - new)
        closed = unlisted(unit, named, desk.actor.user_id)
        if closed and closed == named:
            raise not_on_list(unit, min(closed))


def not_on_list(unit: UnitOfWork, case: str) -> DomainError:
    """What whoever is not on the list of a case is told: its reference, and its id to ask by."""
    header = unit.records.standing(Case, case)
    if header is None:
        return DomainError("unknown_case", case=case)
    given = header.reference or header.id
    told = listed_reference(unit, header.id, given, header.young_person)
    return DomainError("not_on_list", case=told, id=case)


def _closing(unit: UnitOfWork, person: str, user: str) -> frozenset[str]:
    """The cases that name a person, where an account may open none of them."""
    named = cases_ever(unit, person)
    closed = unlisted(unit, named, user)
    return closed if closed == named else frozenset()


def unprotected_among(desk: Desk, unit: UnitOfWork, cases: Iterable[str]) -> tuple[str, ...]:
    """Cases in which nobody is protected yet, before somebody of them becomes so."""
    now = desk.now()
    return tuple(one for one in sorted(cases) if not load_case(unit, one, now=now).protected)


def keep_listed(desk: Desk, unit: UnitOfWork, cases: Iterable[str]) -> None:
    """Put the user on the list of cases that get one by what the user writes.

    Whoever could open such a case a moment ago, and says that somebody there is protected, does not
    lose it by saying so. Its district is gone from then on. The caller commits.
    """
    user, now = desk.actor.user_id, desk.now()
    cases = frozenset(cases)
    for case in sorted(cases):
        if unit.districts.of_case(case) is not None:
            unit.districts.let_go(case)
            desk.log(unit, Action.WRITE, f"case_district:{case}", case=case)
    for case in sorted(unlisted(unit, cases, user)):
        unit.protection.put_access(
            CaseAccess(
                case=case,
                user=user,
                state=AccessState.GIVEN,
                why="",
                asked_at=now,
                asked_by=user,
                decided_at=now,
            )
        )
        desk.log(unit, Action.WRITE, f"case_access:{user}", case=case)


def _gives(row: CaseAccess) -> bool:
    return row.state is AccessState.GIVEN
