"""An item whose use is restricted, in the room: the page of the meeting says who leaves for it.

Defends: GDPR 18.2, 0088: an item that is restricted goes to nobody; where the program answers of an
item, by word of mouth too.
"""

from __future__ import annotations

from sspf_app.gui.screens.meeting.meeting_reading import read_page
from tests.services.conftest import TODAY, House
from tests.services.scenery import a_scene
from tests.services.test_own_views import the_item


def test_everybody_leaves_the_room_for_what_is_restricted(house: House) -> None:
    scene, use = a_scene(house), house.use
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = scene.meeting_of_attendance(parties=scene.parties, persons=(scene.mother,))

    def without() -> tuple[str, ...]:
        page = read_page(use, scene.case, meeting, now=house.clock.at)
        (point,) = page.agenda
        return point.without

    assert without() == ()
    use.item_rights.restrict(scene.case, the_item(scene).id, TODAY)
    assert {"Polisen", "Fritid unga", "Anna Lind"} <= set(without())
