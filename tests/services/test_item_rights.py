"""Where an item stands: its restriction, and who has it as it no longer is.

Defends: what is restricted goes to nobody on any paper, an older version of it neither; a
restriction hides nothing from whom it is about; it is not lifted before they were told; whoever got
an older copy is listed until told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.facts import Item
from sspf_app.services.extract_records import AnswerKind, RightsWish
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.item_rights import ItemWithRights
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.own_views import ViewInput
from sspf_app.services.rights_letters import LetterOrder
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene, flow_of
from tests.services.test_own_views import SAID, VIEW, minutes, the_item
from tests.services.test_transfer import offices  # noqa: F401  a fixture
from tests.services.transfer_house import READ, Offices, talk_about_alva

T = InformationType


@pytest.fixture
def scene(house: House) -> Scene:
    found = a_scene(house)
    found.yes(found.mother)
    found.yes(found.father)
    found.meeting_of_attendance(parties=found.parties, persons=(found.mother,))
    return found


def restricted(scene: Scene) -> str:
    item = the_item(scene).id
    scene.house.use.item_rights.restrict(scene.case, item, TODAY)
    return item


def shown(scene: Scene) -> ItemWithRights:
    (found,) = scene.house.use.item_rights.of_case(scene.case)
    return found


def test_what_is_restricted_goes_to_nobody(scene: Scene) -> None:
    use, meeting = scene.house.use, the_item(scene).meeting
    use.minutes_versions.lock(scene.case, meeting)
    assert SAID in minutes(scene, scene.school)
    restricted(scene)
    assert shown(scene).is_restricted
    assert SAID in minutes(scene, COORDINATOR)
    for party in (scene.school, scene.police):
        assert SAID not in minutes(scene, party)
    refusal = refused(lambda: minutes(scene, scene.mother))
    assert refusal.code == "nothing_readable"
    assert use.minutes_versions.state(scene.case, meeting).is_locked


def test_it_stays_restricted_however_it_is_worded(scene: Scene) -> None:
    item = the_item(scene)
    restricted(scene)
    entry = item_of(scene, item.meeting, text="Frånvaron har minskat sedan i januari")
    scene.house.use.meeting_items.correct(item.id, entry)
    assert the_item(scene).is_restricted
    assert "Frånvaron" not in minutes(scene, scene.police)


def test_it_hides_nothing_from_whom_it_is_about(scene: Scene) -> None:
    use = scene.house.use
    restricted(scene)
    request = use.extracts.note(scene.child, TODAY, asked_by=scene.mother).new_id or ""
    (part,) = (one for one in use.extracts.review(request).parts if SAID in one.text)
    assert part.is_told


def test_it_is_lifted_once_they_were_told(scene: Scene) -> None:
    rights, item = scene.house.use.item_rights, restricted(scene)

    def code(**said: int) -> str:
        day = TODAY + timedelta(**said)
        return refused(lambda: rights.lift(scene.case, item, told_on=day)).code

    assert refused(lambda: rights.restrict(scene.case, item, TODAY)).code == "restricted_already"
    assert code(days=1) == "date_in_future"
    assert code(days=-1) == "told_before_restriction"
    scene.house.wait(hours=1)
    rights.lift(scene.case, item, told_on=TODAY)
    assert SAID in minutes(scene, scene.police)
    assert code() == "not_restricted"
    kept = shown(scene).restriction
    assert kept is not None
    assert (kept.told_on, kept.lifted_on) == (TODAY, TODAY)
    assert refused(lambda: rights.restrict(scene.case, "i-x", TODAY)).code == "unknown_item"


def test_no_decision_is_wider_by_a_restriction(scene: Scene) -> None:
    def decided() -> list[bool]:
        with scene.house.unit() as unit:
            facts = unit.records.case_facts(scene.case)
        flows = [
            flow_of(scene, recipient=party, channel=Channel.WRITTEN) for party in scene.parties
        ]
        assert facts.items
        return [scene.house.use.sharing.ask(one).decision.allowed for one in flows]

    before = decided()
    restricted(scene)
    assert decided() == before


def test_whoever_got_an_older_copy_is_listed_until_told(scene: Scene, tmp_path: Path) -> None:
    use, item = scene.house.use, the_item(scene)
    for one in (scene.police, COORDINATOR):
        use.minutes.export(scene.case, item.meeting, recipient=one, folder=tmp_path)
    (copy,) = shown(scene).copies
    assert (copy.recipient, copy.is_certain, copy.is_older) == (scene.police, True, False)
    scene.house.wait(hours=1)
    use.own_views.note(
        ViewInput(case=scene.case, item=item.id, person=scene.child, text=VIEW, said_on=TODAY)
    )
    (copy,) = shown(scene).copies
    assert copy.is_to_be_told
    entry = FollowUpInput(
        case=scene.case,
        kind=FollowUpKind.CHANGE_TOLD,
        about=item.id,
        recipient=scene.police,
        happened_on=TODAY,
        what=ToldHow.PHONE.value,
    )
    scene.house.wait(hours=1)
    use.ledger.note(entry)
    (copy,) = shown(scene).copies
    assert not copy.is_to_be_told
    assert copy.told_on == TODAY
    scene.house.wait(hours=1)
    restricted(scene)
    assert shown(scene).copies[0].is_to_be_told  # it is another change, and they do not know of it
    other = replace(entry, recipient=scene.leisure)
    assert refused(lambda: use.ledger.note(other)).code == "nothing_received"
    other = replace(entry, about="i-x")
    assert refused(lambda: use.ledger.note(other)).code == "unknown_item"


def test_a_restriction_that_came_and_went_makes_no_copy_older(scene: Scene, tmp_path: Path) -> None:
    use, item = scene.house.use, the_item(scene)
    use.minutes.export(scene.case, item.meeting, recipient=scene.police, folder=tmp_path)
    scene.house.wait(hours=1)
    restricted(scene)
    (copy,) = shown(scene).copies
    assert (copy.is_older, copy.is_before_restriction, copy.is_to_be_told) == (False, True, True)
    scene.house.wait(hours=1)
    use.item_rights.lift(scene.case, item.id, told_on=TODAY)
    (copy,) = shown(scene).copies
    assert (copy.is_older, copy.is_before_restriction, copy.is_to_be_told) == (False, False, False)
    scene.house.wait(hours=1)
    entry = item_of(scene, item.meeting, text="Frånvaron har minskat sedan i januari")
    use.meeting_items.correct(item.id, entry)
    scene.house.wait(hours=1)
    restricted(scene)
    (copy,) = shown(scene).copies
    assert copy.is_older  # what was worded anew stays so, whatever is restricted after


def test_a_request_is_answered_with_letters(scene: Scene, tmp_path: Path) -> None:
    use = scene.house.use
    request = (
        use.extracts.note(
            scene.child, TODAY, wish=RightsWish.RESTRICTION, asked_by=scene.mother
        ).new_id
        or ""
    )
    assert use.extracts.review(request).letters[0] is AnswerKind.RESTRICTED
    order = LetterOrder(kind=AnswerKind.RESTRICTED)
    assert refused(lambda: use.rights_letters.preview(request, order)).code == "letter_why"
    order = replace(order, why="Uppgiften om skolan i mars.")
    path = use.rights_letters.export(request, order, tmp_path).path
    assert "restricted" in path.read_bytes().decode()
    assert use.extracts.review(request).letters == (AnswerKind.LIFTED,)
    order = LetterOrder(kind=AnswerKind.LIFTED, why="Vi har sett att den stämmer.")
    use.rights_letters.export(request, order, tmp_path)
    assert len(use.extracts.review(request).answers) == 2


def test_it_moves_with_the_case_file(scene: Scene) -> None:
    restricted(scene)
    with scene.house.unit() as unit:
        facts = unit.records.case_facts(scene.case)
    assert facts.items[-1].restriction == the_item(scene).restriction


def test_no_other_office_gets_it_by_consent(offices: Offices) -> None:  # noqa: F811  the fixture
    talk_about_alva(offices)
    north, scene = offices.north, offices.scene
    with north.unit() as unit:
        (item,) = (one for one in unit.records.list_standing(Item) if one.text == READ)
    north.use.item_rights.restrict(scene.case, item.id, item.recorded_at.date())  # pyright: ignore[reportOptionalMemberAccess]
    taken = offices.take_in(offices.look(offices.send().path))
    with offices.south.unit() as unit:
        texts = [one.text for one in unit.records.list_standing(Item, case=taken.case)]
    assert READ not in texts
