"""Who can approve: the unit manager in the program, or a decision on paper that is noted."""

from __future__ import annotations

import unicodedata

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from sspf_app.services.ports import UnitOfWork


def has_unit_manager(unit: UnitOfWork) -> bool:
    """Whether a unit manager uses this vault."""
    return any(
        user.role is Role.UNIT_MANAGER and user.ended_at is None for user in unit.office.users()
    )


def check_paper_approval(unit: UnitOfWork, *, decider: str, document: str, noted_by: str) -> None:
    """Whether an approval given on paper may be noted by somebody else.

    Raises:
        DomainError: ``manager_approves``: a unit manager uses this vault and approves there;
            ``approval_incomplete``: who decided, or where it is kept, is missing;
            ``approved_by_self``.
    """
    if has_unit_manager(unit):
        raise DomainError("manager_approves")
    if not decider.strip() or not document.strip():
        raise DomainError("approval_incomplete")
    check_other(decider, noted_by)


def check_other(decider: str, *askers: str) -> None:
    """Nobody approves what they asked for, nor notes their own approval.

    Raises:
        DomainError: ``approved_by_self``.
    """
    if _spelled(decider) in {_spelled(one) for one in askers}:
        raise DomainError("approved_by_self")


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
