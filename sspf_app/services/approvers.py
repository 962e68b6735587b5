"""Who can approve: the unit manager in the program, or a decision on paper that is noted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Role
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
    users = unit.office.users()
    return any(
        user.role is Role.UNIT_MANAGER
        and user.ended_at is None
        and is_another(users, user.id, asker=asker)
        for user in users
    )


def is_another(users: Iterable[User], approver: str, *, asker: str) -> bool:
    """Whether an account counts as that of a second person.

    Not one that the asker made, or whose password the asker set last; nor one made by an account
    whose password the asker set last, however far back; nor one of which nobody knows who made it.
    Nor does the account of the asker count as another's while the approver set its password last.
    What an asker does under the name of somebody else stands in the log and is not told apart.

    Args:
        users: All users of the vault, ended ones too.
        approver: Id of who is to approve.
        asker: Id of who asked.
    """
    known = {user.id: user for user in users}
    own, other = known.get(approver), known.get(asker)
    if own is None:  # never so in a vault: whoever has no record cannot sign in
        return approver != asker
    if approver == asker or (other is not None and other.password_by == approver):
        return False
    if asker in (own.made_by, own.password_by) or not own.made_by:
        return False
    seen = {approver, asker}
    maker = known.get(own.made_by)
    while maker is not None and maker.id not in seen:
        if maker.password_by == asker:
            return False
        seen.add(maker.id)
        maker = known.get(maker.made_by)
    return True


def check_another(unit: UnitOfWork, approver: str, *, asker: str) -> None:
    """Whether an account counts as that of a second person, see ``is_another``.

    Raises:
        DomainError: ``account_of_asker`` (name): who asked.
    """
    users = unit.office.users()
    if not is_another(users, approver, asker=asker):
        name = next((user.name for user in users if user.id == asker), asker)
        raise DomainError("account_of_asker", name=name)


def check_paper_approval(unit: UnitOfWork, asked: Asked, *, decider: str, document: str) -> None:
    """Whether an approval given on paper may be noted.

    Raises:
        DomainError: ``manager_approves``: a unit manager uses this vault and approves there;
            ``approval_incomplete``: who decided, or where it is kept, is missing;
            ``asker_unknown``.
    """
    if has_unit_manager(unit, asker=asker_of(unit, asked)):
        raise DomainError("manager_approves")
    if not decider.strip() or not document.strip():
        raise DomainError("approval_incomplete")


def check_two_persons(unit: UnitOfWork, asked: Asked, *, actor: Actor, decider: str = "") -> None:
    """Whoever asked does not approve, nor does whoever notes an approval on paper.

    A user is known by id: another role or another name makes nobody another person, nor does an
    account of one's own making (``is_another``). Who decided on paper is known by name alone, and
    is none of the names of who asked, nor of who notes it.

    Args:
        unit: The unit of work.
        asked: What waits.
        actor: Who decides, or notes what was decided.
        decider: Who decided on paper; empty where the actor decides.

    Raises:
        DomainError: ``approved_by_self``; ``account_of_asker`` (name); ``asker_unknown``: no log
            line tells who asked.
    """
    asker = asker_of(unit, asked)
    if not decider:
        if actor.user_id == asker:
            raise DomainError("approved_by_self")
        check_another(unit, actor.user_id, asker=asker)
        return
    names = {user.name for user in unit.office.users() if user.id in (asker, actor.user_id)}
    if _spelled(decider) in {_spelled(one) for one in (*names, asked.name, actor.name)}:
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


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


_MANY = 20_000
"""So far back the line of the asking is looked for in the log of the case."""
