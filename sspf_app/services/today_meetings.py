"""Contributions to the queue of the day: meetings that cannot be as booked, and that are missing.

Source: sharing rules, section 7; domain notes, section 1.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sspf_app.services.process_records import Step
from sspf_app.services.process_settings import settings_on
from sspf_app.services.today_ports import MeetingMissing, MeetingWaiting
from sspf_app.services.today_scene import CaseDue, QueueScene

STOPPED_AHEAD = timedelta(days=14)
_FIRST = datetime(1900, 1, 1, tzinfo=UTC)
"""Before any meeting."""


def meetings_stopped(scene: QueueScene) -> Iterator[CaseDue]:
    """Meetings of the coming days to which somebody who takes part may not be invited.

    What lets them know has lapsed, or will have when the meeting begins. Who that is was worked out
    with the state of the case, by the rules, and is worked out anew when anything changes it.
    """
    last = scene.midnight(scene.today + STOPPED_AHEAD + timedelta(days=1))
    for one in scene.unit.day.meetings_stopped(scene.now, last):
        yield CaseDue("meeting_stopped", one.starts_at, one.id, one.case, who=one.participants)


def meetings_uncalled(scene: QueueScene) -> Iterator[CaseDue]:
    """Meetings of the coming days of which somebody who may be invited was not told.

    Neither in writing nor by word of mouth; or they were told of another time.
    """
    last = scene.midnight(scene.today + STOPPED_AHEAD + timedelta(days=1))
    yield from _waiting("meeting_uncalled", scene.unit.day.meetings_uncalled(scene.now, last))


def copies_waiting(scene: QueueScene) -> Iterator[CaseDue]:
    """Meetings whose minutes are locked, and of which somebody is still to have a copy.

    Until each has one, or it is noted why not, however long ago the meeting was.
    """
    found = scene.unit.day.copies_waiting(_FIRST, scene.now)
    yield from _waiting("copies_waiting", found)


def _waiting(kind: str, found: tuple[MeetingWaiting, ...]) -> Iterator[CaseDue]:
    for one in found:
        yield CaseDue(kind, one.starts_at, one.id, one.case, who=one.waiting)


def meetings_missing(scene: QueueScene) -> Iterator[CaseDue]:
    """Cases in which the answers hold and no meeting is booked, some weeks after the last.

    Where there was none it counts from the last answer. A step that the office has turned off, or
    that is noted in the case as not needed, expects no meeting; a paused case none either.
    """
    weeks = scene.unit.office.office().weeks_to_meeting
    steps = {one.code for one in settings_on(scene.unit, scene.today).steps if one.is_on}
    if weeks <= 0 or not steps & {Step.MEETING.value, Step.FOLLOW_UP.value}:
        return
    since = scene.midnight(scene.today - timedelta(weeks=weeks))
    for one in scene.unit.day.meetings_missing(since):
        step = (Step.MEETING if one.last_at is None else Step.FOLLOW_UP).value
        at = one.last_at or _answered_at(scene, one)
        if at is not None and at < since and step in steps and step not in one.not_needed:
            detail = "none" if one.last_at is None else "held"
            yield CaseDue("meeting_missing", at, one.case, one.case, detail)


def _answered_at(scene: QueueScene, one: MeetingMissing) -> datetime | None:
    return None if one.answered_on is None else scene.midnight(one.answered_on)
