"""Contributions to the queue of the day: meetings, withdrawals, drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from sspf_app.domain.facts import Meeting, Withdrawal
from sspf_app.services.case_reading import load_case
from sspf_app.services.occasions import kinds_of
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.withdrawal_effects import withdrawal_effect

WEEK = timedelta(days=7)


def meetings_today(scene: QueueScene) -> Iterator[TodayEntry]:
    """Meetings of the day, with the state of the case."""
    return _meetings(scene, scene.today, scene.today)


def meetings_of_the_week(scene: QueueScene) -> Iterator[TodayEntry]:
    """Meetings of the coming seven days."""
    return _meetings(scene, scene.today + timedelta(days=1), scene.today + WEEK)


def withdrawals_not_told(scene: QueueScene) -> Iterator[TodayEntry]:
    """Withdrawals not confirmed, or of which somebody does not know; of closed cases too."""
    left = tuple(_unfinished(scene))
    cases = scene.cases
    if any(row.case not in cases for row, _ in left):
        # Who has to be told has to be told after the case was closed too.
        cases = {item.case: item for item in scene.unit.queries.case_list()}
    for row, names in left:
        yield scene.entry(
            "withdrawal_not_notified", row.received_at, cases[row.case], detail=names, target=row.id
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


def _unfinished(scene: QueueScene) -> Iterator[tuple[Withdrawal, str]]:
    """Withdrawals that ask for something still, and the names of who is to be told."""
    rows = sorted(scene.unit.records.list_standing(Withdrawal), key=attrgetter("case"))
    for case, withdrawals in groupby(rows, attrgetter("case")):
        loaded = load_case(scene.unit, case, now=scene.now)
        for row in withdrawals:
            effect = withdrawal_effect(scene.unit, loaded, row)
            if effect.is_unfinished:
                yield row, ", ".join(one.name for one in effect.waiting)


def _meetings(scene: QueueScene, first: date, last: date) -> Iterator[TodayEntry]:
    begins, ends = scene.midnight(first), scene.midnight(last + timedelta(days=1))
    for meeting in scene.unit.records.list_between(Meeting, "starts_at", begins, ends):
        item = scene.cases.get(meeting.case)
        if item is not None and not _is_occasion(scene, meeting):
            yield scene.entry(
                "meeting", meeting.starts_at, item, detail=item.state, target=meeting.id
            )


def _is_occasion(scene: QueueScene, meeting: Meeting) -> bool:
    """Whether it is a talk or a referral that was noted afterwards."""
    return (meeting.case, meeting.id) in kinds_of(scene.unit, meeting.case)
