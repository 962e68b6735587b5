"""Who can approve: the unit manager in the program, or a decision on paper that is noted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Permission, roles_with
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What waits for a second person.

    Attributes:
        subject: What the log calls it.
        name: Who asked, as it was written then.
        user_id: Who asked, where the row keeps it.
    """

    case: str
    subject: str
    name: str
    user_id: str = ""


def has_unit_manager(unit: UnitOfWork, *, asker: str) -> bool:
    """Whether a unit manager uses this vault who is somebody else than the asker, as far as known.

    Args:
        unit: The unit of work.
        asker: Id of who asks.
    """
    return has_second_person(unit, asker=asker, permission=Permission.DECIDE)


def has_second_person(unit: UnitOfWork, *, asker: str, permission: Permission) -> bool:
    """Whether somebody else than the asker, as far as known, may approve in this vault.

    Somebody whose account the asker ended may not, and yet nothing opens on paper by it: then too
    the answer is yes (``ended_by_asker``).

    Args:
        unit: The unit of work.
        asker: Id of who asks.
        permission: What the approver needs.
    """
    return bool(second_persons(unit, asker=asker, permission=permission)) or bool(
        ended_by_asker(unit, asker=asker, permission=permission)
    )


def second_persons(
    unit: UnitOfWork, *, asker: str, permission: Permission = Permission.DECIDE
) -> list[User]:
    """Who approves in this vault what somebody asks, as ``is_another`` tells."""
    users, roles = unit.office.users(), roles_with(permission)
    return [
        user
        for user in users
        if user.role in roles and user.ended_at is None and is_another(users, user.id, asker=asker)
    ]


def ended_by_asker(
    unit: UnitOfWork, *, asker: str, permission: Permission = Permission.DECIDE
) -> tuple[User, ...]:
    """Whose ended accounts keep a decision on paper from somebody: those they ended.

    Nobody ends whoever is to approve and then notes an approval on paper. An account counts as
    ended by the asker until somebody who is another person, as far as known, has ended it, or has
    ended it once more.

    Args:
        unit: The unit of work.
        asker: Id of who asks, or of who notes what was decided.
        permission: What the approver needs.
    """
    users, roles = unit.office.users(), roles_with(permission)
    return tuple(
        user
        for user in users
        if user.role in roles
        and user.ended_at is not None
        and is_another(users, user.id, asker=asker)
        and all(is_tied(users, one, asker) for one in (user.ended_by, user.ended_also_by) if one)
    )


def is_tied(users: Iterable[User], one: str, other: str) -> bool:
    """Whether two accounts may be of one person: the same, or one of them comes from the other."""
    users = tuple(users)
    return not (is_another(users, one, asker=other) and is_another(users, other, asker=one))


def is_another(users: Iterable[User], approver: str, *, asker: str) -> bool:
    """Whether an account counts as that of a second person.

    Not one that comes from the asker: whose maker, or whoever set its password last, or the maker
    of one of these, however far back, is the asker; nor one of which somebody on that way is not
    known any more. Where somebody has signed on paper that one person alone has an account, and
    that person has chosen the password, the way back from it ends there.

    Nor an account that was opened with the recovery words, until somebody has signed whose it is:
    whoever has the words can open any.

    Nor does the account of the asker count as another's while the approver set its password last,
    or that of who did.

    Args:
        users: All users of the vault, ended ones too.
        approver: Id of who is to approve.
        asker: Id of who asked.
    """
    users = tuple(users)
    if approver == asker:
        return False
    if approver not in {user.id for user in users}:
        return True  # never so in a vault: whoever has no record cannot sign in
    return not may_be_of(users, approver, asker=asker) and not holds_password(
        users, approver, asker=asker
    )


def may_be_of(users: Iterable[User], account: str, *, asker: str) -> bool:
    """Whether an account may be that of the asker: the first half of ``is_another``.

    A paper by which somebody signs that one person alone has the account ends it.
    """
    known = {user.id: user for user in users}
    return known[account].recovered_at is not None or bool(
        {asker, ""} & _reached(known, account, _behind)
    )


def holds_password(users: Iterable[User], approver: str, *, asker: str) -> bool:
    """Whether an account set the password of another last, or that of who did.

    No paper about the approver ends it: the other chooses a password of their own.
    """
    known = {user.id: user for user in users}
    return approver in _reached(known, asker, lambda user: {user.password_by})


def way_back(users: Iterable[User], account: str) -> frozenset[str]:
    """Ids of everybody an account comes from: who made it or set its password, and so on."""
    known = {user.id: user for user in users}
    return frozenset(_reached(known, account, lambda user: {user.made_by, user.password_by}))


