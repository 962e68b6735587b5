"""Who can approve: the unit manager in the program, or a decision on paper that is noted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Permission, roles_with
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, User
from sspf_app.services.whose_account import (
    is_another,
    is_tied,
    might_be_another,
    opened_with_words,
    was_recovered,
    why_not_another,
)


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

    Somebody whose account the asker ended may not, nor somebody whose account the recovery words
    opened, and yet nothing opens on paper by it: then too the answer is yes (``ended_by_asker``,
    ``in_doubt``).

    Args:
        unit: The unit of work.
        asker: Id of who asks.
        permission: What the approver needs.
    """
    return any(
        found(unit, asker=asker, permission=permission)
        for found in (second_persons, in_doubt, ended_by_asker)
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


def in_doubt(
    unit: UnitOfWork, *, asker: str, permission: Permission = Permission.DECIDE
) -> tuple[User, ...]:
    """Accounts opened with the recovery words that keep a decision on paper from somebody.

    Whoever may see to the vault can have new words made, and open the account of whoever approves:
    it is no second person then (``is_another``), and that opens no way on paper. Nor does opening
    another account to ask with, beside whom nobody approves. Somebody signs whose it is, and who
    approves does so in the program.

    Args:
        unit: The unit of work.
        asker: Id of who asks, or of who notes what was decided.
        permission: What the approver needs.
    """
    users, roles = unit.office.users(), roles_with(permission)
    approving = [user.id for user in users if user.role in roles and user.ended_at is None]
    found = [user for one in approving for user in opened_with_words(users, one)]
    if any(might_be_another(users, one, beside=asker) for one in approving):
        found += [user for user in users if user.id == asker and was_recovered(users, asker)]
    return tuple(dict.fromkeys(found))


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
        and might_be_another(users, user.id, beside=asker)
        and all(is_tied(users, one, asker) for one in (user.ended_by, user.ended_also_by) if one)
    )


def check_another(unit: UnitOfWork, approver: str, *, asker: str) -> None:
    """Whether an account counts as that of a second person, see ``is_another``.

    Raises:
        DomainError: as ``why_not_another``.
    """
    refusal = why_not_another(unit.office.users(), approver, asker=asker)
    if refusal is not None:
        raise refusal


def check_own_decision(unit: UnitOfWork, actor: Actor) -> None:
    """Whether somebody may decide what takes one person, and holds for everybody.

    Whoever opened the manager's account with the recovery words sets no rules with it, enters no
    manager's key and signs no review of the log.

    Args:
        unit: The unit of work.
        actor: Who decides.

    Raises:
        DomainError: ``account_was_recovered`` (name): nobody has signed since whose it is.
    """
    users = unit.office.users()
    if was_recovered(users, actor.user_id):
        raise DomainError("account_was_recovered", name=actor.name)


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
            what ``check_paper_open`` raises;
            ``approval_incomplete``: who decided, or where it is kept, is missing;
            ``asker_unknown``.
    """
    asker = asker_of(unit, asked)
    if second_persons(unit, asker=asker, permission=permission):
        raise DomainError("manager_approves")
    check_paper_open(unit, asker, permission=permission)
    if not decider.strip() or not document.strip():
        raise DomainError("approval_incomplete")


def check_paper_open(
    unit: UnitOfWork, asker: str, *, permission: Permission = Permission.DECIDE
) -> None:
    """Whether paper is open to somebody, see ``in_doubt`` and ``ended_by_asker``.

    Raises:
        DomainError: ``account_was_recovered`` (name); ``approver_was_ended`` (name): who asks, or
            notes, ended that account.
    """
    for user in in_doubt(unit, asker=asker, permission=permission):
        raise DomainError("account_was_recovered", name=user.name)
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
        DomainError: ``approved_by_self``; ``asker_unknown``: no log line tells who asked; what
            ``check_another`` raises, or ``check_paper_open`` for who asked and who notes it.
    """
    asker = asker_of(unit, asked)
    if not decider:
        if actor.user_id == asker:
            raise DomainError("approved_by_self")
        check_another(unit, actor.user_id, asker=asker)
        return
    for one in (asker, actor.user_id):
        check_paper_open(unit, one, permission=permission)
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
