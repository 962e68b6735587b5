"""Contributions to the queue of the day: decisions that wait, positions, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sspf_app.domain.facts import Pause, Person
from sspf_app.services.case_reading import load_case
from sspf_app.services.decision_records import Approval, TaskKind
from sspf_app.services.decisions import waits_for_position
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.protection_records import VariantState
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.told_reference import told_reference_of


def approvals_awaited(scene: QueueScene) -> Iterator[TodayEntry]:
    """Requested exceptions that nobody has decided yet, for the coordinator."""
    for request in scene.unit.decisions.requests():
        item = scene.cases.get(request.case)
        if item is not None and request.state is Approval.PENDING:
            yield scene.entry(
                "approval_awaited",
                request.requested_at,
                item,
                detail=request.ends_on.isoformat(),
                target=request.id,
                person=scene.unit.records.standing(Person, request.guardian),
            )


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


def positions_awaited(scene: QueueScene) -> Iterator[TodayEntry]:
    """Paused cases in which the social worker or lawyer has not taken a position."""
    terms = {(one.case, one.pause): one for one in scene.unit.decisions.pause_terms()}
    for pause in scene.unit.records.list_standing(Pause):
        item = scene.cases.get(pause.case)
        is_running = pause.starts_at <= scene.now and (
            pause.ends_at is None or scene.now < pause.ends_at
        )
        if item is None or not is_running:
            continue
        if waits_for_position(pause, terms.get((pause.case, pause.id)), zone=scene.zone):
            reason = "" if pause.reason is None else pause.reason.value
            yield scene.entry(
                "position_awaited", pause.starts_at, item, detail=reason, target=pause.id
            )


def open_tasks(scene: QueueScene) -> Iterator[TodayEntry]:
    """What is to be seen to, such as an ordinary placement."""
    for task in scene.unit.decisions.tasks():
        item = scene.cases.get(task.case)
        if item is not None and task.done_at is None:
            at = scene.midnight(task.since)
            kind = "task_ask_anew" if task.kind is TaskKind.ASK_ANEW else "task"
            yield scene.entry(kind, at, item, detail=task.text, target=task.id)
