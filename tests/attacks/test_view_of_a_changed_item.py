"""What somebody said of an item, after the item is made to be about something else.

Attack: the words were said beside an item that few could read; the item is corrected, and with it
they would come before people who were never to read them, and in the name of somebody else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

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


def _changed(scene: Scene, *answered: str, **other: object) -> tuple[ItemInput, str]:
    item = _item(scene)
    entry = ItemInput(
        case=scene.case,
        meeting=item.meeting,
        text=item.text,
        source=item.source,
        about=item.about,
        types=item.types,
        oral_only=item.oral_only,
        hide_from_guardians=item.hide_from_guardians,
        answered=frozenset(answered),
    )
    return replace(entry, **other), item.id  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("mark", ["oral_only", "hide_from_guardians"])
def test_a_mark_taken_away_opens_no_view_unasked(house: House, mark: str) -> None:
    scene = _scene(house, born=date(2013, 2, 3))
    use = house.use.meeting_items
    entry, item = _changed(scene, **{mark: True})
    use.correct(item, entry)
    entry, item = _changed(scene, **{mark: False})
    [asked] = use.check(entry, item=item).questions
    assert asked.kind == "views_opened"
    assert "Anna" in asked.name
    refusal = refused(lambda: use.correct(item, entry))
    assert refusal.code == "item_unanswered"
    assert refusal.params["questions"] == (asked,)
    assert getattr(_item(scene), mark)
    use.correct(item, replace(entry, answered=frozenset({asked.key})))
    assert not getattr(_item(scene), mark)
    assert [one.text for one in _item(scene).views] == [VIEW]
    with house.unit() as unit:
        subjects = [line.subject for line in unit.journal.entries()]
    assert f"views_opened:{item}" in subjects


def test_another_wording_asks_nothing(house: House) -> None:
    scene = _scene(house, born=date(2013, 2, 3))
    entry, item = _changed(scene, text="Är sjukskriven", oral_only=True)
    assert house.use.meeting_items.check(entry, item=item).questions == ()
    house.use.meeting_items.correct(item, entry)


def test_nor_does_another_kind_bring_them_to_more_readers(house: House) -> None:
    scene = _scene(house, born=date(2013, 2, 3))
    kind = (T.LEISURE_ACTIVITIES,)
    assert _refusal(scene, types=kind, source=scene.leisure) == "views_stay_narrow"
