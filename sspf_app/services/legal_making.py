"""A question that rests on a law as it is first recorded, who asked, and how far it has come."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.services.approvers import Asked
from sspf_app.services.desk import Desk
from sspf_app.services.legal_checks import given_answers
from sspf_app.services.legal_records import Direction, LegalGround, LegalRequest, LegalStatus
from sspf_app.services.legal_views import LegalInput
from sspf_app.services.ports import UnitOfWork


def new_request(
    desk: Desk, entry: LegalInput, ground: LegalGround | None, *, at: datetime
) -> LegalRequest:
    """The question or notice as it was typed, with the ground's wording of the day.

    Args:
        desk: Whose assessment it is.
        entry: What was typed.
        ground: What it rests on; None = nothing is handed out.
        at: When it is recorded.
    """
    return LegalRequest(
        id=desk.new_id("lr"),
        case=entry.case,
        person=entry.person,
        direction=entry.direction,
        ground=None if ground is None else ground.id,
        paragraph="" if ground is None else ground.paragraph,
        wording="" if ground is None else ground.wording,
        giver=entry.giver,
        receiver=entry.receiver,
        asked_by=entry.asked_by.strip(),
        asked_at=entry.asked_at,
        asked_what=entry.asked_what.strip(),
        answers=() if ground is None else given_answers(entry.answers, ground),
        circumstances=entry.circumstances.strip(),
        reasoning=entry.reasoning.strip(),
        what=entry.what.strip(),
        assessor=desk.actor.name,
        status=_first_status(entry, ground),
        recorded_at=at,
        recorded_by=desk.actor.user_id,
    )


def _first_status(entry: LegalInput, ground: LegalGround | None) -> LegalStatus:
    if entry.direction is Direction.INCOMING:
        return LegalStatus.RECEIVED
    if not entry.hand_out or ground is None:
        return LegalStatus.REFUSED
    return LegalStatus.WAITING if ground.needs_approval else LegalStatus.READY


def asked_legally(request: LegalRequest) -> Asked:
    """Who asked, for whoever is to be somebody else."""
    return Asked(
        case=request.case,
        subject=f"legal_request:{request.id}",
        name=request.assessor,
        user_id=request.recorded_by,
    )


def need_request(unit: UnitOfWork, request_id: str, status: LegalStatus) -> LegalRequest:
    """A question that is as far as it must be.

    Raises:
        DomainError: ``unknown_legal_request``; ``legal_not_ready``, ``legal_not_waiting``.
    """
    request = unit.legal.request(request_id)
    if request is None:
        raise DomainError("unknown_legal_request", request=request_id)
    if request.status is not status:
        code = "legal_not_ready" if status is LegalStatus.READY else "legal_not_waiting"
        raise DomainError(code)
    return request
