"""Exceptions for a hindered guardian: asked for by a coordinator, approved by the unit manager.

What is only asked for stands outside the facts, and counts for nothing. An approval never reaches
back: it holds from the day it is recorded, at the earliest.

Source: sharing rules, section 3.5; FB 6:13 second paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import HinderedException
from sspf_app.domain.time import start_of
from sspf_app.services.actors import Actor, Permission
from sspf_app.services.approvers import (
    Asked,
    asker_of,
    check_paper_open,
    check_two_persons,
    second_persons,
)
from sspf_app.services.case_checks import check_exception
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.decision_records import Approval, ExceptionRequest
from sspf_app.services.decision_views import ExceptionInput, NotedDecision, PendingApproval
from sspf_app.services.desk import Desk
from sspf_app.services.exception_opens import openings
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.row_changes import RowChange, Stamp
from sspf_app.services.told_reference import told_reference_of

_TOPICS = frozenset({Topic.CASES, Topic.CONSENTS})
_PENDING = "request_pending"


class Exceptions:
    """Use cases about exceptions for a hindered guardian."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def request(self, case: str, entry: ExceptionInput) -> Changes:
        """Ask for an exception; ``new_id`` is the request.

        Raises:
            DomainError: ``exception_not_allowed``, ``exception_incomplete``,
                ``exception_too_long`` (days), ``ends_before_start`` (starts, ends),
                ``decision_over`` (day), ``not_a_joint_guardian`` (name),
                ``request_pending`` where one of the case waits already.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            check_exception(loaded, entry)
            if any(one.state is Approval.PENDING for one in unit.decisions.requests(case)):
                raise DomainError(_PENDING)
            made = ExceptionRequest(
                id=self._desk.new_id("er"),
                case=case,
                guardian=entry.guardian,
                starts_on=entry.starts_on,
                ends_on=entry.ends_on,
                hindrance=entry.hindrance.strip(),
                cannot_wait=entry.cannot_wait.strip(),
                ground=entry.ground,
                ground_reason=entry.ground_reason.strip(),
                requested_at=self._desk.now(),
                requested_by=self._desk.actor.name,
            )
            unit.decisions.put_request(made)
            return self._done(unit, made)

    def pending(self) -> tuple[PendingApproval, ...]:
        """What waits for the unit manager, oldest first."""
        with self._desk.begin(Permission.DECIDE) as unit:
            found = [one for one in unit.decisions.requests() if one.state is Approval.PENDING]
            shown = tuple(_pending(unit, one, self._desk) for one in found)
            for one in found:
                self._desk.log(unit, Action.READ, f"request:{one.id}", case=one.case)
            unit.commit()
        return shown

    def approve(self, request: str) -> Changes:
        """Let the exception hold, as the unit manager; never from before today.

        Raises:
            DomainError: ``unknown_request``, ``decided_already``, ``approved_by_self``,
                what ``check_another`` raises, ``asker_unknown``; as ``request``.
        """
        actor = self._desk.actor
        with self._desk.begin(Permission.DECIDE) as unit:
            found = _need(unit, request)
            check_two_persons(unit, asked_for(found), actor=actor)
            decision = NotedDecision(
                decider=actor.name,
                function="",
                decided_on=self._today(),
                document="",
            )
            return self._approved(unit, found, decision)

    def note_approval(self, request: str, decision: NotedDecision) -> Changes:
        """Note that a unit manager who does not use the program has approved it.

        Raises:
            DomainError: ``manager_decides`` where one does use it; ``decision_incomplete``,
                ``approved_by_self``,
                ``date_in_future`` (day); as ``approve``.
        """
        said = (decision.decider, decision.function, decision.document)
        if not all(text.strip() for text in said):
            raise DomainError("decision_incomplete")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(unit, request)
            self._access.case(unit, found.case)
            self._check_alone(unit, found, decision.decided_on)
            check_two_persons(
                unit, asked_for(found), actor=self._desk.actor, decider=decision.decider
            )
            return self._approved(unit, found, decision)

    def decline(self, request: str, *, why: str) -> Changes:
        """Say no to a request, as the unit manager.

        Raises:
            DomainError: ``unknown_request``, ``decided_already``, ``decline_reason_required``.
        """
        if not why.strip():
            raise DomainError("decline_reason_required")
        with self._desk.begin(Permission.DECIDE) as unit:
            found = _need(unit, request)
            decision = NotedDecision(
                decider=self._desk.actor.name, function="", decided_on=self._today(), document=""
            )
            return self._declined(unit, found, decision, why_not=why.strip())

    def need_pending(self, unit: UnitOfWork, request: str) -> ExceptionRequest:
        """A request that waits.

        Raises:
            DomainError: ``unknown_request``, ``decided_already``.
        """
        return _need(unit, request)

    def settle(
        self,
        unit: UnitOfWork,
        found: ExceptionRequest,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """Write and commit what the unit manager decided elsewhere; the caller has proved it.

        Args:
            unit: Of the caller.
            found: What waits.
            decision: Who decided, on which day, in which file.
            manager: Who decided.
            why_not: Why it was declined; empty = it was approved.

        Raises:
            DomainError: as ``approve``.
        """
        check_two_persons(unit, asked_for(found), actor=manager)
        if why_not:
            return self._declined(unit, found, decision, why_not=why_not)
        return self._approved(unit, found, decision)

    def take_back(self, request: str) -> Changes:
        """The coordinator asks no longer: the guardian has answered, or it can wait.

        Raises:
            DomainError: ``unknown_request``, ``decided_already``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _need(unit, request)
            self._access.case(unit, found.case)
            gone = replace(
                found,
                state=Approval.DECLINED,
                decided_at=self._desk.now(),
                decided_on=self._today(),
                decider=self._desk.actor.name,
            )
            unit.decisions.put_request(gone)
            return self._done(unit, gone)

    def _approved(
        self, unit: UnitOfWork, found: ExceptionRequest, decision: NotedDecision
    ) -> Changes:
        require_sound_clock(unit, self._desk)
        loaded = load_case(unit, found.case, now=self._desk.now())
        entry = _entry(found, starts_on=max(found.starts_on, loaded.today))
        if found.ends_on < loaded.today:
            raise DomainError("decision_over", day=found.ends_on)
        said = (decision.decider.strip(), decision.function.strip())
        who = ", ".join(part for part in said if part)
        stamp = Stamp(new_id=self._desk.new_id, now=self._desk.now(), by=who)
        exception_change(loaded, entry, stamp).write(unit, now=self._desk.now())
        approved = replace(
            found,
            state=Approval.APPROVED,
            decided_at=self._desk.now(),
            decided_on=decision.decided_on,
            decider=decision.decider.strip(),
            decider_function=decision.function.strip(),
            document=decision.document.strip(),
        )
        unit.decisions.put_request(approved)
        return self._done(unit, approved)

    def _declined(
        self, unit: UnitOfWork, found: ExceptionRequest, decision: NotedDecision, *, why_not: str
    ) -> Changes:
        declined = replace(
            found,
            state=Approval.DECLINED,
            decided_at=self._desk.now(),
            decided_on=decision.decided_on,
            decider=decision.decider,
            document=decision.document,
            why_not=why_not,
        )
        unit.decisions.put_request(declined)
        return self._done(unit, declined)

    def _check_alone(self, unit: UnitOfWork, found: ExceptionRequest, decided_on: date) -> None:
        asker = asker_of(unit, asked_for(found))
        if second_persons(unit, asker=asker):
            raise DomainError("manager_decides")
        check_paper_open(unit, asker)
        if decided_on > self._today():
            raise DomainError("date_in_future", day=decided_on)

    def _done(self, unit: UnitOfWork, request: ExceptionRequest) -> Changes:
        refresh_case(unit, request.case, now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"request:{request.id}", case=request.case)
        unit.commit()
        ids = frozenset({request.case, request.id})
        return Changes(topics=_TOPICS, ids=ids, new_id=request.id)

    def _today(self) -> date:
        return self._desk.now().astimezone(self._desk.clock.zone).date()


