"""What a unit manager who is elsewhere may be asked for, one kind after the other.

Each kind says what waits, in the words that are sealed, and does what was answered. What is asked
is made anew from the records every time: the answer is to these words and to no others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor
from sspf_app.services.approval_file import CASE, AwayKind
from sspf_app.services.approvers import Asked
from sspf_app.services.case_reading import LoadedCase, load_case, with_persons
from sspf_app.services.changes import Changes
from sspf_app.services.decision_records import Approval, ExceptionRequest
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_doing import asked_by, need_sent, rows_in, under_way
from sspf_app.services.disposal_records import DisposalProposal, ProposalState
from sspf_app.services.disposals import Disposals
from sspf_app.services.exceptions import Exceptions, asked_for
from sspf_app.services.legal import LegalRequests, asked_legally
from sspf_app.services.legal_reading import legal_line
from sspf_app.services.legal_records import LegalRequest, LegalStatus
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.told_reference import told_reference_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What waits for the unit manager.

    Attributes:
        case: None = it is of many.
        told: Reference of the case as somebody may see it who reads none.
        persons: Whom it is about, beside the young person of the case.
        is_protected: Somebody in the case is protected: it is not sealed.
        facts: As in ``AskedAway``.
    """

    kind: AwayKind
    id: str
    case: str | None
    reference: str
    told: str
    persons: tuple[str, ...] = ()
    is_protected: bool
    asked: Asked
    requested_at: datetime
    facts: tuple[tuple[str, str], ...]


class AskedElsewhere(Protocol):
    """One kind of what may be asked for."""

    @property
    def kind(self) -> AwayKind:
        """Which it is."""
        ...

    def waiting(self, unit: UnitOfWork) -> tuple[Waits, ...]:
        """Everything of the kind that waits, oldest first."""
        ...

    def need(self, unit: UnitOfWork, request: str) -> Waits:
        """One that waits.

        Raises:
            DomainError: it is not known, or does not wait any more.
        """
        ...

    def settle(
        self,
        unit: UnitOfWork,
        request: str,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """Write and commit what was decided elsewhere; the caller has proved it.

        Raises:
            DomainError: as when it is decided in the program.
        """
        ...

    def finish(self) -> None:
        """Do what is left once the unit of work is over."""
        ...


class ExceptionsElsewhere:
    """Exceptions for a hindered guardian."""

    kind = AwayKind.EXCEPTION

    def __init__(self, desk: Desk, exceptions: Exceptions) -> None:
        self._desk = desk
        self._exceptions = exceptions

    def waiting(self, unit: UnitOfWork) -> tuple[Waits, ...]:
        """See ``AskedElsewhere.waiting``."""
        found = unit.decisions.requests()
        return tuple(self._waits(unit, one) for one in found if one.state is Approval.PENDING)

    def need(self, unit: UnitOfWork, request: str) -> Waits:
        """See ``AskedElsewhere.need``."""
        return self._waits(unit, self._exceptions.need_pending(unit, request))

    def settle(
        self,
        unit: UnitOfWork,
        request: str,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """See ``AskedElsewhere.settle``."""
        found = self._exceptions.need_pending(unit, request)
        return self._exceptions.settle(unit, found, decision, manager=manager, why_not=why_not)

    def finish(self) -> None:
        """Nothing is left."""

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
            ),
        )


class LegalElsewhere:
    """What is to be handed out by a law."""

    kind = AwayKind.LEGAL

    def __init__(self, desk: Desk, legal: LegalRequests) -> None:
        self._desk = desk
        self._legal = legal

    def waiting(self, unit: UnitOfWork) -> tuple[Waits, ...]:
        """See ``AskedElsewhere.waiting``."""
        found = unit.legal.requests()
        return tuple(self._waits(unit, one) for one in found if one.status is LegalStatus.WAITING)

    def need(self, unit: UnitOfWork, request: str) -> Waits:
        """See ``AskedElsewhere.need``."""
        return self._waits(unit, self._legal.need_waiting(unit, request))

    def settle(
        self,
        unit: UnitOfWork,
        request: str,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """See ``AskedElsewhere.settle``."""
        found = self._legal.need_waiting(unit, request)
        return self._legal.settle(unit, found, decision, manager=manager, why_not=why_not)

    def finish(self) -> None:
        """Nothing is left."""

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


class DisposalsElsewhere:
    """Cases that are to be disposed of, by reference and number."""

    kind = AwayKind.DISPOSAL

    def __init__(self, disposals: Disposals) -> None:
        self._disposals = disposals

    def waiting(self, unit: UnitOfWork) -> tuple[Waits, ...]:
        """See ``AskedElsewhere.waiting``."""
        found = under_way(unit)
        if found is None or found.state is not ProposalState.SENT:
            return ()
        return (_disposal(unit, found),)

    def need(self, unit: UnitOfWork, request: str) -> Waits:
        """See ``AskedElsewhere.need``."""
        return _disposal(unit, _need_proposal(unit, request))

    def settle(
        self,
        unit: UnitOfWork,
        request: str,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """See ``AskedElsewhere.settle``."""
        found = _need_proposal(unit, request)
        return self._disposals.settle(unit, found, decision, manager=manager, is_yes=not why_not)

    def finish(self) -> None:
        """Leave nothing in free pages."""
        self._disposals.finish()


def _need_proposal(unit: UnitOfWork, request: str) -> DisposalProposal:
    found = need_sent(unit)
    if found.id != request:
        raise DomainError("decided_already")
    return found


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


def _disposal(unit: UnitOfWork, proposal: DisposalProposal) -> Waits:
    rows = rows_in(unit, proposal)
    return Waits(
        kind=AwayKind.DISPOSAL,
        id=proposal.id,
        case=None,
        reference="",
        told="",
        is_protected=False,  # references and numbers tell of nobody
        asked=asked_by(proposal),
        requested_at=proposal.sent_at or proposal.made_at,
        facts=tuple(
            (CASE, f"{row.reference}; {row.basis}; {row.last_note_on}; {row.latest}")
            for row in rows
        ),
    )
