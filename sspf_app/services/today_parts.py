"""Contributions to the queue of the day: meetings, withdrawals, drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.facts import Withdrawal
from sspf_app.services.occasions import kinds_among
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.withdrawal_states import refresh_withdrawals

WEEK = timedelta(days=7)


def meetings_today(scene: QueueScene) -> Iterator[TodayEntry]:
    """Meetings of the day, with the state of the case."""
    return _meetings(scene, scene.today, scene.today)


def meetings_of_the_week(scene: QueueScene) -> Iterator[TodayEntry]:
    """Meetings of the coming seven days."""
    return _meetings(scene, scene.today + timedelta(days=1), scene.today + WEEK)


def withdrawals_not_told(scene: QueueScene) -> Iterator[TodayEntry]:
    """Withdrawals not confirmed, or of which somebody does not know; of closed cases too."""
    refresh_withdrawals(scene.unit, now=scene.now)
    left = scene.unit.states.unfinished_withdrawals()
    found = scene.unit.records.list_of(Withdrawal, "id", {one.withdrawal for one in left})
    rows = {(row.case, row.id): row for row in found}
    cases = scene.named({one.case for one in left})
    for one in left:
        row = rows[one.case, one.withdrawal]
        yield scene.entry(
            "withdrawal_not_notified",
            row.received_at,
            cases[one.case],
            detail=", ".join(one.names),
            target=row.id,
        )


def own_drafts(scene: QueueScene) -> Iterator[TodayEntry]:
    """What the user began and did not save."""
    prefix = f"{scene.user_id}/"
    for draft in scene.unit.office.drafts():
        if draft.user_id == scene.user_id:
            key = draft.key.removeprefix(prefix)
            yield TodayEntry(
                kind="draft",
                at=draft.saved_at,
                days=(scene.day(draft.saved_at) - scene.today).days,
                case=None,
                reference="",
                name="",
                detail=key,
                target=key,
            )


def _meetings(scene: QueueScene, first: date, last: date) -> Iterator[TodayEntry]:
    begins, ends = scene.midnight(first), scene.midnight(last + timedelta(days=1))
    rows = scene.unit.queries.meetings_between(begins, ends)
    held = [row for row in rows if row.case in scene.cases]
    # A talk or a referral that was noted afterwards is no meeting.
    occasions = kinds_among(scene.unit, {row.case for row in held})
    for meeting in held:
        if (meeting.case, meeting.id) not in occasions:
            item = scene.cases[meeting.case]
            entry = scene.entry(
                "meeting", meeting.starts_at, item, detail=item.state, target=meeting.id
            )
            yield replace(entry, taken_back=item.taken_back, beside=item.beside)
