"""The queue of the day."""

from __future__ import annotations

from datetime import datetime

from sspf_app.services.actors import Permission
from sspf_app.services.case_states import refresh_due
from sspf_app.services.desk import Desk
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.today_care import (
    backups_due,
    cases_on_their_way,
    password_known,
    words_unseen,
)
from sspf_app.services.today_clocks import (
    birthdays,
    consents_ending,
    custody_changes,
    exceptions_ending,
    oral_answers_ending,
    parties_changing,
    pauses,
    tracks_ending,
)
from sspf_app.services.today_commitments import commitments_due
from sspf_app.services.today_consultations import consultations_ending
from sspf_app.services.today_decisions import (
    access_asked,
    access_to_decide,
    approvals_awaited,
    approvals_to_decide,
    legal_to_decide,
    open_tasks,
    positions_awaited,
    variants_to_decide,
)
from sspf_app.services.today_ledger import papers_gone_wrong
from sspf_app.services.today_meetings import (
    copies_waiting,
    meetings_missing,
    meetings_stopped,
    meetings_uncalled,
)
from sspf_app.services.today_parts import (
    known_since_out,
    meetings_of_the_week,
    meetings_today,
    meetings_unfinished,
    own_drafts,
    withdrawals_not_told,
    wrong_answers_out,
)
from sspf_app.services.today_process import contacts_after
from sspf_app.services.today_retention import (
    PastTime,
    disposals_due,
    disposals_to_approve,
    disposed_again,
)
from sspf_app.services.today_rights import extracts_due, log_review_due
from sspf_app.services.today_scene import Contribution, QueueScene, most_urgent
from sspf_app.services.today_views import TodayQueue
from sspf_app.services.today_waiting import answers_awaited
from sspf_app.services.uncollected import uncollected

CONTRIBUTIONS: tuple[Contribution, ...] = (
    meetings_today,
    withdrawals_not_told,
    wrong_answers_out,
    known_since_out,
    meetings_stopped,
    meetings_uncalled,
    meetings_missing,
    meetings_unfinished,
    copies_waiting,
    papers_gone_wrong,
    consents_ending,
    birthdays,
    custody_changes,
    parties_changing,
    exceptions_ending,
    tracks_ending,
    pauses,
    oral_answers_ending,
    access_asked,
    approvals_awaited,
    positions_awaited,
    open_tasks,
    answers_awaited,
    contacts_after,
    commitments_due,
    consultations_ending,
    cases_on_their_way,
    own_drafts,
    extracts_due,
    disposals_due,
    disposed_again,
    backups_due,
    words_unseen,
)
"""Whatever brings work to the day; each reads for itself, in one unit of work."""

COMING: tuple[Contribution, ...] = (meetings_of_the_week,)
"""What the coming seven days bring."""

TO_DECIDE: tuple[Contribution, ...] = (
    approvals_to_decide,
    legal_to_decide,
    variants_to_decide,
    access_to_decide,
    disposals_to_approve,
    log_review_due,
)
"""The day of the unit manager, who reads no cases."""

_DAYS: dict[Permission, tuple[Contribution, ...]] = {
    Permission.READ_CASES: CONTRIBUTIONS,
    Permission.DECIDE: TO_DECIDE,
    Permission.APPROVE_DISPOSAL: (disposals_to_approve,),
}
"""Whose day is made of what: the first that the role includes."""


class Today:
    """What needs doing, most urgent first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._past_time = PastTime()

    def queue(
        self,
        *,
        first: int | None = None,
        first_of_week: int | None = None,
        leaves_counting: bool = False,
    ) -> TodayQueue:
        """The queue for today: over all open cases, or what the unit manager decides.

        Args:
            first: So many entries at the most; how many there are is told all the same.
            first_of_week: The same of what the coming days bring.
            leaves_counting: What takes long to count is left out the first time of a day, and the
                queue says so.
        """
        now, actor = self._desk.now(), self._desk.actor
        permission = next((one for one in _DAYS if actor.may(one)), Permission.READ_CASES)
        reads = permission is Permission.READ_CASES
        with uncollected(), self._desk.begin(permission) as unit:
            if reads:
                refresh_due(unit, now=now)
            scene = self._scene(unit, now, leaves_counting=leaves_counting)
            parts, ahead = _DAYS[permission], COMING if reads else ()
            each = (one for part in (password_known, *parts) for one in part(scene))
            found = scene.of_own_cases(each)
            coming = [one for part in ahead for one in part(scene)]
            entries = scene.entries(most_urgent(found, first))
            next_week = scene.entries(most_urgent(coming, first_of_week))
            is_new = reads and not unit.day.has_cases()
            proof = unit.handing.care(CareKind.PROOF) if reads else None
            self._desk.log(unit, Action.READ, "today")
            unit.commit()
        return TodayQueue(
            day=scene.today,
            entries=entries,
            next_week=next_week,
            number=len(found),
            number_next_week=len(coming),
            is_counted=scene.is_counted,
            is_new=is_new,
            may_take_back=actor.may(Permission.WRITE_CASES),
            may_back_up=actor.may(Permission.MANAGE_VAULT),
            proven_at=None if proof is None else proof.at,
        )

    def count(self) -> int:
        """Count what ``queue`` left out: how much is past its time."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            return self._past_time.number(self._scene(unit, self._desk.now())) or 0

    def _scene(
        self, unit: UnitOfWork, now: datetime, *, leaves_counting: bool = False
    ) -> QueueScene:
        return QueueScene(
            unit,
            now=now,
            zone=self._desk.clock.zone,
            user_id=self._desk.actor.user_id,
            past_time=self._past_time,
            leaves_counting=leaves_counting,
        )
