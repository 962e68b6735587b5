"""Whoever is not on the list of a protected case goes round it by those of the family who are not.

Defends: sharing rules 6: a child of somebody protected is no door to them. A case of one's own, a
custody, a relation, two made one or a case file that names the child, its sibling or the other
parent opens nobody, and shows nobody of a family whose case the user may not open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_app.domain.codes import CustodyKind, InformationType, Protection
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Person
from sspf_app.services.bundle import Services
from sspf_app.services.case_files import CaseFile
from sspf_app.services.case_views import NewCase
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.attacks.test_papers import meeting
from tests.fakes import ZONE
from tests.services.conftest import COORDINATOR, TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene

OTHER = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Öst")
BORN = date(2013, 2, 3)
MARK = Protection.PROTECTED_REGISTRATION
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WHY = "möte i dag"


@pytest.fixture
def scene(house: House) -> Scene:
    """Greta is not protected, her mother is; Olle is not on the list of the case."""
    made = a_scene(house, child="Greta Gömd", born=BORN)
    hidden = PersonInput(name="Anna Lind", born=date(1984, 1, 2), protected_identity=MARK)
    house.use.people.correct(made.mother, hidden)
    house.use.cases.get(made.case, reason=WHY)
    return made


@pytest.fixture
def outsider(house: House, scene: Scene) -> Services:
    return house.as_user(OTHER)


def _held(child: str, holder: str) -> CustodyInput:
    return CustodyInput(
        child=child, holder=holder, kind=CustodyKind.JOINT, starts_on=BORN, evidence=SEEN
    )


def _kim(outsider: Services, scene: Scene) -> tuple[str, str]:
    """A child with a case that Olle handles."""
    kim = outsider.people.add(PersonInput(name="Kim Falk", born=BORN)).new_id or ""
    new = NewCase(young_person=kim, purposes=("Skolgång",), parties=(scene.school,))
    return kim, outsider.cases.open_case(new).new_id or ""


def test_no_case_of_ones_own_is_opened_about_the_child(scene: Scene, outsider: Services) -> None:
    new = NewCase(young_person=scene.child, purposes=("Skolgång",), parties=(scene.school,))
    refusal = refused(lambda: outsider.cases.open_case(new))
    assert (refusal.code, refusal.params["id"]) == ("not_on_list", scene.case)


def test_nor_about_a_sibling_who_has_no_case(
    house: House, scene: Scene, outsider: Services
) -> None:
    sibling = house.use.people.add(PersonInput(name="Siv Gömd", born=BORN)).new_id or ""
    house.use.custody.add(_held(sibling, scene.mother))
    new = NewCase(young_person=sibling, purposes=("Skolgång",), parties=(scene.school,))
    assert refused(lambda: outsider.cases.open_case(new)).code == "not_on_list"
    kim, own = _kim(outsider, scene)
    house.wait(minutes=1)
    refusal = refused(lambda: outsider.merging.merge(kept=kim, dropped=sibling))
    assert refusal.code == "not_on_list"
    assert "Anna" not in repr(outsider.cases.get(own))


def test_two_are_not_made_one_over_the_list(scene: Scene, outsider: Services) -> None:
    kim, _own = _kim(outsider, scene)
    for kept, dropped in ((kim, scene.child), (scene.child, kim)):
        for act in (outsider.merging.effect, outsider.merging.merge):
            refusal = refused(lambda a=act, k=kept, d=dropped: a(kept=k, dropped=d))
            assert refusal.code == "not_on_list"
    assert refused(lambda: outsider.duplicates.are_two(kim, scene.child)).code == "not_on_list"


def test_custody_of_the_family_is_not_written_by_whoever_may_not_open_it(
    house: House, scene: Scene, outsider: Services
) -> None:
    kim, _own = _kim(outsider, scene)
    rows = {one.holder: one for one in house.use.people.get(scene.child).custody}
    acts = [lambda: outsider.custody.add(_held(scene.child, kim))]
    acts.append(lambda: outsider.custody.add(_held(kim, scene.father)))
    for row in rows.values():
        acts += [
            lambda r=row: outsider.custody.end(r.id, date(2026, 3, 1)),
            lambda r=row: outsider.custody.add_evidence(r.id, SEEN),
            lambda r=row: outsider.custody.correct(r.id, _held(scene.child, r.holder)),
        ]
    for act in acts:
        assert refused(act).code in ("not_on_list", "reason_required")
    assert {one.holder: one for one in house.use.people.get(scene.child).custody} == rows


def test_a_guardian_known_from_elsewhere_does_not_name_the_child(
    house: House, scene: Scene, outsider: Services
) -> None:
    """The father is a guardian in a case of Olle's too: there he is met, and nobody else."""
    kim = house.use.people.add(PersonInput(name="Kim Falk", born=BORN)).new_id or ""
    house.use.custody.add(_held(kim, scene.father))
    new = NewCase(young_person=kim, purposes=("Skolgång",), parties=(scene.school,))
    own = house.use.cases.open_case(new).new_id or ""
    for shown in (
        outsider.people.get(scene.father),
        outsider.network.view(own),
        outsider.cases.get(own),
        outsider.people.list_people(),
    ):
        assert "Kim" in repr(shown) or "Erik" in repr(shown)
        assert "Greta" not in repr(shown)
        assert "Anna" not in repr(shown)
    assert refused(lambda: outsider.people.get(scene.child).custody).code == "not_on_list"
    entry = RelationInput(
        case=own, person=kim, other=scene.child, name="", kind=RelationKind.SIBLING
    )
    assert refused(lambda: outsider.network.add(entry)).code == "not_on_list"


