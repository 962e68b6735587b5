"""Approving what was proposed for disposal: by somebody else, here, on paper, or elsewhere.

Source: domain notes, section 4.1; SoL 16:1.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.domain.retention import DroppedBecause
from sspf_app.services.actors import Actor, Permission
from sspf_app.services.approvers import (
    check_paper_approval,
    check_two_persons,
)
from sspf_app.services.changes import Changes
from sspf_app.services.clock_watch import require_confirmed_clock
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_doing import (
    ALL_TOPICS,
    Decided,
    asked_by,
    carry_out,
    drop_proposal,
    need_sent,
    rows_in,
)
from sspf_app.services.disposal_ports import AfterDisposal
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
)
from sspf_app.services.ports import UnitOfWork


class DisposalApprovals:
    """Use cases about the second person's answer to a proposal."""

    def __init__(self, desk: Desk, after: AfterDisposal) -> None:
        self._desk = desk
        self._after = after

    def approve(self, *, number: int) -> Changes:
        """Dispose of what somebody else proposed; it cannot be undone.

        Args:
            number: How many cases go, as typed by whoever approves.

        Raises:
            DomainError: ``not_permitted``, ``unknown_proposal``, ``proposal_not_sent``,
                ``second_person_needed``, what ``check_another`` raises, ``number_differs``
                (number), ``disposal_stopped`` (reference), ``clock_set_back`` (now, seen),
                ``clock_leapt`` (now, seen).
            KnownError: the rows are gone, but the file could not be packed anew; that is done at
                the next unlocking.
        """
        with self._desk.begin(Permission.APPROVE_DISPOSAL) as unit:
            require_confirmed_clock(unit, self._desk)
            proposal = need_sent(unit)
            self._check_second(unit, proposal)
            record = carry_out(
                unit, self._desk, proposal, number=number, by=Decided(name=self._desk.actor.name)
            )
            unit.commit()
        return self._gone(record)

    def note_approval(self, *, number: int, decider: str, document: str) -> Changes:
        """Dispose of what somebody approved on paper, where nobody else approves in this vault.

        Args:
            number: How many cases go, as the paper says.
            decider: Who approved it.
            document: Where the paper is kept.

        Raises:
            DomainError: ``not_permitted``, ``manager_approves``, ``approval_incomplete``,
                ``approved_by_self``; as ``approve``.
            KnownError: as ``approve``.
        """
        with self._desk.begin(Permission.PROPOSE_DISPOSAL) as unit:
            require_confirmed_clock(unit, self._desk)
            proposal = need_sent(unit)
            check_paper_approval(
                unit,
                asked_by(proposal),
                decider=decider,
                document=document,
                permission=Permission.APPROVE_DISPOSAL,
            )
            check_two_persons(
                unit,
                asked_by(proposal),
                actor=self._desk.actor,
                decider=decider,
                permission=Permission.APPROVE_DISPOSAL,
            )
            said = Decided(name=decider.strip(), document=document.strip())
            record = carry_out(unit, self._desk, proposal, number=number, by=said)
            unit.commit()
        return self._gone(record)

    def settle(
        self,
        unit: UnitOfWork,
        proposal: DisposalProposal,
        decision: NotedDecision,
        *,
        manager: Actor,
        is_yes: bool,
    ) -> Changes:
        """Do and commit what the unit manager decided elsewhere; the caller has proved it.

        Args:
            unit: Of the caller; ``finish`` comes after it.
            proposal: Sent.
            decision: Who decided, and in which file.
            manager: Who decided.
            is_yes: The cases go; else the proposal is dropped.

        Raises:
            DomainError: as ``approve``.
        """
        require_confirmed_clock(unit, self._desk)
        check_two_persons(unit, asked_by(proposal), actor=manager)
        if not is_yes:
            return drop_proposal(
                self._desk, unit, proposal, DroppedBecause.SECOND_SAID_NO, by=decision.decider
            )
        number = len(rows_in(unit, proposal))
        said = Decided(name=decision.decider, document=decision.document)
        record = carry_out(unit, self._desk, proposal, number=number, by=said)
        unit.commit()
        return Changes(topics=ALL_TOPICS, ids=frozenset({record.id}), new_id=record.id)

    def finish(self) -> None:
        """Leave nothing of what was disposed of in free pages; without any, nothing is done.

        Raises:
            KnownError: as ``approve``.
        """
        self._desk.actor.require(Permission.PROPOSE_DISPOSAL)
        self._after.settle()

    def _gone(self, record: DisposalRecord) -> Changes:
        self._after.settle()
        return Changes(topics=ALL_TOPICS, ids=frozenset({record.id}), new_id=record.id)

    def _check_second(self, unit: UnitOfWork, proposal: DisposalProposal) -> None:
        try:
            check_two_persons(unit, asked_by(proposal), actor=self._desk.actor)
        except DomainError as error:
            if error.code in {"account_of_asker", "account_was_recovered"}:
                raise
            # The sentence of others asks for the name on a paper; who approves here writes none.
            raise DomainError("second_person_needed") from error
