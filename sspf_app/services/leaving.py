"""What waits for somebody whose account is about to be ended, and what follows of ending it.

Numbers alone: whoever ends an account may open no case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sspf_app.services.actors import Permission, roles_with
from sspf_app.services.decision_records import Approval
from sspf_app.services.disposal_doing import under_way
from sspf_app.services.disposal_records import ProposalState
from sspf_app.services.handlers import left_without
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protection_records import VariantState
from sspf_app.services.records import User
from sspf_app.services.whose_account import is_tied, might_be_another


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What an account leaves.

    Attributes:
        cases: Open cases that nobody handles afterwards.
        exceptions: Exceptions asked for, that wait for an approval.
        laws: Questions by a law that wait for one.
        accesses: Requests to be put on the list of a protected case.
        forms: Forms of protected cases that wait for one.
        disposals: Proposals of a disposal that wait for one.
        shuts_paper: Whoever ends it notes no approval on paper afterwards, until another person
            ends it once more or somebody who approves has an account that counts.
    """

    cases: int = 0
    exceptions: int = 0
    laws: int = 0
    accesses: int = 0
    forms: int = 0
    disposals: int = 0
    shuts_paper: bool = False

    @property
    def numbers(self) -> Mapping[str, int]:
        """How much of each is left."""
        return {one: number for one, number in asdict(self).items() if one != "shuts_paper"}


_APPROVING = (Permission.DECIDE, Permission.APPROVE_TEXTS, Permission.APPROVE_DISPOSAL)


def what_is_left(unit: UnitOfWork, user: User, *, by: str) -> Leaving:
    """What an account leaves when somebody ends it.

    Args:
        unit: The unit of work.
        user: Whose account is to be ended.
        by: Id of who ends it.
    """
    decides = user.role in roles_with(Permission.DECIDE)
    disposes = user.role in roles_with(Permission.APPROVE_DISPOSAL)
    proposal = under_way(unit) if disposes else None
    asked = unit.decisions.requests() if decides else ()
    laws = unit.legal.requests() if decides else ()
    forms = unit.protection.approvals() if decides else ()
    return Leaving(
        cases=left_without(unit, user.id),
        exceptions=sum(1 for one in asked if one.state is Approval.PENDING),
        laws=sum(1 for one in laws if one.status is LegalStatus.WAITING),
        accesses=len(unit.protection.accesses_asked()) if decides else 0,
        forms=sum(1 for one in forms if one.state is VariantState.ASKED),
        disposals=int(proposal is not None and proposal.state is ProposalState.SENT),
        shuts_paper=any(user.role in roles_with(one) for one in _APPROVING)
        and might_be_another(unit.office.users(), user.id, beside=by),
    )


def awaits_second(users: tuple[User, ...], user: User, *, by: str) -> bool:
    """Whether somebody may say, too, that the user of an ended account has left.

    Args:
        users: All users.
        user: Whose account was ended.
        by: Id of who may.
    """
    approves = any(user.role in roles_with(one) for one in _APPROVING)
    if not approves or user.ended_at is None or user.ended_also_by:
        return False
    return not user.ended_by or not is_tied(users, user.ended_by, by)
