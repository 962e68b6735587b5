"""Requests for approval that go to a unit manager who is elsewhere, and their answers.

The request is sealed to the manager's own key, and only that key can sign its answer. The vault
holds the public part alone: nobody who opens it can answer in the manager's name.

Source: sharing rules, section 3.5; decisions 0081 and 0087.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Permission
from sspf_app.services.approval_file import (
    AnswerFromAway,
    AskedAway,
    AwayKind,
    read_answer,
    sum_of,
    write_request,
)
from sspf_app.services.approvers import asker_of, check_another
from sspf_app.services.away_asked import AskedElsewhere, Waits
from sspf_app.services.changes import Changes
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.desk import Desk
from sspf_app.services.manager_keys import keys_that_hold, need_key
from sspf_app.services.manager_records import ManagerKey, SealedRequest
from sspf_app.services.outgoing import write_sealed
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, User
from sspf_app.services.sealed_files import SealedToMe, read_sealed
from sspf_app.services.transfer_offices import TransferTools, own_name, own_seed

REQUEST_SUFFIX = ".sspf-fraga"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRequest:
    """What waits for the unit manager; what is asked stands where it is approved.

    Attributes:
        case: Reference of the case, as the user may see it; empty = it is of many.
        is_sealed: Whether it was sealed for a manager who is elsewhere.
    """

    kind: AwayKind
    id: str
    case: str
    requested_at: datetime
    is_sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAway:
    """A request that was sealed: where it lies, and who can answer it."""

    path: Path
    manager: str
    sealed: SealedRequest


class SealedRequests:
    """Use cases about approvals from elsewhere."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        kinds: Iterable[AskedElsewhere],
        tools: TransferTools,
    ) -> None:
        self._desk = desk
        self._access = access
        self._kinds = {one.kind: one for one in kinds}
        self._tools = tools

    def waiting(self) -> tuple[WaitingRequest, ...]:
        """Everything that waits, kind by kind, oldest first: for who asks, and who approves.

        Raises:
            DomainError: ``not_permitted``.
        """
        asks = self._desk.actor.may(Permission.WRITE_CASES)
        with self._desk.begin(Permission.WRITE_CASES if asks else Permission.DECIDE) as unit:
            sealed = {one.request for one in unit.managers.requests()}
            found = tuple(
                WaitingRequest(
                    kind=one.kind,
                    id=one.id,
                    case=one.reference if asks and not one.is_protected else one.told,
                    requested_at=one.requested_at,
                    is_sealed=one.id in sealed,
                )
                for kind in self._kinds.values()
                for one in kind.waiting(unit)
            )
            self._desk.log(unit, Action.READ, "sealed_requests")
            unit.commit()
        return found

    def seal(self, request: str, folder: Path, *, login: str = "") -> SealedAway:
        """Write a request as a file that one unit manager alone can read.

        Args:
            request: Id of what waits.
            folder: Where the file goes.
            login: Which manager, where several have keys.

        Raises:
            DomainError: ``request_not_waiting``, ``no_manager_key``, ``several_manager_keys``;
                ``sealed_not_protected``: somebody in the case is protected; ``reason_required``;
                ``export_failed``; nothing was written or noted.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._found(unit, request)
            if found.is_protected:
                raise DomainError("sealed_not_protected")
            self._open(unit, found)
            key, manager = need_key(unit, login)
            sealed = SealedRequest(
                id=self._desk.new_id("sr"),
                kind=found.kind.value,
                case=found.case,
                request=found.id,
                key=key.id,
                sha256="",
                made_at=now,
                made_by=self._desk.actor.user_id,
            )
            content = _content(unit, sealed, found)
            sealed = replace(sealed, sha256=sum_of(content))
            seed = own_seed(self._desk, unit, self._tools.keys)
            card = self._tools.keys.card_of(sealing=key.sealing, signing=key.signing)

            def finished(_sha256: str, _name: str) -> None:
                unit.managers.put_request(sealed)
                self._desk.log(unit, Action.EXPORT, f"sealed_request:{sealed.id}", case=found.case)
                unit.commit()

            path = write_sealed(
                self._tools.target,
                pieces=self._tools.keys.seal(seed, card, [content]),
                # Two questions of one day lie beside one another; the answer bears the same sign.
                path=folder / f"SSPF-{now.astimezone(self._desk.clock.zone):%Y-%m-%d}"
                f"-{sealed.sha256[:8]}{REQUEST_SUFFIX}",
                finished=finished,
            )
        return SealedAway(path=path, manager=manager.name, sealed=sealed)

    def take(self, path: Path) -> Changes:
        """Take the manager's answer in: it counts once, for what was asked word for word.

        Raises:
            DomainError: ``answer_is_question``: the file is what was asked;
                ``sealed_damaged``, ``sealed_to_other_key``, ``no_sealed_answer``,
                ``answer_unknown``, ``answer_taken``, ``answer_of_other_key``: not signed by the
                key that was asked, or the key counts no longer; ``answer_of_other_request``;
                ``date_in_future`` (day); that it waits no more; as when it is decided here.
            KnownError: of a disposal, as ``DisposalApprovals.approve``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            if path.suffix == REQUEST_SUFFIX:
                raise DomainError("answer_is_question")
            seed = own_seed(self._desk, unit, self._tools.keys)
            opened = read_sealed(self._tools.keys, self._tools.sources, seed, path)
            answer = read_answer(opened.content)
            sealed = _sealed(unit, answer)
            kind = next((one for one in self._kinds.values() if one.kind == sealed.kind), None)
            if kind is None:
                raise DomainError("answer_unknown")
            key, manager = _signed_by(unit, sealed, opened)
            waits = kind.need(unit, sealed.request)
            asked = sum_of(_content(unit, sealed, waits))
            if not asked == sealed.sha256 == answer.asked:
                raise DomainError("answer_of_other_request")
            self._open(unit, waits)
            day = self._day_of(answer)
            # Whoever enters a key says whose it is.
            check_another(unit, key.registered_by, asker=asker_of(unit, waits.asked))
            taken = replace(sealed, taken_at=self._desk.now(), taken_by=self._desk.actor.user_id)
            unit.managers.put_request(taken)
            self._desk.log(unit, Action.IMPORT, f"sealed_answer:{sealed.id}", case=sealed.case)
            decision = NotedDecision(
                decider=manager.name, function="", decided_on=day, document=path.name
            )
            changes = kind.settle(
                unit,
                sealed.request,
                decision,
                manager=self._as(manager),
                why_not=answer.because.strip(),
            )
        kind.finish()
        return changes

    def _found(self, unit: UnitOfWork, request: str) -> Waits:
        for kind in self._kinds.values():
            for one in kind.waiting(unit):
                if one.id == request:
                    return one
        raise DomainError("request_not_waiting")

    def _open(self, unit: UnitOfWork, waits: Waits) -> None:
        if waits.case is not None:
            self._access.case(unit, waits.case, persons=waits.persons)

    def _day_of(self, answer: AnswerFromAway) -> date:
        zone, now = self._desk.clock.zone, self._desk.now()
        day = answer.instant.astimezone(zone).date()
        if day > now.astimezone(zone).date():
            raise DomainError("date_in_future", day=day)
        return day

    def _as(self, manager: User) -> Actor:
        """The manager as the one who decides; the workstation is that of who took it in."""
        return Actor(
            user_id=manager.id,
            login=manager.login,
            name=manager.name,
            role=manager.role,
            workstation=self._desk.actor.workstation,
        )


def _content(unit: UnitOfWork, sealed: SealedRequest, found: Waits) -> bytes:
    """What is asked, made anew from what stands in the vault."""
    return write_request(
        AskedAway(
            id=sealed.id,
            vault=own_name(unit),
            kind=found.kind.value,
            request=found.id,
            reference=found.told,
            facts=found.facts,
            requested_at=found.requested_at.isoformat(),
            requested_by=found.asked.name,
            made_at=sealed.made_at.isoformat(),
        )
    )


def _sealed(unit: UnitOfWork, answer: AnswerFromAway) -> SealedRequest:
    found = next((one for one in unit.managers.requests() if one.id == answer.id), None)
    if found is None:
        raise DomainError("answer_unknown")
    if found.taken_at is not None:
        raise DomainError("answer_taken")
    return found


def _signed_by(
    unit: UnitOfWork, sealed: SealedRequest, opened: SealedToMe
) -> tuple[ManagerKey, User]:
    for key, manager in keys_that_hold(unit):
        if key.id == sealed.key == opened.sender.id:
            return key, manager
    raise DomainError("answer_of_other_key")
