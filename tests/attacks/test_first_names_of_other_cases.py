"""A first name of another case's young person goes out on no paper unasked.

Defends: sharing rules 6 (a text that names a known person), domain 2.2 and 2.5: in such meetings
young people are called by their first name; nobody is told whose it is, least of all of somebody
protected.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.plan_records import PlanKind
from tests.services.conftest import House, refused
from tests.services.scenery import Scene
from tests.services.test_agenda import _plan, _point
from tests.services.test_commitments import a_meeting, agreed, promise
from tests.services.test_occasions import begun, told
from tests.services.test_plans import typed

T = InformationType
SAID = "Dino i 9C säljer till henne, och Dinos bror kör"


def _known(house: House, **other: Any) -> str:
    entry = replace(PersonInput(name="Dino Sandklint", born=date(2011, 5, 6)), **other)
    return house.use.people.add(entry).new_id or ""


def _item(scene: Scene, where: str, said: str = SAID) -> ItemInput:
    return ItemInput(
        case=scene.case,
        meeting=where,
        text=said,
        source="family",
        about=(scene.child,),
        types=(T.PARTICIPATION,),
    )


def _answered(entry: ItemInput, meaning: NameMeaning, name: str = "dino") -> ItemInput:
    return replace(entry, answered=frozenset({f"name:{name}={meaning.value}"}))


def _old(scene: Scene, where: str, said: str = SAID) -> Item:
    """An item that was never asked about: taken in, or of before the program asked."""
    entry = _item(scene, where, said)
    item = Item(
        id="i-old",
        recorded_at=scene.house.clock.at,
        case=scene.case,
        meeting=where,
        text=said,
        source=entry.source,
        about=entry.about,
        types=entry.types,
    )
    with scene.house.unit() as unit:
        unit.records.add(item)
        unit.commit()
    return item


def test_the_name_is_asked_about_before_the_item_is_saved(house: House) -> None:
    scene = agreed(house)
    _known(house)
    where = a_meeting(scene)
    use = house.use.meeting_items
    (asked,) = use.check(_item(scene, where)).questions
    assert (asked.kind, asked.name, asked.person) == ("name", "Dino", None)
    assert refused(lambda: use.add(_item(scene, where))).code == "item_unanswered"
    use.add(_answered(_item(scene, where), NameMeaning.OTHER_YOUTH))
    # Remembered for the meeting: it is not asked twice.
    assert use.check(_item(scene, where, "Dino igen")).questions == ()
    for recipient in (scene.school, scene.mother, COORDINATOR):
        paper = house.use.minutes.preview(scene.case, where, recipient=recipient).pdf.decode()
        assert "Dino" not in paper
        assert "annan ungdom i 9C säljer till henne, och annan ungdoms bror kör" in paper


@pytest.mark.parametrize("meaning", [NameMeaning.OF_CASE, NameMeaning.SOMEBODY])
def test_another_answer_lets_the_name_stand(house: House, meaning: NameMeaning) -> None:
    scene = agreed(house)
    where = a_meeting(scene)
    house.use.meeting_items.add(_answered(_item(scene, where), meaning))
    paper = house.use.minutes.preview(scene.case, where, recipient=scene.school).pdf.decode()
    assert "Dino i 9C" in paper
    view = house.use.meeting_names.of_meeting(scene.case, where)
    assert [(one.name, one.meaning) for one in view.answered] == [("dino", meaning)]


def test_a_protected_child_is_asked_about_as_anybody_else(house: House) -> None:
    """The question about them is word for word the one about a name nobody knows."""
    scene = agreed(house)
    where = a_meeting(scene)
    said = "Hon umgås med Dino och Dinos bror"
    before = house.use.meeting_items.check(_item(scene, where, said)).questions
    _known(house, protected_identity=Protection.SECRECY_MARK)
    after = house.use.meeting_items.check(_item(scene, where, said)).questions
    assert before == after
    assert [one.person for one in after] == [None]


def test_an_item_that_was_never_asked_about_goes_nowhere_before_it_is(house: House) -> None:
    scene = agreed(house)
    _known(house)
    where = a_meeting(scene)
    _old(scene, where)
    preview = house.use.minutes.preview
    error = refused(lambda: preview(scene.case, where, recipient=scene.school))
    assert (error.code, error.params["names"]) == ("names_unanswered", "Dino")
    preview(scene.case, where, recipient=COORDINATOR)  # it stays at the desk
    names = house.use.meeting_names
    (asked,) = names.of_meeting(scene.case, where).open
    names.answer(scene.case, where, asked.key, NameMeaning.OTHER_YOUTH)
    assert names.of_meeting(scene.case, where).open == ()
    paper = preview(scene.case, where, recipient=scene.school).pdf.decode()
    assert "Dino" not in paper
    names.answer(scene.case, where, "dino", NameMeaning.SOMEBODY)  # it was wrong
    assert "Dino i 9C" in preview(scene.case, where, recipient=scene.school).pdf.decode()
    unknown = refused(lambda: names.answer(scene.case, where, "kim", NameMeaning.NO_NAME))
    assert unknown.code == "unknown_name"


def test_no_copy_of_plan_promises_or_mapping_goes_out_before_either(house: House) -> None:
    scene = agreed(house)
    use, where = house.use, a_meeting(scene)
    use.plans.save(typed(scene, where, PlanKind.GOAL, "Lugnt"))
    promise(scene, where, who=scene.school, days=3, text="Ringer")
    talk = begun(scene)
    use.occasions.save(told(scene, talk, text="Lugnt"))
    with house.unit() as unit:
        for row in unit.records.list_standing(Item, case=scene.case):
            new = replace(row, text=SAID, recorded_at=house.wait(minutes=1))
            unit.records.replace(row, at=house.clock.at, by=new)
        unit.commit()

    papers = {
        where: lambda: (
            use.plan_papers.preview(scene.case, scene.purpose, recipient=scene.school).pdf
        ),
        f"{where} ": lambda: use.commitment_papers.preview(scene.school).paper.pdf,
        talk: lambda: use.mapping_papers.preview(scene.case, recipient=scene.mother).pdf,
    }
    for paper in papers.values():
        assert refused(paper).code == "names_unanswered"
    for meeting in (where, talk):
        use.meeting_names.answer(scene.case, meeting, "name:dino", NameMeaning.OTHER_YOUTH)
    for paper in papers.values():
        said = paper().decode()
        assert "Dino" not in said
        assert "annan ungdom i 9C" in said


def test_a_heading_of_the_agenda_is_asked_about_too(house: House) -> None:
    scene = agreed(house)
    where = _plan(scene, days=2)
    point = _point(scene, where, "Bråket med Dino", T.PARTICIPATION)
    agenda = house.use.agenda
    error = refused(lambda: agenda.add(point))
    assert error.code == "item_unanswered"
    agenda.add(replace(point, answered=frozenset({"name:dino=other_youth"})))
    preview = house.use.invitation_papers.preview
    paper = preview(scene.case, where, recipient=scene.school).pdf.decode()
    assert "Dino" not in paper
    assert "annan ungdom" in paper


def test_a_personal_number_is_asked_about_and_left_out(house: House) -> None:
    scene = agreed(house)
    where = a_meeting(scene)
    said = "Det är 20130203-2394 som säljer"
    (asked,) = house.use.meeting_items.check(_item(scene, where, said)).questions
    assert asked.kind == "number"
    entry = _answered(_item(scene, where, said), NameMeaning.OTHER_YOUTH, "201302032394")
    house.use.meeting_items.add(entry)
    paper = house.use.minutes.preview(scene.case, where, recipient=scene.school).pdf.decode()
    assert "2394" not in paper
    assert "Det är (personnummer) som säljer" in paper


def test_who_came_and_who_is_of_the_case_is_never_asked_about(house: House) -> None:
    scene = agreed(house)
    _known(house, name="Alva Sandklint")
    where = a_meeting(scene)
    asked = house.use.meeting_items.check(_item(scene, where, "Alva och Alvas katt")).questions
    assert [one.kind for one in asked] == []


def test_the_search_before_a_file_is_saved_finds_the_name_wherever_it_stands(house: House) -> None:
    """The answer is not only what the paper is drawn by: it is searched for in what was drawn."""
    scene = agreed(house)
    where = a_meeting(scene)
    house.use.meeting_items.add(_answered(_item(scene, where), NameMeaning.OTHER_YOUTH))
    renderer = house.renderer
    drawn = renderer.minutes

    def careless(data: Any) -> Any:
        made = drawn(data)
        return replace(made, content=made.content + b"\nDino")

    renderer.minutes = careless
    with pytest.raises(DomainError) as told_of:
        house.use.minutes.preview(scene.case, where, recipient=scene.school)
    assert told_of.value.code == "leak_found"
