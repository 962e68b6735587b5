"""Contributions to the queue of the day: what turns by time alone, seen in good time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sspf_app.domain.time import birthday
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry

CONSENT_AHEAD = timedelta(days=30)
BIRTHDAY_AHEAD = timedelta(days=60)
_BIRTHDAYS = (15, 18)


def consents_ending(scene: QueueScene) -> Iterator[TodayEntry]:
    """Consents that end within thirty days."""
    for item in scene.cases.values():
        ends = item.state_ends_on
        if ends is not None and ends - scene.today <= CONSENT_AHEAD:
            at = scene.midnight(ends)
            yield scene.entry("consent_ending", at, item, detail=ends.isoformat(), target=item.case)


def birthdays(scene: QueueScene) -> Iterator[TodayEntry]:
    """Birthdays that change who answers, within sixty days."""
    for item in scene.cases.values():
        for age in _BIRTHDAYS:
            turns = None if item.born is None else birthday(item.born, age)
            if turns is not None and timedelta() <= turns - scene.today <= BIRTHDAY_AHEAD:
                at = scene.midnight(turns)
                yield scene.entry("birthday", at, item, detail=str(age), target=item.young_person)
