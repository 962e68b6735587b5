"""Contribution to the queue of the day: answers that are awaited.

Whoever wants to talk, or is to be reminded, stands there once, by what to do next.

Source: domain notes, section 2.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.domain.codes import Medium
from sspf_app.domain.facts import Consent, Person, Request
from sspf_app.services.chase_views import ChaseDue
from sspf_app.services.chasing import chase_due
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry


def answers_awaited(scene: QueueScene) -> Iterator[TodayEntry]:
    """Wishes to talk, people to remind, and the other forms that are out and not answered."""
    due = chase_due(scene.unit, today=scene.today)
    for one in due:
        item = scene.cases.get(one.case)
        if item is not None:
            yield scene.entry(
                one.kind,
                scene.midnight(one.day),
                item,
                detail=one.since.isoformat(),
                target=f"{one.purpose}/{one.person}",
                person=scene.unit.records.standing(Person, one.person),
            )
    yield from _forms_out(scene, due)


def _forms_out(scene: QueueScene, due: tuple[ChaseDue, ...]) -> Iterator[TodayEntry]:
    told = {(one.case, one.purpose, one.person) for one in due}
    for request in scene.unit.records.list_standing(Request):
        item = scene.cases.get(request.case)
        if item is None or request.closed_at is not None or _is_answered(scene, request):
            continue
        if (request.case, request.purpose, request.signatory) in told:
            continue
        forms = scene.unit.office.forms(request.case)
        code = next((form.id for form in forms if form.request == request.id), "")
        yield scene.entry(
            "form_out",
            request.sent_at,
            item,
            detail=code,
            target=code or request.id,
            person=scene.unit.records.standing(Person, request.signatory),
        )


def _is_answered(scene: QueueScene, request: Request) -> bool:
    """Whether the signatory has answered since; a case file may leave its requests open."""
    return any(
        record.signatory == request.signatory
        and record.purpose == request.purpose
        and record.medium is Medium.WRITTEN
        and record.signed_on >= scene.day(request.sent_at)
        for record in scene.unit.records.list_standing(Consent, case=request.case)
    )
