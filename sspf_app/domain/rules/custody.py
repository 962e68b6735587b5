"""Who holds verified custody of a minor on the day.

Source: sharing rules, section 3.2; FB 6 kap. 2-3, 9-10 §§; lag 2005:429.
"""

from dataclasses import dataclass

from sspf_app.domain.codes import REPLACING_CUSTODY, CustodyKind, ReasonCode
from sspf_app.domain.facts import Custody
from sspf_app.domain.rules.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Custodians:
    """The living holders by id, or why there are none.

    Attributes:
        holders: Person ids, sorted; empty with a problem.
        joint: The parents hold custody together (the living and the dead counted).
        problem: ``custody_unverified`` or ``no_required_signatory``.
    """

    holders: tuple[str, ...] = ()
    joint: bool = False
    problem: ReasonCode | None = None


_UNVERIFIED = Custodians(problem=ReasonCode.CUSTODY_UNVERIFIED)
_NOBODY = Custodians(problem=ReasonCode.NO_REQUIRED_SIGNATORY)
_PARENTS = frozenset({CustodyKind.JOINT, CustodyKind.SOLE})


def custodians(situation: Situation, child: str) -> Custodians:
    """Who must answer for a minor by custody on the day.

    Source: sharing rules, section 3.2.
    """
    dated = situation.custody_of(child)
    living = [row for row in dated if situation.is_alive(row.holder)]
    if situation.policy.custody_evidence and any(row.evidence is None for row in living):
        return _UNVERIFIED
    if any(row.kind in REPLACING_CUSTODY for row in dated):
        return _replacing(living)
    if not living:
        return _NOBODY
    return _parents(dated, living)


def _replacing(living: list[Custody]) -> Custodians:
    holders = {row.holder for row in living if row.kind in REPLACING_CUSTODY}
    represented = any(row.kind is CustodyKind.LEGAL_REPRESENTATIVE for row in living)
    if not holders or (represented and any(row.kind in _PARENTS for row in living)):
        return _UNVERIFIED
    return Custodians(holders=tuple(sorted(holders)))


def _parents(dated: tuple[Custody, ...], living: list[Custody]) -> Custodians:
    sole = {row.holder for row in living if row.kind is CustodyKind.SOLE}
    joint = {row.holder for row in living if row.kind is CustodyKind.JOINT}
    joint_ever = {row.holder for row in dated if row.kind is CustodyKind.JOINT}
    if len(sole) == 1 and not joint:
        return Custodians(holders=tuple(sole))
    if not sole and len(joint_ever) >= 2:
        return Custodians(holders=tuple(sorted(joint)), joint=True)
    return _UNVERIFIED