def exception_change(loaded: LoadedCase, entry: ExceptionInput, stamp: Stamp) -> RowChange:
    """The exception as a row of the facts, once it is approved.

    Raises:
        DomainError: as ``Exceptions.request``.
    """
    check_exception(loaded, entry)
    starts_on = max(entry.starts_on, loaded.today)
    row = HinderedException(
        id=stamp.new_id("ex"),
        recorded_at=stamp.now,
        case=loaded.id,
        guardian=entry.guardian,
        starts_on=starts_on,
        ends_on=entry.ends_on,
        hindrance=entry.hindrance.strip(),
        cannot_wait=entry.cannot_wait.strip(),
        ground=entry.ground,
        ground_reason=entry.ground_reason.strip(),
        decided_by=stamp.by,
    )
    return RowChange(at=max(start_of(starts_on, loaded.facts.zone), stamp.now), added=(row,))


def _entry(found: ExceptionRequest, *, starts_on: date) -> ExceptionInput:
    return ExceptionInput(
        guardian=found.guardian,
        starts_on=starts_on,
        ends_on=max(found.ends_on, starts_on),
        hindrance=found.hindrance,
        cannot_wait=found.cannot_wait,
        ground=found.ground,
        ground_reason=found.ground_reason,
    )


def _pending(unit: UnitOfWork, request: ExceptionRequest, desk: Desk) -> PendingApproval:
    loaded = load_case(unit, request.case, now=desk.now())
    name = "" if loaded.protected else loaded.name(request.guardian)
    reference = told_reference_of(unit, loaded.header)
    return PendingApproval(
        request=request,
        reference=reference,
        guardian=name,
        opens=openings(loaded, request),
    )


def asked_for(request: ExceptionRequest) -> Asked:
    """Who asked, for whoever is to be somebody else."""
    return Asked(case=request.case, subject=f"request:{request.id}", name=request.requested_by)


def _need(unit: UnitOfWork, request: str) -> ExceptionRequest:
    found = next((one for one in unit.decisions.requests() if one.id == request), None)
    if found is None:
        raise DomainError("unknown_request", request=request)
    if found.state is not Approval.PENDING:
        raise DomainError("decided_already")
    return found
