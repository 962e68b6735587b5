"""Questions that rest on a law: recorded whatever the answer, and apart from consent.

Nothing here asks the decision function, and nothing here changes what it answers: what is handed
out goes out once, and gives no right to anything more.

Source: sharing rules, section 8; domain, section 3.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import LegalDisclosure
from sspf_app.services.actors import Actor, Permission
from sspf_app.services.approvers import (
    check_paper_approval,
    check_two_persons,
    has_unit_manager,
)
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.desk import Desk
from sspf_app.services.legal_checks import (
    check_ground,
    check_handing,
    check_question,
)
from sspf_app.services.legal_grounds import grounds_on
from sspf_app.services.legal_making import asked_legally, need_request, new_request
from sspf_app.services.legal_reading import legal_line, party_choices
from sspf_app.services.legal_records import (
    Direction,
    LegalGround,
    LegalRequest,
    LegalStatus,
)
from sspf_app.services.legal_views import LegalDesk, LegalInput, LegalLine
from sspf_app.services.manager_keys import away_desk
from sspf_app.services.manager_records import AwayDesk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.told_reference import listed_references, told_reference_of


class LegalRequests:
    """Use cases about what is asked for, or told, with the support of a law."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def list_requests(self) -> tuple[LegalLine, ...]:
        """Everything that was asked in any case, newest first."""
        now = self._desk.now()
        with self._desk.begin(Permission.READ_CASES) as unit:
            requests = unit.legal.requests()
            cases = {
                case: load_case(unit, case, now=now) for case in {one.case for one in requests}
            }
            opened = {one.id: self._access.is_case_open(unit, one) for one in cases.values()}
            told = listed_references(unit, {one for one in cases if not opened[one]})
            self._desk.log(unit, Action.READ, "legal_requests")
            unit.commit()
        lines = [
            legal_line(
                cases[one.case],
                one,
                is_open=opened[one.case],
                reference=told.get(one.case, ""),
            )
            for one in requests
        ]
        return tuple(
            sorted(lines, key=lambda one: (one.request.asked_at, one.request.id), reverse=True)
        )

    def desk(self, case: str, *, reason: str = "") -> LegalDesk:
        """What may be chosen in a case, and what was recorded in it.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case, reason=reason)
            made = LegalDesk(
                case=case,
                reference=loaded.reference,
                coordinator_party=loaded.header.coordinator_party,
                persons=tuple(
                    (one.id, one.name, loaded.situation.age(one.id))
                    for one in loaded.persons.values()
                ),
                parties=party_choices(loaded),
                grounds=grounds_on(unit, loaded.today),
                requests=tuple(
                    legal_line(loaded, one, is_open=True)
                    for one in reversed(unit.legal.requests(case))
                ),
                reports=unit.legal.reports(case),
                has_manager=has_unit_manager(unit, asker=self._desk.actor.user_id),
                # Where somebody is protected, nothing is sealed.
                away=AwayDesk() if loaded.protected else away_desk(unit, loaded.facts.zone),
            )
            self._desk.log(unit, Action.READ, f"legal_requests:{case}", case=case)
            unit.commit()
        return made

    def record(self, entry: LegalInput) -> Changes:
        """Record a question or a notice with its assessment; ``new_id`` is the request.

        Where nothing is handed out, it is enough to say who asked for what, and why not. Where
        something is, the ground's questions are answered as it demands; what the ground lets only
        the unit manager approve then waits.

        Raises:
            DomainError: as ``check_question`` and ``check_ground``; ``legal_ground_missing``;
                ``legal_ground_not_in_force``; ``legal_reasoning_missing``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, (entry.person,))
            check_question(loaded, entry)
            ground = self._ground(unit, loaded, entry)
            is_let_out = entry.hand_out or entry.direction is Direction.INCOMING
            if is_let_out:
                if ground is None:
                    raise DomainError("legal_ground_missing")
                check_ground(loaded, entry, ground)
            elif not entry.reasoning.strip():
                raise DomainError("legal_reasoning_missing")
            request = new_request(self._desk, entry, ground, at=loaded.now)
            if request.status is LegalStatus.RECEIVED:
                request = self._disclose(unit, request, at=entry.asked_at)
            unit.legal.put_request(request)
            self._desk.log(unit, Action.WRITE, f"legal_request:{request.id}", case=entry.case)
            unit.commit()
        return _changed(request)

    def hand_out(self, request_id: str, *, at: datetime) -> Changes:
        """Record that what was decided was handed out, once.

        Raises:
            DomainError: ``unknown_legal_request``, ``legal_not_ready``, ``legal_in_future``,
                ``legal_before_decision``, ``legal_ground_not_in_force``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            request = need_request(unit, request_id, LegalStatus.READY)
            loaded = self._access.naming(unit, request.case, (request.person,))
            started = request.decided_at or request.recorded_at
            check_handing(at=at, now=loaded.now, not_before=started)
            if all(one.id != request.ground for one in grounds_on(unit, loaded.today)):
                raise DomainError("legal_ground_not_in_force")
            request = replace(request, status=LegalStatus.HANDED_OUT, handed_at=at)
            request = self._disclose(unit, request, at=at)
            unit.legal.put_request(request)
            self._desk.log(unit, Action.WRITE, f"legal_disclosure:{request.id}", case=request.case)
            unit.commit()
        return _changed(request)

    def waiting(self) -> tuple[LegalLine, ...]:
        """What waits for the unit manager, oldest first, by the reference alone."""
        now = self._desk.now()
        with self._desk.begin(Permission.DECIDE) as unit:
            requests = [one for one in unit.legal.requests() if one.status is LegalStatus.WAITING]
            lines = [_waiting(unit, one, load_case(unit, one.case, now=now)) for one in requests]
            for one in requests:
                self._desk.log(unit, Action.READ, f"legal_request:{one.id}", case=one.case)
            unit.commit()
        return tuple(lines)

    def decide(self, request_id: str, *, approve: bool) -> Changes:
        """The unit manager approves that it is handed out, or does not.

        Raises:
            DomainError: ``not_permitted``, ``unknown_legal_request``, ``legal_not_waiting``,
                ``approved_by_self``, what ``check_another`` raises.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            request = need_request(unit, request_id, LegalStatus.WAITING)
            check_two_persons(unit, asked_legally(request), actor=self._desk.actor)
            request = self._decided(request, approve=approve, by=self._desk.actor.name)
            return self._put_decided(unit, request)

    def note_approval(
        self, request_id: str, *, approve: bool, decider: str, document: str
    ) -> Changes:
        """Note what the unit manager decided on paper, where none uses this vault.

        Raises:
            DomainError: ``manager_approves``, ``approval_incomplete``, ``approved_by_self``,
                ``unknown_legal_request``, ``legal_not_waiting``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            request = need_request(unit, request_id, LegalStatus.WAITING)
            self._access.case(unit, request.case, persons=(request.person,))
            check_paper_approval(unit, asked_legally(request), decider=decider, document=document)
            check_two_persons(unit, asked_legally(request), actor=self._desk.actor, decider=decider)
            request = self._decided(request, approve=approve, by=decider.strip())
            request = replace(request, approval_document=document.strip())
            return self._put_decided(unit, request)

    def need_waiting(self, unit: UnitOfWork, request_id: str) -> LegalRequest:
        """A question that waits for the unit manager.

        Raises:
            DomainError: ``unknown_legal_request``, ``legal_not_waiting``.
        """
        return need_request(unit, request_id, LegalStatus.WAITING)

    def settle(
        self,
        unit: UnitOfWork,
        found: LegalRequest,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """Write and commit what the unit manager decided elsewhere; the caller has proved it.

        Args:
            unit: Of the caller.
            found: What waits.
            decision: Who decided, and in which file.
            manager: Who decided.
            why_not: Why it was declined; empty = it was approved.

        Raises:
            DomainError: as ``decide``.
        """
        check_two_persons(unit, asked_legally(found), actor=manager)
        request = self._decided(found, approve=not why_not, by=decision.decider)
        kept = ": ".join(filter(None, (decision.document, why_not)))
        return self._put_decided(unit, replace(request, approval_document=kept))

    def _put_decided(self, unit: UnitOfWork, request: LegalRequest) -> Changes:
        unit.legal.put_request(request)
        self._desk.log(unit, Action.WRITE, f"legal_request:{request.id}", case=request.case)
        unit.commit()
        return _changed(request)

    def _ground(
        self, unit: UnitOfWork, loaded: LoadedCase, entry: LegalInput
    ) -> LegalGround | None:
        if entry.ground is None:
            return None
        for one in grounds_on(unit, loaded.today):
            if one.id == entry.ground:
                return one
        raise DomainError("legal_ground_not_in_force")

    def _decided(self, request: LegalRequest, *, approve: bool, by: str) -> LegalRequest:
        return replace(
            request,
            status=LegalStatus.READY if approve else LegalStatus.NOT_APPROVED,
            approved_by=by,
            decided_at=self._desk.now(),
        )

    def _disclose(self, unit: UnitOfWork, request: LegalRequest, *, at: datetime) -> LegalRequest:
        row = LegalDisclosure(
            id=self._desk.new_id("ld"),
            recorded_at=self._desk.now(),
            case=request.case,
            paragraph=request.paragraph,
            recipient=request.receiver,
            at=at,
            assessor=request.assessor,
            what=request.what,
            circumstances=request.circumstances,
            approved_by=request.approved_by or None,
        )
        unit.records.add(row)
        return replace(request, disclosure=row.id)


def _waiting(unit: UnitOfWork, request: LegalRequest, loaded: LoadedCase) -> LegalLine:
    line = legal_line(loaded, request, is_open=True)
    return replace(line, person_name="", reference=told_reference_of(unit, loaded.header))


def _changed(request: LegalRequest) -> Changes:
    return Changes(topics=frozenset({Topic.LEGAL}), ids=frozenset({request.id}), new_id=request.id)
