"""Who can approve: the unit manager in the program, or a decision on paper that is noted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Role
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action


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


def has_unit_manager(unit: UnitOfWork) -> bool:
    """Whether a unit manager uses this vault."""
    return any(
        user.role is Role.UNIT_MANAGER and user.ended_at is None for user in unit.office.users()
    )


def check_paper_approval(unit: UnitOfWork, *, decider: str, document: str) -> None:
    """Whether an approval given on paper may be noted.

    Raises:
        DomainError: ``manager_approves``: a unit manager uses this vault and approves there;
            ``approval_incomplete``: who decided, or where it is kept, is missing.
    """
    if has_unit_manager(unit):
        raise DomainError("manager_approves")
    if not decider.strip() or not document.strip():
        raise DomainError("approval_incomplete")


def check_two_persons(unit: UnitOfWork, asked: Asked, *, actor: Actor, decider: str = "") -> None:
    """Whoever asked does not approve, nor does whoever notes an approval on paper.

    A user is known by id: another role or another name makes nobody another person. Who decided on
    paper is known by name alone, and is none of the names of who asked, nor of who notes it.

    Args:
        unit: The unit of work.
        asked: What waits.
        actor: Who decides, or notes what was decided.
        decider: Who decided on paper; empty where the actor decides.

    Raises:
        DomainError: ``approved_by_self``; ``asker_unknown``: no log line tells who asked.
    """
    asker = asked.user_id or _asker(unit, asked)
    if not decider:
        if actor.user_id == asker:
            raise DomainError("approved_by_self")
        return
    names = {user.name for user in unit.office.users() if user.id in (asker, actor.user_id)}
    if _spelled(decider) in {_spelled(one) for one in (*names, asked.name, actor.name)}:
        raise DomainError("approved_by_self")


def _asker(unit: UnitOfWork, asked: Asked) -> str:
    """Who wrote it last: it waits, so that was the asking."""
    for line in unit.journal.entries(limit=_MANY, case=asked.case):
        if line.action is Action.WRITE and line.subject == asked.subject:
            return line.user_id
    raise DomainError("asker_unknown")


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


_MANY = 20_000
"""So far back the line of the asking is looked for in the log of the case."""
