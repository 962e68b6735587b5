"""The list of cases tells no school that leads to somebody protected.

Attack: the child is not protected, but the mother is, or a sister. Opening the case, or the mother,
asks for a reason; the list named the school of the child, which lies where they live.

Defends: sharing rules 6: no school of a protected person anywhere unasked; opening asks a reason.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import Protection
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.services.conftest import House
from tests.services.scenery import Scene, a_scene

MARKED = Protection.SECRECY_MARK


def _school_in_list(scene: Scene) -> str | None:
    house = scene.house
    house.new_session()
    (found,) = [one for one in house.use.cases.list_cases() if one.case == scene.case]
    assert found.name == "Alva Lind"  # she is not protected herself
    return found.school


def _goes_to_school(house: House) -> Scene:
    scene = a_scene(house)
    alva = PersonInput(name="Alva Lind", born=date(2013, 2, 3), school="Ersängsskolan 7B")
    house.use.people.correct(scene.child, alva)
    assert _school_in_list(scene) == "Ersängsskolan 7B"
    return scene


def test_a_mother_who_is_protected_hides_the_school(house: House) -> None:
    scene = _goes_to_school(house)
    mother = PersonInput(name="Anna Lind", born=date(1984, 1, 2), protected_identity=MARKED)
    house.use.people.correct(scene.mother, mother)
    assert _school_in_list(scene) is None


def test_a_sister_who_is_protected_hides_the_school(house: House) -> None:
    scene = _goes_to_school(house)
    use = house.use
    sister = use.people.add(PersonInput(name="Moa Lind", born=date(2015, 5, 6))).new_id or ""
    known = use.people.get(scene.child).custody[0]
    use.custody.add(
        CustodyInput(
            child=sister,
            holder=scene.mother,
            kind=known.kind,
            starts_on=date(2015, 5, 6),
            evidence=known.evidence,
        )
    )
    assert _school_in_list(scene) is not None
    moa = PersonInput(name="Moa Lind", born=date(2015, 5, 6))
    house.use.people.correct(sister, replace(moa, protected_identity=MARKED))
    assert _school_in_list(scene) is None
