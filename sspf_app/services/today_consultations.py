"""Contribution to the queue of the day: consultations that are soon erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sspf_app.services.consultations import erase_due
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry

ERASE_AHEAD = timedelta(days=7)


def consultations_ending(scene: QueueScene) -> Iterator[TodayEntry]:
    """Consultations that are erased within a week; what is due goes now."""
    erase_due(scene.unit, today=scene.today)
    for one in scene.unit.consultations.consultations():
        if one.erase_on - scene.today <= ERASE_AHEAD:
            at = scene.midnight(one.erase_on)
            yield TodayEntry(
                kind="consultation_erased",
                at=at,
                days=(one.erase_on - scene.today).days,
                case=None,
                reference=one.number,
                name="",
                detail=one.erase_on.isoformat(),
                target=one.id,
            )
