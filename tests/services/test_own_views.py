"""How somebody sees what is noted about them: beside the item, on every paper, and never wider.

Defends: what was written stays; whoever reads the item reads the view, nobody else does; no wording
and no lock loses it; a guardian is named to nobody by it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Exclusion, Item
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.services.own_views import ViewInput
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene
from tests.services.test_transfer import offices  # noqa: F401  a fixture
from tests.services.transfer_house import READ, Offices, talk_about_alva

T = InformationType
SAID = "Frånvaron har minskat"
VIEW = "Jag har aldrig varit borta utan lov"


@pytest.fixture
def scene(house: House) -> Scene:
    found = a_scene(house)
    found.passes_on = (T.ATTENDANCE,)
    found.yes(found.mother)
    found.yes(
        found.father,
        but=[Exclusion(subject=found.child, recipient=found.police, type=T.ATTENDANCE)],
    )
    found.meeting_of_attendance(parties=found.parties, persons=(found.mother,))
    return found


def the_item(scene: Scene) -> Item:
    with scene.house.unit() as unit:
        (found,) = unit.records.list_standing(Item, case=scene.case)
    return found


def said(scene: Scene, **other: object) -> ViewInput:
    entry = ViewInput(
        case=scene.case,
        item=the_item(scene).id,
        person=scene.child,
        text=VIEW,
        said_on=TODAY,
    )
    return replace(entry, **other)  # pyright: ignore[reportArgumentType]


def minutes(scene: Scene, recipient: str) -> str:
    with scene.house.unit() as unit:
        meeting = unit.records.list_standing(Item, case=scene.case)[0].meeting
    return scene.house.use.minutes.preview(scene.case, meeting, recipient=recipient).pdf.decode()


def test_whoever_reads_the_item_reads_the_view_and_nobody_else(scene: Scene) -> None:
    scene.house.use.own_views.note(said(scene))
    assert the_item(scene).text == SAID
    for reader in (scene.school, scene.mother, COORDINATOR):
        shown = minutes(scene, reader)
        assert shown.index(SAID) < shown.index(VIEW)
        assert "Den som det gäller säger" in shown
    assert VIEW not in minutes(scene, scene.police)
    (item,) = scene.house.use.item_rights.of_case(scene.case)
    assert VIEW in item.views[0]


def test_the_way_from_the_coordinator_is_asked_for_a_view(house: House, tmp_path: Path) -> None:
    """The police may hear of attendance from the school, and not from who was told the view."""
    made = a_scene(house)
    made.passes_on = (T.ATTENDANCE,)
    made.yes(made.mother)
    made.yes(
        made.father,
        but=[
            Exclusion(
                subject=made.child, source=made.social, recipient=made.police, type=T.ATTENDANCE
            )
        ],
    )
    made.meeting_of_attendance(parties=made.parties, persons=(made.mother,))
    house.use.own_views.note(said(made))
    shown = minutes(made, made.police)
    assert SAID in shown
    assert VIEW not in shown
    assert VIEW in minutes(made, made.school)
    own = minutes(made, COORDINATOR)
    assert VIEW in own
    assert "Synpunkten läses inte av: Polisen" in own
    (item,) = house.use.item_rights.of_case(made.case)
    assert "Polisen" in item.views[-1]
    meeting = the_item(made).meeting
    for who in (made.police, made.school):
        house.use.minutes.export(made.case, meeting, recipient=who, folder=tmp_path)
    with house.unit() as unit:
        rows = unit.office.disclosures(made.case)
    told = {row.recipient: row.parts for row in rows if row.recipient in made.parties}
    from_here = {
        who: any(part.source == made.social and part.type is T.ATTENDANCE for part in parts)
        for who, parts in told.items()
    }
    assert from_here == {made.police: False, made.school: True}


def test_a_guardian_says_it_for_the_child_and_is_not_named(scene: Scene) -> None:
    scene.house.use.own_views.note(said(scene, person=scene.father))
    shown = minutes(scene, scene.school)
    assert "En vårdnadshavare säger" in shown
    assert "Erik" not in shown


def test_neither_another_wording_nor_a_lock_loses_it(scene: Scene) -> None:
    use, item = scene.house.use, the_item(scene)
    use.own_views.note(said(scene))
    entry = item_of(scene, item.meeting, text="Frånvaron har minskat sedan i januari")
    use.meeting_items.correct(item.id, entry)
    assert [one.text for one in the_item(scene).views] == [VIEW]
    use.minutes_versions.lock(scene.case, item.meeting)
    assert refused(lambda: use.meeting_items.correct(item.id, entry)).code == "meeting_locked"
    use.own_views.note(said(scene, text="Jag var sjuk i mars"))
    assert [one.text for one in the_item(scene).views] == [VIEW, "Jag var sjuk i mars"]
    shown = minutes(scene, scene.school)
    assert "Jag var sjuk i mars" in shown
    state = use.minutes_versions.state(scene.case, item.meeting)
    assert state.is_locked
    assert state.older_copies == ()


def test_it_does_not_move_the_item_among_the_others(scene: Scene) -> None:
    use, first = scene.house.use, the_item(scene)
    entry = item_of(scene, first.meeting, text="Kommer i tid på morgonen")
    view = said(scene)
    use.meeting_items.add(entry)
    scene.house.wait(hours=1)
    use.own_views.note(view)
    shown = minutes(scene, scene.school)
    assert shown.index(SAID) < shown.index("Kommer i tid på morgonen")


def test_only_theirs_and_only_whole_ones_are_noted(scene: Scene) -> None:
    use = scene.house.use
    stranger = use.people.add(PersonInput(name="Gun Ek", born=date(1980, 1, 2))).new_id

    def code(**other: object) -> str:
        return refused(lambda: use.own_views.note(said(scene, **other))).code

    assert code(person=stranger) == "view_not_theirs"
    assert code(person=scene.school) == "view_not_theirs"
    assert code(text="  ") == "view_text_required"
    assert code(text="x" * 4001) == "view_too_long"
    assert code(said_on=TODAY + timedelta(days=1)) == "date_in_future"
    assert code(item="i-x") == "unknown_item"


def test_whom_it_names_besides_is_asked_about(scene: Scene) -> None:
    use = scene.house.use
    entry = said(scene, text="Det var Erik Berg som höll mig hemma")
    refusal = refused(lambda: use.own_views.note(entry))
    assert refusal.code == "item_unanswered"
    questions = cast("tuple[ItemQuestion, ...]", refusal.params["questions"])
    keys = frozenset(one.key for one in questions)
    use.own_views.note(replace(entry, answered=keys))
    assert the_item(scene).views[0].text == entry.text


def test_it_stands_in_the_extract_and_is_found(scene: Scene) -> None:
    use = scene.house.use
    use.own_views.note(said(scene, person=scene.mother))
    request = use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    (part,) = (one for one in use.extracts.review(request).parts if SAID in one.text)
    assert VIEW in part.text
    assert part.item == the_item(scene).id
    assert [hit.kind for hit in use.search.find("utan lov")] == ["item"]


def test_it_moves_out_with_the_item(scene: Scene, tmp_path: Path) -> None:
    scene.house.use.own_views.note(said(scene))
    with scene.house.unit() as unit:
        facts = unit.records.case_facts(scene.case)
    (view,) = facts.items[-1].views
    assert view == the_item(scene).views[0]


def test_another_office_gets_it_without_the_guardian(offices: Offices) -> None:  # noqa: F811  the fixture
    talk_about_alva(offices)
    north, scene = offices.north, offices.scene
    scene.passes_on = (T.ATTENDANCE,)
    north.wait(hours=1)
    for holder in (scene.mother, scene.father):
        scene.yes(holder, recipients=(offices.south_party,))
    with north.unit() as unit:
        (item,) = (one for one in unit.records.list_standing(Item) if one.text == READ)
    for person, text in ((scene.child, VIEW), (scene.father, "Så är det inte hemma")):
        entry = ViewInput(case=scene.case, item=item.id, person=person, text=text, said_on=TODAY)
        north.use.own_views.note(entry)
    taken = offices.take_in(offices.look(offices.send().path))
    with offices.south.unit() as unit:
        (theirs,) = (
            one for one in unit.records.list_standing(Item, case=taken.case) if one.text == READ
        )
    assert [one.text for one in theirs.views] == [VIEW, "Så är det inte hemma"]
    assert theirs.views[0].person == theirs.about[0]
    assert theirs.views[1].person is None
