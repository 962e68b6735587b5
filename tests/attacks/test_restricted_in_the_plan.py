"""A line of the plan whose use is restricted, worded anew at the next meeting.

Defends: 0088: it stays restricted however it is worded, until whom it is about was told of it.
"""

from __future__ import annotations

from datetime import timedelta

from sspf_app.domain.facts import Item
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.plan_records import PlanKind
from tests.services.conftest import TODAY, House
from tests.services.test_commitments import a_meeting, agreed
from tests.services.test_plans import typed


def test_a_line_worded_anew_at_another_meeting_stays_restricted(house: House) -> None:
    scene, use = agreed(house), house.use
    first = use.plans.save(typed(scene, a_meeting(scene), PlanKind.GOAL, "Gå till skolan")).new_id
    papers = use.plan_papers

    def readers() -> list[str]:
        shown = papers.recipients(scene.case, scene.purpose)
        return [one.name for one in shown if one.kind != "coordinator" and one.readable]

    assert readers()
    use.item_rights.restrict(scene.case, first or "", TODAY)
    assert readers() == []
    house.wait(hours=2)
    later = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at - timedelta(hours=1),
            parties=scene.parties,
            persons=(),
        )
    ).new_id
    anew = typed(scene, later or "", PlanKind.GOAL, "Gå till skolan varje dag")
    second = use.plans.save(anew, item=first).new_id or ""
    assert second != first
    assert readers() == []
    with house.unit() as unit:
        row = unit.records.standing(Item, second, case=scene.case)
    assert row is not None
    assert row.is_restricted
