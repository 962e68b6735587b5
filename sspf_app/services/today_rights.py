"""Contributions to the queue of the day: requests of persons, and the review of the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sspf_app.services.extract_records import RightsWish
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
        kind = "extract_due" if one.wish is RightsWish.EXTRACT else "request_due"
        yield TodayEntry(
            kind="extract_to_sign" if is_mine else kind,
            at=at,
            days=(scene.day(at) - scene.today).days,
            case=None,
            reference="",
            name="",
            detail=one.asked_on.isoformat(),
            target=one.id,
        )


_EACH = timedelta(days=31)
"""How often the log is looked through at the least."""


def log_review_due(scene: QueueScene) -> Iterator[TodayEntry]:
    """That the log was not looked through for a month; a vault younger than that waits."""
    signed = [one.signed_at for one in scene.unit.log_reviews.reviews() if one.signed_at]
    begun = [one.created_at for one in scene.unit.office.users()]
    since = max(signed) if signed else min(begun, default=scene.now)
    due = scene.day(since) + _EACH
    if due > scene.today:
        return
    yield TodayEntry(
        kind="log_review_due",
        at=scene.midnight(due),
        days=(due - scene.today).days,
        case=None,
        reference="",
        name="",
        detail=scene.day(since).isoformat() if signed else "",
        target="",
    )
