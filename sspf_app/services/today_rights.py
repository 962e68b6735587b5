"""Contributions to the queue of the day: register extracts that are to be given."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.extracts import due_on
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry


def extracts_due(scene: QueueScene) -> Iterator[TodayEntry]:
    """Every request that waits, with the last day to answer it; nobody is named."""
    for one in scene.unit.extracts.requests():
        if not one.is_open:
            continue
        waits = one.sent_at is not None and one.signed_at is None
        is_mine = waits and scene.user_id not in (one.sent_by, one.person)
        at = scene.midnight(due_on(one))
        yield TodayEntry(
            kind="extract_to_sign" if is_mine else "extract_due",
            at=at,
            days=(scene.day(at) - scene.today).days,
            case=None,
            reference="",
            name="",
            detail=one.asked_on.isoformat(),
            target=one.id,
        )
