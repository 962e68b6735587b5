"""Contribution to the queue of the day: the contact after a case was closed.

It comes up only while the answers would still hold.

Source: domain notes, section 1.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.case_loading import load_case
from sspf_app.services.closures import is_still_valid
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.told_reference import listed_reference


def contacts_after(scene: QueueScene) -> Iterator[TodayEntry]:
    """Contacts that are due, of cases that are closed and were not opened again."""
    for closure in scene.unit.process.contacts_due(scene.today):
        loaded = load_case(scene.unit, closure.case, now=scene.now)
        closing = loaded.situation.closing
        day = closure.after_contact_on
        if day is None or closing is None or closing.id != closure.closing:
            continue
        if not is_still_valid(loaded):
            continue
        young, called = loaded.header.young_person, loaded.reference
        if loaded.protected:
            called = listed_reference(scene.unit, loaded.id, called, young)
        yield TodayEntry(
            kind="after_contact",
            at=scene.midnight(day),
            days=(day - scene.today).days,
            case=closure.case,
            reference=called,
            name="" if loaded.protected else loaded.name(young),
            detail=day.isoformat(),
            target=closure.closing,
        )