def test_a_sitting_of_the_day_tells_of_no_meeting_kept_apart(
    house: House, scene: Scene, outsider: Services
) -> None:
    kim, own = _kim(outsider, scene)
    there = meeting(scene, parties=(scene.social,), place="Kanariehuset")
    purpose = outsider.cases.get(own).purposes[0].id

    def plan() -> str:
        new = NewMeeting(case=own, purpose=purpose, starts_at=house.clock.at, parties=())
        return outsider.meetings.plan(new).new_id or ""

    first = plan()
    assert refused(lambda: outsider.rosters.make_of_day(TODAY)).code == "roster_too_few"
    house.use.rosters.make_of_day(TODAY)
    assert {one.meeting for one in house.use.rosters.of_meeting(own, first)} == {first, there}
    assert {one.meeting for one in outsider.rosters.of_meeting(own, first)} == {first}
    assert not outsider.rosters.move(own, first, by=1).ids
    assert not outsider.rosters.move(own, first, by=-1).ids
    for act in (
        lambda: outsider.rosters.of_meeting(scene.case, there),
        lambda: outsider.rosters.move(scene.case, there, by=1),
        lambda: outsider.rosters.take_out(scene.case, there),
    ):
        assert refused(act).code == "not_on_list"
    assert kim


def test_a_case_file_is_no_door_either(house: House, scene: Scene, outsider: Services) -> None:
    """By the ids of the vault: a case of the child, a guardian of another, a row of the case."""
    kim, _own = _kim(outsider, scene)
    with house.unit() as unit:
        there = unit.records.case_facts(scene.case)
        known = unit.records.list_of(Person, "id", (kim,))
    old = replace(there.cases[0], recorded_at=LONG_AGO, replaced_at=LONG_AGO + timedelta(days=1))
    own = replace(there.cases[0], id="c-own", reference="SSPF 2026-900")
    held = replace(there.custody[0], id="cu-own", child=kim, holder=scene.mother)
    nobody = replace(there, persons=known, cases=(), custody=())
    child = tuple(one for one in there.persons if one.id == scene.child)
    files = (
        Facts(zone=ZONE, persons=child, parties=there.parties, cases=(own,)),
        Facts(zone=ZONE, persons=known, custody=(held,)),
        replace(nobody, cases=(old,), purposes=(replace(there.purposes[0], id="pu-own"),)),
    )
    for facts in files:
        read = CaseFile(facts=facts, questions=(), places={})
        refusal = refused(lambda f=read: outsider.imports.take_in(f))
        assert (refusal.code, refusal.params["id"]) == ("not_on_list", scene.case)


@pytest.mark.parametrize("said", ["Greta", "Greta Gömd", "Erik", "Gömd", "E. Berg"])
def test_words_that_are_typed_confirm_nobody_of_the_family(
    scene: Scene, outsider: Services, said: str
) -> None:
    _kim_id, own = _kim(outsider, scene)
    detail = outsider.cases.get(own)
    new = NewMeeting(
        case=own, purpose=detail.purposes[0].id, starts_at=scene.house.clock.at, parties=()
    )
    planned = outsider.meetings.plan(new).new_id or ""
    entry = ItemInput(
        case=own,
        meeting=planned,
        text=f"Träffade {said} på torget",
        source="family",
        about=(detail.young_person,),
        types=(InformationType.COMPANY_AND_PLACES,),
    )
    for one in outsider.meeting_items.check(entry).questions:
        assert one.person is None
        assert one.name == ("" if " " in said else said)  # a single word is anybody's
