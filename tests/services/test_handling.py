"""Who handles which case: for one, for many at once, taken back, in protected ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.handlers import left_without
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Action
from tests.services.conftest import COORDINATOR, NOW, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_case_access import MANAGER, OTHER, end_account, enter

ME = COORDINATOR.user_id


@pytest.fixture
def scene(house: House) -> Scene:
    made = a_scene(house)
    enter(house, MANAGER)
    return made


def another(house: House, scene: Scene, name: str) -> str:
    """One more case of the coordinator's."""
    child = house.use.people.add(PersonInput(name=name, born=date(2012, 1, 2))).new_id or ""
    made = NewCase(young_person=child, purposes=("Skolgång",), parties=(scene.school,))
    return house.use.cases.open_case(made).new_id or ""


def handlers(house: House, case: str) -> set[str]:
    with house.unit() as unit:
        return set(unit.notes.handled((case,))[case])


def test_many_cases_change_hands_in_one_act_and_back(house: House, scene: Scene) -> None:
    second = another(house, scene, "Bo Ek")
    house.use.handling.change(scene.case, [ME, OTHER.user_id])
    both = (scene.case, second)
    handed = house.use.handling.change_many(both, [OTHER.user_id])
    assert [one.case for one in handed.cases] == [*both]
    assert handed.left == ()
    assert all(handlers(house, one) == {OTHER.user_id} for one in both)
    assert refused(lambda: house.use.handling.change(second, [ME])).code == "staff_not_yours"
    house.use.handling.take_back(handed)
    assert handlers(house, scene.case) == {ME, OTHER.user_id}
    assert handlers(house, second) == {ME}  # who entered it: nobody was named before
    with house.unit() as unit:
        lines = [one for one in unit.journal.entries() if one.subject == f"staff:{second}"]
    assert [one.action for one in lines] == [Action.WRITE, Action.WRITE]


def test_what_a_colleague_changed_since_is_not_taken_back(house: House, scene: Scene) -> None:
    handed = house.use.handling.change_many([scene.case], [OTHER.user_id])
    colleague = house.as_user(OTHER).handling
    assert refused(lambda: colleague.take_back(handed)).code == "handling_stays"
    colleague.change(scene.case, [OTHER.user_id, ME])
    assert refused(lambda: house.use.handling.take_back(handed)).code == "handling_stays"
    later = house.use.handling.change_many([scene.case], [ME])
    house.clock.at = NOW + timedelta(minutes=2)
    assert refused(lambda: house.use.handling.take_back(later)).code == "handling_stays"


def test_what_is_not_ones_own_is_left_and_told(house: House, scene: Scene) -> None:
    second = another(house, scene, "Bo Ek")
    house.use.handling.change(second, [OTHER.user_id])
    handed = house.use.handling.change_many([scene.case, second, "c-none"], [OTHER.user_id])
    assert [one.case for one in handed.cases] == [scene.case]
    assert {case: error.code for case, error in handed.left} == {
        second: "staff_not_yours",
        "c-none": "unknown_case",
    }
    many = [f"c-{n}" for n in range(201)]
    assert refused(lambda: house.use.handling.change_many(many, [ME])).code == "too_many_cases"
    assert refused(lambda: house.use.handling.change_many(many, [])).code == "staff_needed"


def test_only_who_reads_cases_can_handle_one(house: House, scene: Scene) -> None:
    change = house.use.handling.change
    assert refused(lambda: change(scene.case, [MANAGER.user_id])).code == "unknown_user"
    found = house.use.handling.of_case(scene.case)
    assert MANAGER.user_id not in dict(found.colleagues)
    house.use.handling.change(scene.case, [ME, OTHER.user_id])
    end_account(house, OTHER.user_id)
    assert refused(lambda: change(scene.case, [OTHER.user_id])).code == "staff_needed"


def test_a_protected_case_goes_along_once_it_was_opened_and_its_list_follows(
    house: House,
) -> None:
    hidden = a_scene(house, protected=Protection.SECRECY_MARK).case
    enter(house, MANAGER)
    anew = house.as_user(COORDINATOR)  # a session in which it was not opened
    (left,) = anew.handling.change_many([hidden], [OTHER.user_id]).left
    assert left[1].code == "reason_required"
    assert left[1].params == {"case": house.use.cases.get(hidden).reference}
    anew.cases.get(hidden, reason="ringer skolan i dag")
    anew.handling.change_many([hidden], [OTHER.user_id])
    assert house.as_user(OTHER).cases.get(hidden, reason="ringer skolan i dag").case == hidden
    assert refused(lambda: anew.cases.get(hidden)).code == "not_on_list"


def test_whoever_was_taken_off_the_list_does_not_come_back_by_handling(
    house: House,
) -> None:
    hidden = a_scene(house, protected=Protection.SECRECY_MARK).case
    enter(house, MANAGER)
    house.use.case_access.give(hidden, OTHER.user_id, why="vikarierar i veckan")
    house.use.case_access.end(hidden, OTHER.user_id)
    (left,) = house.use.handling.change_many([hidden], [OTHER.user_id]).left
    assert left[1].code == "handler_off_list"
    assert handlers(house, hidden) == {ME}


def test_cases_of_an_ended_account_are_told_as_having_nobody(house: House, scene: Scene) -> None:
    second = another(house, scene, "Bo Ek")
    house.use.handling.change(second, [OTHER.user_id])
    with house.unit() as unit:
        assert left_without(unit, OTHER.user_id) == 1
        assert left_without(unit, MANAGER.user_id) == 0
    end_account(house, OTHER.user_id)
    found = house.use.cases.handlers()
    assert (found.has_nobody(second), found.has_nobody(scene.case)) == (True, False)
    house.use.handling.change_many([second], [ME])
    assert not house.use.cases.handlers().coordinators  # one handles them all again
