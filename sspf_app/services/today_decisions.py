"""Contributions to the queue of the day: decisions that wait, positions, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sspf_app.services.access_lists import is_listed
from sspf_app.services.case_loading import load_case
from sspf_app.services.decision_records import Approval, TaskKind
from sspf_app.services.decisions import waits_for_position
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.note_access import staff_of
from sspf_app.services.protection_records import VariantState
from sspf_app.services.today_scene import CaseDue, QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.told_reference import told_reference_of


def approvals_awaited(scene: QueueScene) -> Iterator[CaseDue]:
    """Requested exceptions that nobody has decided yet, for the coordinator."""
    waiting = [one for one in scene.unit.decisions.requests() if one.state is Approval.PENDING]
    is_open = scene.unit.day.open_among({one.case for one in waiting})
    for one in waiting:
        if one.case in is_open:
            at, ends = one.requested_at, one.ends_on.isoformat()
            yield CaseDue("approval_awaited", at, one.id, one.case, ends, one.guardian)


def approvals_to_decide(scene: QueueScene) -> Iterator[TodayEntry]:
    """The same for the unit manager, who reads no case: the reference alone."""
    for request in scene.unit.decisions.requests():
        if request.state is Approval.PENDING:
            loaded = load_case(scene.unit, request.case, now=scene.now)
            yield TodayEntry(
                kind="approval_to_decide",
                at=request.requested_at,
                days=(scene.day(request.requested_at) - scene.today).days,
                case=request.case,
                reference=told_reference_of(scene.unit, loaded.header),
                name="",
                detail=request.ends_on.isoformat(),
                target=request.id,
            )


def legal_to_decide(scene: QueueScene) -> Iterator[TodayEntry]:
    """Questions that rest on a law and wait for the unit manager: the reference alone."""
    for request in scene.unit.legal.requests():
        if request.status is LegalStatus.WAITING:
            yield _waiting(scene, "legal_to_decide", request.case, request.recorded_at)


def variants_to_decide(scene: QueueScene) -> Iterator[TodayEntry]:
    """Forms of protected cases that wait for the unit manager: the reference alone."""
    for one in scene.unit.protection.approvals():
        if one.state is VariantState.ASKED:
            yield _waiting(scene, "variant_to_decide", one.case, one.asked_at)


def access_to_decide(scene: QueueScene) -> Iterator[TodayEntry]:
    """Who asked to open a protected case, for the unit manager: the reference alone."""
    for one in scene.unit.protection.accesses_asked():
        yield _waiting(scene, "access_to_decide", one.case, one.asked_at)


def access_asked(scene: QueueScene) -> Iterator[CaseDue]:
    """The same for whoever handles the case, and is on its list."""
    for one in scene.unit.protection.accesses_asked():
        handles = scene.user_id in staff_of(scene.unit, one.case)
        if handles and is_listed(scene.unit, one.case, scene.user_id):
            yield CaseDue("access_asked", one.asked_at, one.user, one.case)


def _waiting(scene: QueueScene, kind: str, case: str, at: datetime) -> TodayEntry:
    return TodayEntry(
        kind=kind,
        at=at,
        days=(scene.day(at) - scene.today).days,
        case=case,
        reference=told_reference_of(scene.unit, load_case(scene.unit, case, now=scene.now).header),
        name="",
        detail="",
        target=case,
    )


def positions_awaited(scene: QueueScene) -> Iterator[CaseDue]:
    """Paused cases in which the social worker or lawyer has not taken a position."""
    terms = {(one.case, one.pause): one for one in scene.unit.decisions.pause_terms()}
    for pause in scene.pauses():
        if waits_for_position(pause, terms.get((pause.case, pause.id)), zone=scene.zone):
            reason = "" if pause.reason is None else pause.reason.value
            yield CaseDue("position_awaited", pause.starts_at, pause.id, pause.case, reason)


def open_tasks(scene: QueueScene) -> Iterator[CaseDue]:
    """What is to be seen to, such as an ordinary placement."""
    waiting = [task for task in scene.unit.decisions.tasks() if task.done_at is None]
    is_open = scene.unit.day.open_among({task.case for task in waiting})
    for task in waiting:
        if task.case in is_open:
            kind = "task_ask_anew" if task.kind is TaskKind.ASK_ANEW else "task"
            yield CaseDue(kind, scene.midnight(task.since), task.id, task.case, task.text)
