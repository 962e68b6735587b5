"""Who is on the list of a case with somebody protected, as screens show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.access_lists import active_users, listed_users
from sspf_app.services.actors import Permission, roles_with
from sspf_app.services.note_access import staff_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protection_records import AccessState, CaseAccess
from sspf_app.services.records import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUser:
    """Somebody on the list.

    Attributes:
        handles: The user handles the case.
        is_ended: The account is in use no more.
        row: How the user came there; None = by handling the case.
    """

    user: str
    name: str
    handles: bool
    is_ended: bool
    row: CaseAccess | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequest:
    """Somebody who asked to be put on the list."""

    case: str
    reference: str
    user: str
    name: str
    why: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessList:
    """The list of a case.

    Attributes:
        others: Ids and names of those who could be put there, and have not asked.
        may_change: The user at the desk gives and ends.
        is_orphaned: Nobody on the list can open the case any more.
    """

    case: str
    reference: str
    users: tuple[ListedUser, ...]
    asked: tuple[AccessRequest, ...]
    others: tuple[tuple[str, str], ...]
    may_change: bool
    is_orphaned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """What somebody who is not on the list may know of it.

    Attributes:
        has_manager: A unit manager who is another person uses this vault, and answers there.
        handlers: Names of those who handle the case and can answer.
        row: What the user asked, and what was answered.
    """

    case: str
    reference: str
    has_manager: bool
    handlers: tuple[str, ...]
    row: CaseAccess | None


def access_list(unit: UnitOfWork, case: str, reference: str, *, may_change: bool) -> AccessList:
    """The list of a case.

    Args:
        unit: The unit of work.
        case: Its id.
        reference: As whoever looks may see it.
        may_change: Whether whoever looks gives and ends.
    """
    users = {one.id: one for one in unit.office.users()}
    listed, staff = listed_users(unit, case), staff_of(unit, case)
    rows = {one.user: one for one in unit.protection.accesses(case)}
    asking = {one.user for one in rows.values() if one.state is AccessState.ASKED}
    return AccessList(
        case=case,
        reference=reference,
        users=tuple(
            ListedUser(
                user=one,
                name=_name(users, one),
                handles=one in staff,
                is_ended=one not in users or users[one].ended_at is not None,
                row=rows.get(one),
            )
            for one in sorted(listed, key=lambda one: (_name(users, one).casefold(), one))
        ),
        asked=tuple(
            AccessRequest(
                case=case,
                reference=reference,
                user=row.user,
                name=_name(users, row.user),
                why=row.why,
                asked_at=row.asked_at,
            )
            for row in rows.values()
            if row.state is AccessState.ASKED
        ),
        others=tuple(
            (one.id, one.name)
            for one in coordinators(unit)
            if one.id not in listed and one.id not in asking
        ),
        may_change=may_change,
        is_orphaned=not active_users(unit, case),
    )


def coordinators(unit: UnitOfWork) -> list[User]:
    """Accounts in use that read cases, by name."""
    roles = roles_with(Permission.READ_CASES)
    able = [one for one in unit.office.users() if one.ended_at is None and one.role in roles]
    return sorted(able, key=lambda one: (one.name.casefold(), one.id))


def _name(users: dict[str, User], user: str) -> str:
    return users[user].name if user in users else user
