"""What somebody said of an item, after the item is made to be about something else.

Attack: the words were said beside an item that few could read; the item is corrected, and with it
they would come before people who were never to read them, and in the name of somebody else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from sspf_app.domain.codes import InformationType as T
from sspf_app.domain.facts import Exclusion, Item
from sspf_app.services.meeting_views import ItemInput, ItemQuestion
from sspf_app.services.own_views import ViewInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene

VIEW = "Jag har aldrig varit borta utan lov"


def _item(scene: Scene) -> Item:
    with scene.house.unit() as unit:
        (found,) = unit.records.list_standing(Item, case=scene.case)
    return found


def _refusal(scene: Scene, **other: object) -> str:
    """Why the item is not corrected so, once its questions are answered."""
    item = _item(scene)
    entry = ItemInput(
        case=scene.case,
        meeting=item.meeting,
        text="Är sjukskriven",
        source=item.source,
        about=item.about,
        types=item.types,
    )
    entry = replace(entry, **other)  # pyright: ignore[reportArgumentType]
    error = refused(lambda: scene.house.use.meeting_items.correct(item.id, entry))
    if error.code != "item_unanswered":
        return error.code
    questions = cast("tuple[ItemQuestion, ...]", error.params["questions"])
    entry = replace(entry, answered=frozenset(one.key for one in questions))
    return refused(lambda: scene.house.use.meeting_items.correct(item.id, entry)).code


def _scene(house: House, *, born: date) -> Scene:
    scene = a_scene(house, born=born)
    if born.year < 2011:
        scene.yes(scene.child)
    scene.yes(scene.mother)
    scene.yes(
        scene.father,
        but=[Exclusion(subject=scene.child, recipient=scene.police, type=T.ATTENDANCE)],
    )
    scene.meeting_of_attendance(parties=scene.parties, persons=(scene.mother,))
    scene.house.use.own_views.note(
        ViewInput(
            case=scene.case, item=_item(scene).id, person=scene.child, text=VIEW, said_on=TODAY
        )
    )
    return scene


def test_the_words_of_a_child_do_not_become_those_of_a_guardian(house: House) -> None:
    scene = _scene(house, born=date(2010, 2, 3))
    assert _refusal(scene, about=(scene.mother,), source="family") == "views_stay_narrow"
    assert _item(scene).about == (scene.child,)


def test_nor_does_another_kind_bring_them_to_more_readers(house: House) -> None:
    scene = _scene(house, born=date(2013, 2, 3))
    kind = (T.LEISURE_ACTIVITIES,)
    assert _refusal(scene, types=kind, source=scene.leisure) == "views_stay_narrow"
