"""What somebody said of an item, while its use is restricted, and after that is lifted.

Attack: nobody reads the item then, so nothing seems to open by a correction, or by making two
persons one; when the restriction is lifted, more read it than anybody was asked about.
"""

from __future__ import annotations

from sspf_app.domain.codes import InformationType as T
from sspf_app.domain.facts import Exclusion
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.own_views import ViewInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import a_scene
from tests.services.test_own_views import minutes, the_item

VIEW = "Jag har aldrig varit borta utan lov"


def test_that_more_read_a_view_is_asked_while_the_item_is_restricted_too(house: House) -> None:
    scene = a_scene(house)
    scene.passes_on = (T.ATTENDANCE,)
    scene.yes(scene.mother)
    scene.yes(
        scene.father,
        but=[
            Exclusion(
                subject=scene.child,
                source=scene.school,
                recipient=scene.police,
                type=T.ATTENDANCE,
            )
        ],
    )
    scene.meeting_of_attendance(parties=scene.parties, persons=(scene.mother,))
    item = the_item(scene)
    house.use.own_views.note(
        ViewInput(case=scene.case, item=item.id, person=scene.child, text=VIEW, said_on=TODAY)
    )
    assert VIEW not in minutes(scene, scene.police)
    house.use.item_rights.restrict(scene.case, item.id, TODAY)
    house.wait(hours=1)
    anew = ItemInput(
        case=scene.case,
        meeting=item.meeting,
        text="Frånvaron är mindre",
        source=scene.social,
        about=item.about,
        types=item.types,
    )
    code = refused(lambda: house.use.meeting_items.correct(item.id, anew)).code
    assert code == "item_unanswered"
