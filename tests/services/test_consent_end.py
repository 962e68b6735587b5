"""To which day the answers hold by time alone, and what a later day says."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.services.conftest import House
from tests.services.scenery import VALID_TO, a_scene


def test_the_answers_hold_to_the_day_before_the_young_person_has_to_answer(house: House) -> None:
    scene = a_scene(house, born=date(2011, 5, 10))
    assert house.use.cases.get(scene.case).holds_to is None
    scene.yes(scene.mother)
    scene.yes(scene.father)
    detail = house.use.cases.get(scene.case)
    assert (detail.holds_to, detail.turns_then) == (date(2026, 5, 9), 15)
    assert detail.state_ends_on == detail.holds_to
    with house.unit() as unit:
        (item,) = unit.queries.case_list()
    assert (item.state, item.state_ends_on) == ("in_force", detail.holds_to)
    house.wait(days=27)  # to the day thirty days before
    assert house.use.cases.get(scene.case).state == "in_force"
    house.wait(days=1)
    (item,) = house.use.cases.list_cases()
    assert (item.state, item.state_ends_on) == ("ending", detail.holds_to)
    assert house.use.cases.get(scene.case).state == "ending"
    today = [one for one in house.use.today.queue().entries if one.kind == "consent_ending"]
    assert [one.detail for one in today] == ["2026-05-09"]


def test_where_nobody_turns_an_age_the_first_answer_to_end_ends_it(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    detail = house.use.cases.get(scene.case)
    assert (detail.holds_to, detail.turns_then) == (VALID_TO, None)


def test_a_later_day_says_that_the_young_person_has_turned_fifteen(house: House) -> None:
    scene = a_scene(house, born=date(2011, 5, 10))
    scene.yes(scene.mother)
    scene.yes(scene.father)

    def said(at: datetime) -> str:
        view = house.use.sharing.matrix(
            scene.case, purpose=scene.purpose, subject=scene.child, at=at
        )
        return "\n".join(cell.sentence for row in view.cells for cell in row)

    assert "has turned" not in said(datetime(2026, 5, 9, 12, tzinfo=UTC))
    assert "Alva Lind has turned 15 and has not been asked" in said(
        datetime(2026, 5, 10, 12, tzinfo=UTC)
    )
