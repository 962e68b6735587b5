"""Contributions to the queue of the day: meetings that cannot be as booked, and that are missing.

Source: sharing rules, section 7; domain notes, section 1.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sspf_app.domain.facts import Party, Person
from sspf_app.services.process_records import Step
from sspf_app.services.process_settings import settings_on
from sspf_app.services.today_ports import MeetingMissing
from sspf_app.services.today_scene import CaseDue, QueueScene

STOPPED_AHEAD = timedelta(days=14)


def meetings_stopped(scene: QueueScene) -> Iterator[CaseDue]:
    """Meetings of the coming days to which somebody who takes part may not be invited.

    What lets them know has lapsed, or will have when the meeting begins. Who that is was worked out
    with the state of the case, by the rules, and is worked out anew when anything changes it.
    """
    last = scene.midnight(scene.today + STOPPED_AHEAD + timedelta(days=1))
    found = scene.unit.day.meetings_stopped(scene.now, last)
    if not found:
        return
    records = scene.unit.records
    names = {row.id: row.name for row in records.list_standing(Party)}
    others = {who for one in found for who in one.participants if who not in names}
    names |= {row.id: row.name for row in records.list_of(Person, "id", others)}
    for one in found:
        who = ", ".join(names.get(some, some) for some in one.participants)
        yield CaseDue("meeting_stopped", one.starts_at, one.id, one.case, who)


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
