"""Contribution to the queue of the day: answers that are awaited.

Whoever wants to talk, or is to be reminded, stands there once, by what to do next.

Source: domain notes, section 2.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.chase_views import ChaseDue
from sspf_app.services.chasing import chase_due
from sspf_app.services.queries import RequestOut
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry


def answers_awaited(scene: QueueScene) -> Iterator[TodayEntry]:
    """Wishes to talk, people to remind, and the other forms that are out and not answered."""
    due = chase_due(scene.unit, today=scene.today)
    persons = scene.persons(one.person for one in due)
    for one in due:
        item = scene.cases.get(one.case)
        if item is not None:
            yield scene.entry(
                one.kind,
                scene.midnight(one.day),
                item,
                detail=one.since.isoformat(),
                target=f"{one.purpose}/{one.person}",
                person=persons.get(one.person),
            )
    yield from _forms_out(scene, due)


def _forms_out(scene: QueueScene, due: tuple[ChaseDue, ...]) -> Iterator[TodayEntry]:
    told = {(one.case, one.purpose, one.person) for one in due}
    waiting = scene.unit.queries.requests_out()
    persons = scene.persons(out.request.signatory for out in waiting)
    for out in waiting:
        request = out.request
        item = scene.cases.get(request.case)
        if item is None or _is_answered(scene, out):
            continue
        if (request.case, request.purpose, request.signatory) in told:
            continue
        yield scene.entry(
            "form_out",
            request.sent_at,
            item,
            detail=out.code,
            target=out.code or request.id,
            person=persons.get(request.signatory),
        )


def _is_answered(scene: QueueScene, out: RequestOut) -> bool:
    """Whether the signatory has answered since; a case file may leave its requests open."""
    return out.answered_on is not None and out.answered_on >= scene.day(out.request.sent_at)
