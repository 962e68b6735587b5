"""The extract of an incident and the review of the log, asked for a name they must not hold.

Attack: a protected person got a paper, so other people's lines of the table tell how; a list that
was moved in holds a name where the number of the case should be.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.case_views import NewCase
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.log_copies import _Copied
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import TODAY, House
from tests.services.scenery import a_scene

TODAY_ALONE = IncidentQuery(first_on=TODAY, last_on=TODAY)


def test_nobody_protected_is_named_as_who_got_a_paper(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = scene.meeting_of_attendance(parties=scene.parties, persons=(scene.mother,))
    house.use.minutes.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    known = house.use.people.get(scene.mother)
    house.use.people.correct(
        scene.mother,
        PersonInput(name=known.name, born=known.born, protected_identity=Protection.SECRECY_MARK),
    )
    house.use.people.get(scene.mother, reason="möte i dag")
    path, _changes = house.use.incidents.export(TODAY_ALONE, tmp_path)
    said = path.read_text("utf-8-sig")
    assert "Minutes" in said
    assert "Anna" not in said


def test_nor_on_the_screen_before_a_reason_was_given(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = scene.meeting_of_attendance(parties=scene.parties, persons=(scene.mother,))
    house.use.minutes.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    house.use.people.correct(
        scene.mother, PersonInput(name="Anna Lind", protected_identity=Protection.SECRECY_MARK)
    )
    house.new_session()
    assert "Anna" not in repr(house.use.incidents.look(TODAY_ALONE))


def test_a_manager_sees_no_name_that_stands_as_a_reference(house: House) -> None:
    scene = a_scene(house)
    child = house.use.people.add(PersonInput(name="Vilgot Krus")).new_id or ""
    house.use.cases.open_case(
        NewCase(
            young_person=child,
            reference="Vilgot Krus",
            purposes=("Tryggare skoldagar",),
            parties=(scene.school,),
        )
    )
    manager = house.as_role(Role.UNIT_MANAGER)
    extract = manager.incidents.look(replace(TODAY_ALONE, is_whole=True))
    assert "Krus" not in repr(extract)
    review = manager.log_reviews.draw(TODAY, TODAY, size=100).new_id or ""
    assert "Krus" not in repr(manager.log_reviews.look(review))
    with house.unit() as unit:
        lines = _Copied(unit).lines(0)
        assert "Krus" not in repr(tuple(lines))


def test_nor_does_a_protected_child_stand_in_it_by_such_a_reference(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    child = house.use.people.add(
        PersonInput(name="Vilgot Krus", protected_identity=Protection.SECRECY_MARK)
    ).new_id
    house.use.people.get(child or "", reason="möte i dag")
    house.use.cases.open_case(
        NewCase(
            young_person=child or "",
            reference="Vilgot Krus",
            purposes=("Tryggare skoldagar",),
            parties=(scene.school,),
        )
    )
    everybody = replace(TODAY_ALONE, is_whole=True)
    path, _changes = house.use.incidents.export(everybody, tmp_path)
    assert "Krus" not in path.read_text("utf-8-sig")
