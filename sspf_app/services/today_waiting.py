"""Contribution to the queue of the day: answers that are awaited.

Whoever wants to talk, or is to be reminded, stands there once, by what to do next.

Source: domain notes, section 2.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.chasing import chase_due
from sspf_app.services.today_ports import FormOut
from sspf_app.services.today_scene import CaseDue, QueueScene


def answers_awaited(scene: QueueScene) -> Iterator[CaseDue]:
    """Wishes to talk, people to remind, and the other forms that are out and not answered."""
    due = chase_due(scene.unit, today=scene.today)
    for one in due:
        yield CaseDue(
            one.kind,
            scene.midnight(one.day),
            f"{one.purpose}/{one.person}",
            one.case,
            one.since.isoformat(),
            one.person,
        )
    told = {(one.case, one.purpose, one.person) for one in due}
    for out in scene.unit.day.forms_out():
        if (out.case, out.purpose, out.signatory) not in told and not _is_answered(scene, out):
            target = out.code or out.request
            yield CaseDue("form_out", out.sent_at, target, out.case, out.code, out.signatory)


def _is_answered(scene: QueueScene, out: FormOut) -> bool:
    """Whether the signatory has answered since; a case file may leave its requests open."""
    return out.answered_on is not None and out.answered_on >= scene.day(out.sent_at)
