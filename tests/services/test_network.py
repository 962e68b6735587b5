"""The network of a young person: by custody, as told, and what is shown of protected persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import NetworkPerson, RelationInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.services.conftest import House, refused
from tests.services.scenery import SEEN, Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def entry(scene: Scene, **other: object) -> RelationInput:
    made = RelationInput(
        case=scene.case,
        person=scene.child,
        other="",
        name="Moa Lind",
        kind=RelationKind.GRANDPARENT,
    )
    return replace(made, **other)


def another(house: House, scene: Scene, name: str, **other: object) -> Scene:
    """A case of somebody else in the same office."""
    child = person(house, name, born=date(2012, 1, 9), **other)
    if other:
        house.use.people.get(child, reason="möte i dag")
    opened = house.use.cases.open_case(
        NewCase(young_person=child, purposes=("Skolan",), parties=(scene.school,))
    )
    return replace(scene, child=child, case=opened.new_id or "")


def shown(house: House, scene: Scene) -> dict[str, NetworkPerson]:
    return {one.id: one for one in house.use.network.view(scene.case).persons}


def person(house: House, name: str, **other: object) -> str:
    return house.use.people.add(replace(PersonInput(name=name), **other)).new_id or ""


def test_guardians_and_their_other_children_are_there_by_custody(
    house: House, scene: Scene
) -> None:
    sister = person(house, "Elsa Lind", born=date(2016, 4, 1))
    custody = CustodyInput(
        child=sister,
        holder=scene.mother,
        kind=CustodyKind.SOLE,
        starts_on=date(2016, 4, 1),
        evidence=SEEN,
    )
    house.use.custody.add(custody)
    found = shown(house, scene)
    assert [found[one].role for one in (scene.child, scene.mother, scene.father, sister)] == [
        "young_person",
        "guardian",
        "guardian",
        "same_guardian",
    ]
    assert found[sister].age == 9
    assert found[sister].case == ""


def test_others_are_told_taken_out_and_put_back(house: House, scene: Scene) -> None:
    relation = house.use.network.add(entry(scene, words="mormor")).new_id or ""
    (made,) = [one for one in shown(house, scene).values() if one.relation == relation]
    assert (made.name, made.role, made.words) == ("Moa Lind", "grandparent", "mormor")
    house.use.network.end(scene.case, relation)
    assert made.id not in shown(house, scene)
    assert refused(lambda: house.use.network.end(scene.case, relation)).code == "unknown_relation"
    house.use.network.put_back(scene.case, relation)
    assert made.id in shown(house, scene)


def test_a_relation_is_seen_from_both_sides(house: House, scene: Scene) -> None:
    friend = person(house, "Bim Ek")
    house.use.network.add(entry(scene, other=friend, name="", kind=RelationKind.FRIEND))
    other = another(house, scene, "Tove Sten")
    house.use.network.add(entry(other, other=friend, name="", kind=RelationKind.SIBLING))
    assert shown(house, other)[friend].role == "sibling"
    assert shown(house, scene)[friend].role == "friend"
    house.use.network.add(entry(other, other=scene.child, name="", kind=RelationKind.FRIEND))
    seen = shown(house, scene)[other.child]
    assert (seen.role, seen.case) == ("friend", other.case)
    assert shown(house, other)[scene.child].case == scene.case


def test_of_a_protected_person_who_was_not_opened_nothing_is_told(
    house: House, scene: Scene
) -> None:
    hidden = another(house, scene, "Tove Sten", protected_identity=Protection.SECRECY_MARK)
    house.use.network.add(entry(scene, other=hidden.child, name="", kind=RelationKind.FRIEND))
    house.new_session()
    seen = shown(house, scene)[hidden.child]
    assert (seen.name, seen.case, seen.household, seen.age) == ("", "", 0, None)
    house.use.people.get(hidden.child, reason="Samtal i dag")
    seen = shown(house, scene)[hidden.child]
    assert (seen.name, seen.case) == ("Tove Sten", hidden.case)


def test_a_person_made_one_with_another_stays_in_the_network(house: House, scene: Scene) -> None:
    coach, twin = person(house, "Robin Ek"), person(house, "Ek Robin")
    for other in (coach, twin):
        house.use.network.add(entry(scene, other=other, name="", kind=RelationKind.OTHER_ADULT))
    house.use.merging.merge(kept=coach, dropped=twin)
    found = [one for one in house.use.network.view(scene.case).persons if one.relation]
    assert {one.id for one in found} == {coach}
    assert {one.name for one in found} == {"Robin Ek"}


def test_who_lives_together_is_one_household_but_for_the_protected(
    house: House, scene: Scene
) -> None:
    for some_id, address in (
        (scene.child, "Storgatan 1, Umeå"),
        (scene.mother, "storgatan 1,  umeå"),
        (scene.father, "Lillgatan 2"),
    ):
        row = house.use.people.get(some_id)
        house.use.people.correct(
            some_id, PersonInput(name=row.name, born=row.born, address=address)
        )
    found = shown(house, scene)
    assert found[scene.child].household == found[scene.mother].household == 1
    assert found[scene.father].household == 0


def test_what_is_missing_is_told(house: House, scene: Scene) -> None:
    add = house.use.network.add
    assert refused(lambda: add(entry(scene, name=" "))).code == "relation_incomplete"
    own = entry(scene, other=scene.child, name="")
    assert refused(lambda: add(own)).code == "own_relation"
    assert refused(lambda: add(entry(scene, person="p-99"))).code == "unknown_person"
    assert refused(lambda: add(entry(scene, other="p-99"))).code == "unknown_person"
    friend = entry(scene, other=person(house, "Bim Ek"), name="", kind=RelationKind.FRIEND)
    add(friend)
    assert refused(lambda: add(friend)).code == "relation_stands"


def test_nobody_takes_out_a_relation_of_another_family_by_a_case_of_ones_own(
    house: House, scene: Scene
) -> None:
    relation = house.use.network.add(entry(scene)).new_id or ""
    other = another(house, scene, "Kim Falk")
    network = house.use.network
    assert refused(lambda: network.end(other.case, relation)).code == "unknown_relation"
    network.end(scene.case, relation)
    assert refused(lambda: network.put_back(other.case, relation)).code == "unknown_relation"
    network.put_back(scene.case, relation)
