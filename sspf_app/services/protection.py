"""What protection demands of a case: who is protected, who has opened it, which papers may go.

A form that names a party by which a place shows prints its function instead, and only once the
unit manager has approved that for the case.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sspf_app.domain.codes import Protection
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import (
    Asked,
    check_paper_approval,
    check_two_persons,
    has_unit_manager,
)
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.paper_names import reveals_place
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.protection_records import VariantApproval, VariantState
from sspf_app.services.records import Action
from sspf_app.services.told_reference import told_reference_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedName:
    """A protected person of a case."""

    person: str
    name: str
    protection: Protection


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who opened a protected person of the case, when and why, as the log has it."""

    at: datetime
    user: str
    person: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionView:
    """The protection of a case.

    Attributes:
        opened: Newest first.
        approval: What was asked and decided about papers; None = nothing yet.
        has_manager: A unit manager uses this vault: the answer is given there.
        revealing: Names of parties that take part and by which a place shows.
    """

    case: str
    reference: str
    persons: tuple[ProtectedName, ...]
    opened: tuple[Opening, ...]
    approval: VariantApproval | None
    revealing: tuple[str, ...]
    has_manager: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantInput:
    """Why forms of a case are needed that name such parties by their function."""

    case: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingVariant:
    """A case whose forms wait for the unit manager, by its reference alone."""

    case: str
    reference: str
    why: str
    asked_by: str
    asked_at: datetime


class ProtectionOfCases:
    """Use cases about protected identity in a case."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def overview(self, case: str) -> ProtectionView:
        """Who is protected, who opened it, and what is decided.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            view = ProtectionView(
                case=case,
                reference=loaded.reference,
                persons=tuple(
                    ProtectedName(person=one.id, name=one.name, protection=one.protected_identity)
                    for one in loaded.protected
                ),
                opened=_openings(unit, loaded),
                approval=unit.protection.approval(case),
                revealing=tuple(
                    loaded.name(one)
                    for one in loaded.current_parties()
                    if reveals_place(loaded, loaded.need_party(one))
                ),
                has_manager=has_unit_manager(unit, asker=self._desk.actor.user_id),
            )
            self._desk.log(unit, Action.READ, f"protection:{case}", case=case)
            unit.commit()
        return view

    def ask_variant(self, entry: VariantInput) -> Changes:
        """Ask the unit manager for forms that name such parties by their function.

        Raises:
            DomainError: ``variant_reason_required``, ``nobody_protected``, ``reason_required``.
        """
        if not entry.why.strip():
            raise DomainError("variant_reason_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            if not loaded.protected and not hiding_pauses(loaded):
                raise DomainError("nobody_protected")
            approval = VariantApproval(
                case=entry.case,
                state=VariantState.ASKED,
                why=entry.why.strip(),
                asked_at=loaded.now,
                asked_by=self._desk.actor.name,
            )
            return self._put(unit, approval)

    def waiting(self) -> tuple[WaitingVariant, ...]:
        """What waits for the unit manager, by the reference alone."""
        now = self._desk.now()
        with self._desk.begin(Permission.DECIDE) as unit:
            found = tuple(
                WaitingVariant(
                    case=one.case,
                    reference=told_reference_of(unit, load_case(unit, one.case, now=now).header),
                    why=one.why,
                    asked_by=one.asked_by,
                    asked_at=one.asked_at,
                )
                for one in unit.protection.approvals()
                if one.state is VariantState.ASKED
            )
            self._desk.log(unit, Action.READ, "variant_approvals")
            unit.commit()
        return found

    def decide_variant(self, case: str, *, approve: bool) -> Changes:
        """The unit manager's answer.

        Raises:
            DomainError: ``not_permitted``, ``variant_not_asked``, ``approved_by_self``,
                what ``check_another`` raises, ``asker_unknown``.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            asked = _asked(unit, case)
            check_two_persons(unit, _waits(asked), actor=self._desk.actor)
            return self._put(unit, self._decided(asked, approve=approve, by=self._desk.actor.name))

    def note_variant(self, case: str, *, approve: bool, decider: str, document: str) -> Changes:
        """Note what the unit manager decided on paper.

        Raises:
            DomainError: as ``check_paper_approval``; ``variant_not_asked``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            asked = _asked(unit, case)
            check_paper_approval(unit, _waits(asked), decider=decider, document=document)
            check_two_persons(unit, _waits(asked), actor=self._desk.actor, decider=decider)
            decided = self._decided(asked, approve=approve, by=decider.strip())
            return self._put(unit, replace(decided, document=document.strip()))

    def _decided(self, asked: VariantApproval, *, approve: bool, by: str) -> VariantApproval:
        return replace(
            asked,
            state=VariantState.APPROVED if approve else VariantState.DECLINED,
            decider=by,
            decided_at=self._desk.now(),
        )

    def _put(self, unit: UnitOfWork, approval: VariantApproval) -> Changes:
        unit.protection.put_approval(approval)
        self._desk.log(unit, Action.WRITE, f"variant_approval:{approval.case}", case=approval.case)
        unit.commit()
        topics = frozenset({Topic.CASES, Topic.CONSENTS})
        return Changes(topics=topics, ids=frozenset({approval.case}), new_id=approval.case)


def _asked(unit: UnitOfWork, case: str) -> VariantApproval:
    asked = unit.protection.approval(case)
    if asked is None or asked.state is not VariantState.ASKED:
        raise DomainError("variant_not_asked")
    return asked


def _waits(approval: VariantApproval) -> Asked:
    subject = f"variant_approval:{approval.case}"
    return Asked(case=approval.case, subject=subject, name=approval.asked_by)


def _openings(unit: UnitOfWork, loaded: LoadedCase) -> tuple[Opening, ...]:
    users = {one.id: one.name for one in unit.office.users()}
    protected = {f"person:{one.id}": one.name for one in loaded.protected}
    return tuple(
        Opening(
            at=one.at,
            user=users.get(one.user_id, one.user_id),
            person=protected[one.subject],
            reason=one.reason or "",
        )
        for one in unit.journal.entries(limit=_MANY)
        if one.action is Action.OPEN and one.subject in protected
    )


_MANY = 20_000
"""So far back openings are looked for."""
