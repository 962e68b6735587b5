"""The queue of the day."""

from __future__ import annotations

from sspf_app.services.actors import Permission
from sspf_app.services.case_states import refresh_due
from sspf_app.services.desk import Desk
from sspf_app.services.records import Action
from sspf_app.services.today_clocks import birthdays, consents_ending
from sspf_app.services.today_consultations import consultations_ending
from sspf_app.services.today_ledger import papers_gone_wrong
from sspf_app.services.today_parts import (
    forms_out,
    meetings_of_the_week,
    meetings_today,
    own_drafts,
    withdrawals_not_told,
)
from sspf_app.services.today_scene import Contribution, QueueScene
from sspf_app.services.today_views import URGENCY, TodayQueue

CONTRIBUTIONS: tuple[Contribution, ...] = (
    meetings_today,
    withdrawals_not_told,
    papers_gone_wrong,
    consents_ending,
    birthdays,
    forms_out,
    consultations_ending,
    own_drafts,
)
"""Whatever brings work to the day; each reads for itself, in one unit of work."""

COMING: tuple[Contribution, ...] = (meetings_of_the_week,)
"""What the coming seven days bring."""


class Today:
    """What needs doing, most urgent first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def queue(self) -> TodayQueue:
        """The queue for today, over all open cases."""
        now = self._desk.now()
        with self._desk.begin(Permission.READ_CASES) as unit:
            refresh_due(unit, now=now)
            scene = QueueScene(
                unit=unit,
                cases={item.case: item for item in unit.queries.case_list() if not item.is_closed},
                now=now,
                zone=self._desk.clock.zone,
                user_id=self._desk.actor.user_id,
            )
            entries = [entry for part in CONTRIBUTIONS for entry in part(scene)]
            coming = [entry for part in COMING for entry in part(scene)]
            self._desk.log(unit, Action.READ, "today")
            unit.commit()
        entries.sort(key=lambda one: (URGENCY.index(one.kind), one.at, one.target))
        coming.sort(key=lambda one: (one.at, one.target))
        return TodayQueue(day=scene.today, entries=tuple(entries), next_week=tuple(coming))
