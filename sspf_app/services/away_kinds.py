"""What a unit manager who is elsewhere may be asked for, one kind after the other.

Each kind says what waits, in the words that are sealed, and does what was answered.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor
from sspf_app.services.approval_file import CASE, AwayKind
from sspf_app.services.away_asked import Elsewhere, Waits
from sspf_app.services.case_loading import load_case, with_persons
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes
from sspf_app.services.decision_records import Approval, ExceptionRequest
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_approvals import DisposalApprovals
from sspf_app.services.disposal_doing import asked_by, need_sent, rows_in, under_way
from sspf_app.services.disposal_records import DisposalProposal, ProposalState
from sspf_app.services.exception_opens import opening_facts, openings
from sspf_app.services.exceptions import Exceptions, asked_for
from sspf_app.services.legal import LegalRequests
from sspf_app.services.legal_making import asked_legally
from sspf_app.services.legal_reading import legal_line
from sspf_app.services.legal_records import LegalRequest, LegalStatus
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.told_reference import told_reference_of


class ExceptionsElsewhere(Elsewhere[ExceptionRequest]):
    """Exceptions for a hindered guardian."""

    kind = AwayKind.EXCEPTION

    def __init__(self, desk: Desk, exceptions: Exceptions) -> None:
        self._desk = desk
        self._exceptions = exceptions

    def _pending(self, unit: UnitOfWork) -> Iterable[ExceptionRequest]:
        return (one for one in unit.decisions.requests() if one.state is Approval.PENDING)

    def _need(self, unit: UnitOfWork, request: str) -> ExceptionRequest:
        return self._exceptions.need_pending(unit, request)

    def _settle(
        self,
        unit: UnitOfWork,
        found: ExceptionRequest,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        return self._exceptions.settle(unit, found, decision, manager=manager, why_not=why_not)

    def _waits(self, unit: UnitOfWork, found: ExceptionRequest) -> Waits:
        loaded = load_case(unit, found.case, now=self._desk.now())
        return Waits(
            kind=self.kind,
            id=found.id,
            case=found.case,
            reference=loaded.reference,
            told=told_reference_of(unit, loaded.header),
            is_protected=bool(loaded.protected),
            asked=asked_for(found),
            requested_at=found.requested_at,
            facts=(
                ("starts_on", found.starts_on.isoformat()),
                ("ends_on", found.ends_on.isoformat()),
                ("hindrance", found.hindrance),
                ("cannot_wait", found.cannot_wait),
                ("ground", found.ground.value),
                ("ground_reason", found.ground_reason),
                *opening_facts(openings(loaded, found)),
            ),
        )


class LegalElsewhere(Elsewhere[LegalRequest]):
    """What is to be handed out by a law."""

    kind = AwayKind.LEGAL

    def __init__(self, desk: Desk, legal: LegalRequests) -> None:
        self._desk = desk
        self._legal = legal

    def _pending(self, unit: UnitOfWork) -> Iterable[LegalRequest]:
        return (one for one in unit.legal.requests() if one.status is LegalStatus.WAITING)

    def _need(self, unit: UnitOfWork, request: str) -> LegalRequest:
        return self._legal.need_waiting(unit, request)

    def _settle(
        self,
        unit: UnitOfWork,
        found: LegalRequest,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        return self._legal.settle(unit, found, decision, manager=manager, why_not=why_not)

    def _waits(self, unit: UnitOfWork, found: LegalRequest) -> Waits:
        # Whom it is about may stand in no row of the case.
        of_case = load_case(unit, found.case, now=self._desk.now())
        loaded = with_persons(unit, of_case, (found.person,))
        return Waits(
            kind=self.kind,
            id=found.id,
            case=found.case,
            reference=loaded.reference,
            told=told_reference_of(unit, loaded.header),
            persons=(found.person,),
            is_protected=bool(loaded.protected),
            asked=asked_legally(found),
            requested_at=found.recorded_at,
            facts=tuple(_legal_facts(loaded, found)),
        )


class DisposalsElsewhere(Elsewhere[DisposalProposal]):
    """Cases that are to be disposed of, by reference and number."""

    kind = AwayKind.DISPOSAL

    def __init__(self, approvals: DisposalApprovals) -> None:
        self._approvals = approvals

    def finish(self) -> None:
        """Leave nothing in free pages."""
        self._approvals.finish()

    def _pending(self, unit: UnitOfWork) -> Iterable[DisposalProposal]:
        found = under_way(unit)
        return () if found is None or found.state is not ProposalState.SENT else (found,)

    def _need(self, unit: UnitOfWork, request: str) -> DisposalProposal:
        found = need_sent(unit)
        if found.id != request:
            raise DomainError("decided_already")
        return found

    def _settle(
        self,
        unit: UnitOfWork,
        found: DisposalProposal,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        return self._approvals.settle(unit, found, decision, manager=manager, is_yes=not why_not)

    def _waits(self, unit: UnitOfWork, found: DisposalProposal) -> Waits:
        rows = rows_in(unit, found)
        return Waits(
            kind=self.kind,
            id=found.id,
            case=None,
            reference="",
            told="",
            is_protected=False,  # references and numbers tell of nobody
            asked=asked_by(found),
            requested_at=found.sent_at or found.made_at,
            facts=tuple(
                (CASE, f"{row.reference}; {row.basis}; {row.last_note_on}; {row.latest}")
                for row in rows
            ),
        )


def _legal_facts(loaded: LoadedCase, found: LegalRequest) -> Iterable[tuple[str, str]]:
    line = legal_line(loaded, found, is_open=True)
    yield "paragraph", found.paragraph
    yield "wording", found.wording
    yield "asked_by", found.asked_by
    yield "asked_at", found.asked_at.isoformat()
    yield "asked_what", found.asked_what
    yield "giver", line.giver_name
    yield "receiver", line.receiver_name
    for one in found.answers:
        yield ("said_yes" if one.yes else "said_no"), one.question
    yield "what", found.what
    yield "circumstances", found.circumstances
    yield "reasoning", found.reasoning
