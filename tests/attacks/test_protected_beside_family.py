"""Nobody protected is read beside a relative who is not.

Attack: the mother is protected, and opening her asks for a reason. Her child in the register is
not, and was opened without one: with the name of the mother, her custody, and their home.

Defends: sharing rules 6: opening asks a reason, which is logged.
"""

from __future__ import annotations

from datetime import date

from sspf_app.domain.codes import Protection
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import House, refused
from tests.services.scenery import a_scene

MARKED = Protection.SECRECY_MARK


def test_a_child_of_a_protected_mother_is_opened_with_a_reason(house: House) -> None:
    scene = a_scene(house)
    mother = PersonInput(name="Anna Lind", born=date(1984, 1, 2), protected_identity=MARKED)
    house.use.people.correct(scene.mother, mother)
    house.new_session()
    people = house.use.people
    assert refused(lambda: people.get(scene.child)).code == "reason_required"
    found = people.get(scene.child, reason="möte i dag")
    assert scene.mother in {one.holder for one in found.custody}
    people.get(scene.child)  # once in a session


def test_a_protected_child_is_not_named_beside_the_mother(house: House) -> None:
    scene = a_scene(house)
    child = PersonInput(name="Alva Lind", born=date(2013, 2, 3), protected_identity=MARKED)
    house.use.people.correct(scene.child, child)
    house.new_session()
    people = house.use.people
    assert people.get(scene.mother).custody == ()
    people.get(scene.child, reason="möte i dag")
    assert [one.child_name for one in people.get(scene.mother).custody] == ["Alva Lind"]