def _behind(user: User) -> set[str]:
    """Whose account it may be, seen from the account alone; empty = nobody knows."""
    if user.vouched_in and user.password_by == user.id:
        return set()
    return {user.made_by, user.password_by}


def _reached(
    known: Mapping[str, User], account: str, nearest: Callable[[User], set[str]]
) -> set[str]:
    """Every account on the ways back from one, itself left out."""
    found: set[str] = set()
    waiting = [account]
    while waiting:
        user = known.get(waiting.pop())
        if user is not None:
            new = nearest(user) - found - {user.id}
            found |= new
            waiting += new
    return found - {account}


def check_another(unit: UnitOfWork, approver: str, *, asker: str) -> None:
    """Whether an account counts as that of a second person, see ``is_another``.

    Raises:
        DomainError: ``account_of_asker`` (name): who asked.
    """
    users = unit.office.users()
    if not is_another(users, approver, asker=asker):
        name = next((user.name for user in users if user.id == asker), asker)
        raise DomainError("account_of_asker", name=name)


def check_paper_approval(
    unit: UnitOfWork,
    asked: Asked,
    *,
    decider: str,
    document: str,
    permission: Permission = Permission.DECIDE,
) -> None:
    """Whether an approval given on paper may be noted.

    Args:
        unit: The unit of work.
        asked: What waits.
        decider: Who decided.
        document: Where the paper is kept.
        permission: What somebody needs to approve it in the program.

    Raises:
        DomainError: ``manager_approves``: somebody else uses this vault and approves there;
            ``approver_was_ended`` (name): who asks ended that account;
            ``approval_incomplete``: who decided, or where it is kept, is missing;
            ``asker_unknown``.
    """
    asker = asker_of(unit, asked)
    if second_persons(unit, asker=asker, permission=permission):
        raise DomainError("manager_approves")
    check_not_ended_by(unit, asker, permission=permission)
    if not decider.strip() or not document.strip():
        raise DomainError("approval_incomplete")


def check_not_ended_by(
    unit: UnitOfWork, asker: str, *, permission: Permission = Permission.DECIDE
) -> None:
    """Whether paper is open to somebody, see ``ended_by_asker``.

    Raises:
        DomainError: ``approver_was_ended`` (name).
    """
    for user in ended_by_asker(unit, asker=asker, permission=permission):
        raise DomainError("approver_was_ended", name=user.name)


def check_two_persons(
    unit: UnitOfWork,
    asked: Asked,
    *,
    actor: Actor,
    decider: str = "",
    permission: Permission = Permission.DECIDE,
) -> None:
    """Whoever asked does not approve, nor does whoever notes an approval on paper.

    A user is known by id: another role or another name makes nobody another person, nor does an
    account of one's own making (``is_another``). Who decided on paper is known by name alone, and
    is none of the names of who asked, nor of who notes it.

    Args:
        unit: The unit of work.
        asked: What waits.
        actor: Who decides, or notes what was decided.
        decider: Who decided on paper; empty where the actor decides.
        permission: What somebody needs to approve it in the program.

    Raises:
        DomainError: ``approved_by_self``; ``account_of_asker`` (name); ``asker_unknown``: no log
            line tells who asked; ``approver_was_ended`` (name): by who asked, or who notes it.
    """
    asker = asker_of(unit, asked)
    if not decider:
        if actor.user_id == asker:
            raise DomainError("approved_by_self")
        check_another(unit, actor.user_id, asker=asker)
        return
    for one in (asker, actor.user_id):
        check_not_ended_by(unit, one, permission=permission)
    names = {user.name for user in unit.office.users() if user.id in (asker, actor.user_id)}
    if any(is_same_name(decider, one) for one in (*names, asked.name, actor.name)):
        raise DomainError("approved_by_self")


def asker_of(unit: UnitOfWork, asked: Asked) -> str:
    """Id of who wrote it last: it waits, so that was the asking.

    Raises:
        DomainError: ``asker_unknown``.
    """
    if asked.user_id:
        return asked.user_id
    for line in unit.journal.entries(limit=_MANY, case=asked.case):
        if line.action is Action.WRITE and line.subject == asked.subject:
            return line.user_id
    raise DomainError("asker_unknown")


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one, however they are spaced and capitalised."""
    return _spelled(one) == _spelled(other)


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


_MANY = 20_000
"""So far back the line of the asking is looked for in the log of the case."""
