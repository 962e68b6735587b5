"""Two entries made one are no correction of what anybody answered: nothing of it is asked back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.case_states import refresh_case
from sspf_app.services.people_views import PersonInput
from sspf_app.services.withdrawal_views import WithdrawalEffect
from tests.services.conftest import House
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene
from tests.services.test_duplicates import merged, second_father
from tests.services.withdrawal_house import agreed, told


def _known(scene: Scene) -> list[WithdrawalEffect]:
    return [one for one in scene.house.use.withdrawals.effects(scene.case) if one.later_known]


def _twin_of_child(house: House) -> str:
    made = house.use.people.add(PersonInput(name="Lind Alva", born=date(2013, 2, 3)))
    return made.new_id or ""


def test_the_child_was_entered_twice(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    meeting = scene.meeting_of_attendance(
        parties=(scene.school, scene.police), persons=(scene.mother,)
    )
    for recipient in (scene.police, scene.mother):
        house.use.minutes.export(scene.case, meeting, recipient=recipient, folder=tmp_path)
    house.wait(hours=24)
    twin = _twin_of_child(house)
    house.wait(minutes=1)
    merge = merged(house, kept=twin, dropped=scene.child)
    assert not _known(scene)
    house.wait(hours=1)
    house.use.merging.take_back(merge)
    assert not _known(scene)


def test_a_guardian_was_entered_twice(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    told(scene, scene.police)
    house.wait(hours=24)
    twin = house.use.people.add(PersonInput(name="Berg Erik", born=date(1982, 5, 6))).new_id or ""
    house.wait(minutes=1)
    merge = merged(house, kept=twin, dropped=scene.father)
    assert not _known(scene)
    house.wait(hours=1)
    house.use.merging.take_back(merge)
    assert not _known(scene)


def test_a_guardian_entered_twice_asks_nothing_back_once_they_are_one(house: House) -> None:
    """Three hold custody while one of them stands twice, and the third never answered."""
    scene = agreed(house)
    house.wait(hours=1)
    told(scene, scene.police)
    house.wait(hours=24)
    twin = second_father(house, scene)
    assert [one.name for one in _known(scene)[0].late] == ["Polisen"]
    house.wait(minutes=1)
    merged(house, kept=scene.father, dropped=twin)
    assert not _known(scene)


def test_an_item_or_a_meeting_that_was_taken_out_since_was_there(
    house: House, tmp_path: Path
) -> None:
    scene = agreed(house)
    meeting = scene.meeting_of_attendance(parties=(scene.school,), persons=(scene.mother,))
    house.use.meeting_items.add(item_of(scene, meeting, text="Det går bättre"))
    house.use.minutes.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    house.wait(hours=24)
    # Something of the child is put right, so that everything is asked anew.
    detail = house.use.people.get(scene.child)
    house.use.people.correct(
        scene.child, PersonInput(name=detail.name, born=date(2013, 2, 4), adult=False)
    )
    with house.unit() as unit:
        for row in (
            *unit.records.list_standing(Item, case=scene.case),
            *unit.records.list_standing(Meeting, case=scene.case),
        ):
            unit.records.replace(row, at=house.clock.at)
        refresh_case(unit, scene.case, now=house.clock.at)
        unit.commit()
    assert not _known(scene)
