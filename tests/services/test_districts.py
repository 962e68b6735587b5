"""Districts: the office's list, which one a case is of, and what the list of cases is told."""

from __future__ import annotations

from datetime import date

import pytest

from sspf_app.services.bundle import Services
from sspf_app.services.case_views import NewCase
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Action
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def named(use: Services) -> list[str]:
    return [one.name for one in use.districts.in_use()]


def new(use: Services, name: str) -> str:
    return use.districts.save(None, name).new_id or ""


def test_the_office_adds_renames_and_retires_its_districts(house: House) -> None:
    districts = house.use.districts
    assert districts.in_use() == ()
    ersboda, haga = new(house.use, "  Ersboda "), new(house.use, "Haga")
    assert named(house.use) == ["Ersboda", "Haga"]
    assert refused(lambda: districts.save(None, " ")).code == "district_name_required"
    assert refused(lambda: districts.save(None, "ERSBODA")).code == "district_known"
    assert refused(lambda: districts.save(haga, "ersboda")).code == "district_known"
    assert refused(lambda: districts.save("di-none", "Teg")).code == "unknown_district"
    districts.save(haga, "Haga och Sandbacka")
    districts.end(ersboda)
    assert named(house.use) == ["Haga och Sandbacka"]
    assert refused(lambda: districts.end(ersboda)).code == "unknown_district"
    assert refused(lambda: districts.save(ersboda, "Teg")).code == "unknown_district"
    districts.bring_back(ersboda)
    assert named(house.use) == ["Ersboda", "Haga och Sandbacka"]
    assert refused(lambda: districts.bring_back("di-none")).code == "unknown_district"


def test_one_that_is_added_anew_is_the_one_there_was(house: House) -> None:
    first = new(house.use, "Ersboda")
    house.use.districts.end(first)
    assert new(house.use, "ersboda") == first
    assert named(house.use) == ["ersboda"]
    house.use.districts.end(first)
    house.use.districts.save(None, "Haga")
    (haga,) = house.use.districts.in_use()
    house.use.districts.save(haga.id, "Ersboda")  # what is offered no more stands in no way
    assert refused(lambda: house.use.districts.bring_back(first)).code == "district_known"


def test_a_case_is_of_one_or_none_and_each_change_has_its_line(house: House, scene: Scene) -> None:
    use, ersboda = house.use, new(house.use, "Ersboda")
    assert use.districts.of_cases().of_case == {}
    changed = use.districts.choose(scene.case, ersboda)
    assert changed.ids == {scene.case}
    assert use.districts.of_case(scene.case).name == "Ersboda"
    assert use.districts.of_cases().of_case == {scene.case: ersboda}
    haga = new(use, "Haga")
    use.districts.choose(scene.case, haga)
    use.districts.choose(scene.case, "")
    assert use.districts.of_case(scene.case).district == ""
    use.districts.choose(scene.case, ersboda)
    assert refused(lambda: use.districts.choose(scene.case, "di-none")).code == "unknown_district"
    assert refused(lambda: use.districts.choose("c-none", ersboda)).code == "unknown_case"
    with house.unit() as unit:
        lines = [
            one
            for one in unit.journal.entries()
            if one.subject == f"case_district:{scene.case}" and one.action is Action.WRITE
        ]
        told = unit.journal.history(case=scene.case)
    assert [one.case for one in lines] == [scene.case] * 4
    # It may have to be gone one day: no history keeps which one it was.
    assert not any(ersboda in (one.old, one.new) or "district" in one.kind for one in told)


def test_a_case_is_opened_in_a_district(house: House, scene: Scene) -> None:
    use, ersboda = house.use, new(house.use, "Ersboda")
    child = use.people.add(PersonInput(name="Bo Ek", born=date(2012, 1, 2))).new_id or ""
    entry = NewCase(
        young_person=child, purposes=("Skolgång",), parties=(scene.school,), district=ersboda
    )
    case = use.cases.open_case(entry).new_id or ""
    assert use.districts.of_cases().of_case == {case: ersboda}


def test_a_retired_one_stays_with_its_cases_and_is_told_while_one_has_it(
    house: House, scene: Scene
) -> None:
    use, ersboda = house.use, new(house.use, "Ersboda")
    use.districts.choose(scene.case, ersboda)
    use.districts.end(ersboda)
    assert use.districts.in_use() == ()
    assert use.districts.of_cases().names == ((ersboda, "Ersboda"),)
    assert use.districts.of_case(scene.case).name == "Ersboda"
    use.districts.choose(scene.case, "")
    assert use.districts.of_cases().names == ()
    use.districts.choose(scene.case, ersboda)  # taken back, though it is not offered any more
    assert use.districts.of_case(scene.case).district == ersboda
