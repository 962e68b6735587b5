"""Contributions to the queue of the day: the yearly disposal, proposed and approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sspf_app.domain.time import birthday, start_of
from sspf_app.services.disposal_records import ProposalState
from sspf_app.services.outside_keeping import outside_due
from sspf_app.services.retention import kept_cases, rules_on
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry

_TOLD_FOR = timedelta(days=14)


class PastTime:
    """How much is past its time; kept for whoever cannot wait, for the day it was counted on.

    To know that nobody needs a person who stands in no case, every word of every case is looked
    through. What is proposed is worked out anew when somebody proposes it.
    """

    def __init__(self) -> None:
        self._number = 0
        self._counted_by: object = None

    def number(self, scene: QueueScene) -> int | None:
        """How many cases, persons and requests.

        None = it was not counted today, by these rules and flags, and the scene leaves it out.
        """
        unit, day = scene.unit, scene.today
        by = (day, rules_on(unit, day), unit.disposals.flags())
        if scene.leaves_counting:
            return self._number if self._counted_by == by else None
        self._number = _cases_due(scene) + len(outside_due(unit, scene.now, scene.zone))
        self._counted_by = by
        return self._number


def disposals_due(scene: QueueScene) -> Iterator[TodayEntry]:
    """Cases past their time of which nothing was proposed this year, or a proposal not sent."""
    proposals = scene.unit.disposals.proposals()
    begun = next((one for one in proposals if one.state is ProposalState.OPEN), None)
    if begun is not None:
        yield scene.of_the_vault("disposal_begun", begun.made_at, detail=str(begun.year))
        return
    if any(one.year == scene.today.year for one in proposals):
        return
    number = scene.past_time.number(scene)
    scene.is_counted = number is not None
    if number:
        at = scene.midnight(scene.today)
        yield scene.of_the_vault("disposal_due", at, detail=str(number))


def _cases_due(scene: QueueScene) -> int:
    years = [one.years for one in rules_on(scene.unit, scene.today).classes]
    if not years:
        return 0
    # Only cases closed for so long are read; a note after the closing makes their day later still.
    before = start_of(birthday(scene.today, -min(years)), scene.zone)
    kept = kept_cases(scene.unit, scene.now, scene.zone, closed_before=before)
    return sum(one.day.is_due(scene.today) for one in kept)


def disposed_again(scene: QueueScene) -> Iterator[TodayEntry]:
    """Disposals that were done again because an older backup came back; told for two weeks."""
    for one in scene.unit.disposals.records():
        if one.replayed_at is not None and scene.now - one.replayed_at < _TOLD_FOR:
            number = str(len(one.files))
            yield scene.of_the_vault("disposed_again", one.replayed_at, detail=number)


def disposals_to_approve(scene: QueueScene) -> Iterator[TodayEntry]:
    """A proposal that somebody else looked through."""
    for one in scene.unit.disposals.proposals():
        if one.state is ProposalState.SENT and one.made_by != scene.user_id:
            yield scene.of_the_vault("disposal_to_approve", one.sent_at or one.made_at, detail="")
