"""Minutes name nobody as the source of an item whom their reader may not know of.

Defends: sharing rules 6: a copy is built from what its reader may read and names nobody else.
"""

from __future__ import annotations

from sspf_app.documents.registry import Renderer
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.meeting_views import NewMeeting
from tests.documents.papers import text_of
from tests.services.conftest import TODAY, House
from tests.services.meeting_house import item_of
from tests.services.scenery import a_scene


def test_minutes_name_no_source_that_may_not_know_of_the_case(house: House) -> None:
    house.renderer = Renderer()
    house.new_session()
    scene = a_scene(house)
    boxes = {key: True for key in scene.all_boxes() if key != (0, scene.school)}
    for signatory in (scene.mother, scene.father):
        code = scene.hand_out(signatory)
        answer = PaperYes(
            code=code,
            case=scene.case,
            signed_on=TODAY,
            signed_time=house.clock.at,
            boxes=boxes,
        )
        house.use.answers.register_yes(answer)
    house.wait(minutes=1)
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at,
        parties=(scene.leisure,),
    )
    meeting = house.use.meetings.plan(entry).new_id or ""
    house.use.meeting_items.add(item_of(scene, meeting, text="Frånvaron har minskat"))
    house.wait(hours=1)
    minutes = text_of(house.use.minutes.preview(scene.case, meeting, recipient=scene.leisure).pdf)
    assert "Frånvaron" in minutes
    assert "Ersängsskolan" not in minutes
