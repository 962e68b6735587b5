"""The extract of an incident: whose data, since when, by which papers.

Defends: nobody whose data left is forgotten; nobody protected is named; a role that reads no cases
sees references and figures alone; the list itself stands in the ledger.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.extract_records import AnswerKind, RefusalGround
from sspf_app.services.incident_views import IncidentExtract, IncidentQuery, IncidentRole
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.party_views import ContactInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.rights_letters import LetterOrder
from tests.services.conftest import COORDINATOR, TODAY, House, refused
from tests.services.scenery import Scene, a_scene

TODAY_ALONE = IncidentQuery(first_on=TODAY, last_on=TODAY)


@pytest.fixture
def scene(house: House, tmp_path: Path) -> Scene:
    """The school and the mother have got minutes about the child."""
    found = a_scene(house)
    found.yes(found.mother)
    found.yes(found.father)
    meeting = found.meeting_of_attendance(parties=found.parties, persons=(found.mother,))
    for recipient in (found.school, found.mother):
        house.use.minutes.export(found.case, meeting, recipient=recipient, folder=tmp_path)
    return found


def found(house: House, **other: object) -> IncidentExtract:
    return house.use.incidents.look(replace(TODAY_ALONE, **other))  # pyright: ignore[reportArgumentType]


def names(extract: IncidentExtract) -> set[str]:
    return {one.name for one in extract.persons}


def test_whose_data_was_in_what_a_recipient_got(house: House, scene: Scene) -> None:
    extract = found(house, recipient=scene.school)
    assert names(extract) == {"Alva Lind"}
    (child,) = extract.persons
    assert child.is_child
    assert child.known_since == TODAY
    assert child.cases == ("SSPF 2026-001",)
    assert any("Minutes" in way and "Ersängsskolan" in way for way in child.ways)
    assert extract.papers == 1
    assert names(found(house, recipient=scene.mother)) == {"Alva Lind", "Anna Lind"}
    assert found(house, recipient=scene.police).persons == ()


def test_who_only_got_a_paper_is_not_said_to_have_all_of_the_case_in_it(
    house: House, scene: Scene
) -> None:
    mother = next(one for one in found(house).persons if one.name == "Anna Lind")
    assert mother.kinds == ("the name, as recipient",)
    whole = found(house, is_whole=True).persons
    assert {one.kinds for one in whole if one.cases} == {()}  # all, also where parts left too


def test_a_paper_is_found_by_its_file_and_by_its_row(house: House, scene: Scene) -> None:
    with house.unit() as unit:
        row = next(
            one
            for one in unit.office.disclosures(scene.case)
            if one.kind is DisclosureKind.MINUTES and one.recipient == scene.school
        )
    assert row.file_name is not None
    assert names(found(house, paper=row.file_name.upper())) == {"Alva Lind"}
    assert found(house, paper=row.id).papers == 1
    assert found(house, paper="no such file").persons == ()


def test_a_copy_that_went_astray_counts_for_who_got_it(house: House, scene: Scene) -> None:
    with house.unit() as unit:
        row = next(
            one
            for one in unit.office.disclosures(scene.case)
            if one.recipient == scene.school and one.kind is DisclosureKind.MINUTES
        )
    house.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=TODAY,
            found_by="Maria Ask",
            how="fel kuvert",
            reached=scene.police,
        )
    )
    assert names(found(house, recipient=scene.police)) == {"Alva Lind"}


def test_what_was_opened_on_a_lost_computer_counts(house: House, scene: Scene) -> None:
    other = house.as_user(replace(COORDINATOR, workstation="LAPTOP-9"))
    assert found(house, workstation="LAPTOP-9").persons == ()
    other.cases.get(scene.case)
    extract = found(house, workstation="LAPTOP-9")
    assert names(extract) == {"Alva Lind", "Anna Lind", "Erik Berg"}
    assert extract.papers == 0


def test_a_lost_copy_of_the_vault_is_about_everybody(house: House, scene: Scene) -> None:
    use = house.use
    use.people.add(PersonInput(name="Gun Ek"))
    use.parties.add_contact(ContactInput(party=scene.school, name="Rut Falk"))
    extract = found(house, is_whole=True)
    of_cases = {one.name for one in extract.persons if one.role is IncidentRole.CASE}
    assert of_cases == {"Alva Lind", "Anna Lind", "Erik Berg", "Gun Ek"}
    (contact,) = (one for one in extract.persons if one.role is IncidentRole.CONTACT)
    assert contact.name == "Rut Falk"
    assert contact.of_party == "Ersängsskolan"
    assert extract.count(IncidentRole.USER) == len(use.office.users())
    assert found(house).count(IncidentRole.USER) == 0
    manager = house.as_role(Role.UNIT_MANAGER).incidents
    told = manager.look(replace(TODAY_ALONE, is_whole=True))
    assert told.count(IncidentRole.CONTACT) == 1
    assert "Rut Falk" not in repr(told)
    (alone,) = (one for one in extract.persons if one.name == "Gun Ek")
    assert alone.cases == ()
    assert alone.known_since == TODAY


def test_the_manager_sees_references_and_figures_alone(house: House, scene: Scene) -> None:
    extract = house.as_role(Role.UNIT_MANAGER).incidents.look(TODAY_ALONE)
    assert len(extract.persons) == 3
    assert extract.children == 1
    for name in ("Alva", "Anna", "Erik", "Ersängsskolan"):
        assert name not in repr(extract)
    manager = house.as_role(Role.UNIT_MANAGER).incidents
    assert refused(lambda: manager.export(TODAY_ALONE, Path("nowhere"))).code == "not_permitted"


def test_the_list_is_saved_and_stands_in_the_ledger(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    path, _changes = house.use.incidents.export(TODAY_ALONE, tmp_path)
    said = path.read_text("utf-8-sig")
    assert "Alva Lind" in said
    assert "SSPF 2026-001" in said
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    assert row.kind is DisclosureKind.INCIDENT
    assert row.recipient == scene.social
    assert row.file_name == path.name


def test_it_is_saved_as_a_paper_too(house: House, scene: Scene, tmp_path: Path) -> None:
    whole = replace(TODAY_ALONE, is_whole=True)
    path, _changes = house.use.incidents.export(whole, tmp_path, is_paper=True)
    said = path.read_bytes().decode()
    assert path.suffix == ".pdf"
    assert "Alva Lind" in said
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    assert (row.kind, row.file_name) == (DisclosureKind.INCIDENT, path.name)


def test_nobody_protected_is_named_in_it(house: House, tmp_path: Path) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    extract = found(house, is_whole=True)
    assert extract.protected == 1
    path, _changes = house.use.incidents.export(replace(TODAY_ALONE, is_whole=True), tmp_path)
    for name in ("Alva", "Anna", "Erik"):
        assert name not in path.read_text("utf-8-sig")
    whole = replace(TODAY_ALONE, is_whole=True)
    paper, _changes = house.use.incidents.export(whole, tmp_path, is_paper=True)
    for name in ("Alva", "Anna", "Erik"):
        assert name not in paper.read_bytes().decode()
    house.new_session()
    for name in ("Alva", "Anna", "Erik"):
        assert name not in repr(found(house, is_whole=True))
    assert scene.case in found(house, is_whole=True).case_ids


def test_a_name_is_no_formula(house: House, scene: Scene, tmp_path: Path) -> None:
    house.use.people.correct(scene.mother, PersonInput(name="=HYPERLINK(1)"))
    path, _changes = house.use.incidents.export(replace(TODAY_ALONE, is_whole=True), tmp_path)
    assert "'=HYPERLINK(1)" in path.read_text("utf-8-sig")


def test_days_that_cannot_be(house: House, scene: Scene, tmp_path: Path) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert refused(lambda: found(house, last_on=tomorrow)).code == "date_in_future"
    assert refused(lambda: found(house, first_on=tomorrow)).code == "ends_before_start"
    long_ago = TODAY - timedelta(days=2_000)
    assert refused(lambda: found(house, first_on=long_ago)).code == "days_too_many"
    empty = replace(TODAY_ALONE, recipient=scene.police)
    code = refused(lambda: house.use.incidents.export(empty, tmp_path)).code
    assert code == "incident_nobody"


def test_a_protected_recipient_stands_in_no_way(house: House, tmp_path: Path) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    request = house.use.extracts.note(scene.child, TODAY).new_id or ""
    order = LetterOrder(kind=AnswerKind.REFUSED, ground=RefusalGround.IDENTITY)
    house.use.rights_letters.export(request, order, tmp_path)
    house.new_session()
    extract = found(house)
    assert extract.papers == 1
    assert len(extract.persons) == 1
    for name in ("Alva", "Anna", "Ersängsskolan"):
        assert name not in repr(extract)
