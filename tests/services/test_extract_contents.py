"""What an extract tells its reader, and what waits for somebody to choose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.domain.facts import Item
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.extract_views import ExtractSection
from sspf_app.services.own_views import ViewInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.plan_records import PlanKind, PlanPart
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import TODAY, House, refused
from tests.services.extract_house import (
    NOTE,
    OF_ANNA,
    OF_BOTH,
    ORAL,
    SAID,
    a_file,
    danger_chosen,
    much_is_held,
    noted,
    part,
    put_in,
    said_at_a_meeting,
    signed,
    words_of,
)
from tests.services.scenery import Scene


@pytest.fixture
def scene(house: House) -> Scene:
    return much_is_held(house)


def test_a_young_person_gets_what_is_theirs_to_know(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    scene.yes(scene.mother)
    request = noted(house, scene.child)
    house.use.extracts.choose(request, part(house, request, NOTE).key, None)
    signed(house, request)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    for told in (SAID, NOTE, "Alva Lind", "2 april 2008", "Anna Lind", "SSPF 2026-001"):
        assert told in said
    for kept in (OF_BOTH, OF_ANNA, ORAL, "granne", "pengar"):
        assert kept not in said
    with house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    (row,) = (one for one in rows if one.kind is DisclosureKind.REGISTER_EXTRACT)
    assert row.recipient == scene.child
    assert {one.subject for one in row.parts} == {scene.child}
    assert not house.use.extracts.board()[0].request.is_open


def test_a_guardian_learns_nothing_of_the_young_person(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    request = noted(house, scene.mother)
    signed(house, request)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    assert OF_ANNA in said
    for kept in (SAID, OF_BOTH, ORAL, NOTE, "Erik"):
        assert kept not in said


def test_the_paper_says_the_same_of_secrecy_whether_there_is_any(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    always = "samma mening står i varje utdrag"
    for person in (scene.child, scene.father):
        request = noted(house, person)
        if person == scene.child:
            note = part(house, request, NOTE)
            house.use.extracts.choose(request, note.key, ExtractGround.SECRET)
        signed(house, request)
        said = words_of(house.use.extract_papers.export(request, tmp_path).path)
        assert always in said.casefold()


def test_what_the_rules_withhold_nobody_can_choose_to_tell(house: House, scene: Scene) -> None:
    request = noted(house, scene.child)
    for words, ground in ((ORAL, ExtractGround.SECRET), (OF_BOTH, ExtractGround.OTHERS)):
        found = part(house, request, words)
        assert found.is_fixed
        assert found.ground is ground
        refusal = refused(lambda key=found.key: house.use.extracts.choose(request, key, None))
        assert refusal.code == "extract_part_fixed"


def test_a_note_waits_until_somebody_chose(house: House, scene: Scene) -> None:
    request = noted(house, scene.child)
    assert part(house, request, NOTE).waits
    assert refused(lambda: house.use.extracts.send(request)).code == "extract_undecided"
    key = part(house, request, NOTE).key
    house.use.extracts.choose(request, key, ExtractGround.UNFINISHED)
    danger_chosen(house, request)
    house.use.extracts.send(request)


def test_a_note_is_not_unfinished_for_more_than_a_year(house: House, scene: Scene) -> None:
    house.wait(days=366)
    request = noted(house, scene.child)
    key = part(house, request, NOTE).key
    code = refused(lambda: house.use.extracts.choose(request, key, ExtractGround.UNFINISHED)).code
    assert code == "extract_unfinished_year"
    found = part(house, request, SAID)
    code = refused(
        lambda: house.use.extracts.choose(request, found.key, ExtractGround.UNFINISHED)
    ).code
    assert code == "extract_unfinished_year"


def test_a_paper_waits_and_goes_along_where_somebody_said_so(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    scene.yes(scene.mother)
    use, came = house.use, tmp_path / "in"
    came.mkdir()
    put_in(house, scene, a_file(came, "Brev Erik.txt", "Alva mår bra"), "Skolans rapport")
    put_in(house, scene, a_file(came, "x.txt", "Grannen Kim Falk har ringt"), "Ett mejl")
    use.people.correct(scene.father, PersonInput(name="Kim Falk"))
    request = noted(house, scene.mother)
    report, mail = (part(house, request, one) for one in ("Skolans rapport", "Ett mejl"))
    assert report.waits
    assert report.has_file
    said = part(house, request, OF_ANNA)
    code = refused(lambda: use.extracts.choose(request, said.key, None, with_file=True)).code
    assert code == "extract_no_file"
    assert refused(lambda: use.extracts.send(request)).code == "extract_undecided"
    use.extracts.choose(request, report.key, None, with_file=True)
    use.extracts.choose(request, mail.key, None, with_file=True)
    signed(house, request)
    # It names somebody who is told nowhere: the file is searched as the paper is.
    refusal = refused(lambda: use.extract_papers.export(request, tmp_path))
    assert refusal.code == "leak_found"
    assert "Kim Falk" in str(refusal.params["found"])
    use.extracts.choose(request, mail.key, ExtractGround.OTHERS)
    signed(house, request)
    place = use.extract_papers.export(request, tmp_path).path
    assert sorted(one.suffix for one in place.iterdir()) == [".pdf", ".txt"]
    assert (place / "bilaga-1.txt").read_text("utf-8") == "Alva mår bra"
    (paper,) = place.glob("*.pdf")
    assert "bilaga-1.txt" in words_of(paper)
    assert "mejl" not in words_of(paper)
    with house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    went = [one.file_name for one in rows if one.kind is DisclosureKind.REGISTER_EXTRACT]
    assert went == [paper.name, "bilaga-1.txt"]


def test_what_nobody_can_look_into_stays(house: House, scene: Scene, tmp_path: Path) -> None:
    scene.yes(scene.mother)
    packed = tmp_path / "x.zip"
    packed.write_bytes(b"PK\x03\x04 packat")
    put_in(house, scene, packed, "Packat")
    request = noted(house, scene.child)
    for words in (NOTE, "Packat"):
        house.use.extracts.choose(
            request, part(house, request, words).key, None, with_file=words == "Packat"
        )
    signed(house, request)
    refusal = refused(lambda: house.use.extract_papers.export(request, tmp_path))
    assert refusal.code == "extract_file_unsearched"
    assert list(tmp_path.glob("*registerutdrag*")) == []


def test_what_stands_in_the_plan_says_so(house: House, scene: Scene) -> None:
    with house.unit() as unit:
        (item,) = (one for one in unit.records.list_standing(Item) if one.text == SAID)
        kind = PlanKind.YOUNG_WORDS
        unit.plans.put_part(PlanPart(case=scene.case, item=item.id, kind=kind, root=item.id))
        unit.commit()
    found = part(house, noted(house, scene.child), SAID)
    assert found.section is ExtractSection.PLAN
    assert found.text.startswith("Den unges egna ord")
    assert found.item == item.id


def test_a_view_has_a_line_of_its_own_below_who_told_the_item(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    entry = said_at_a_meeting(scene)
    late = replace(entry, text="Var sen på måndagen", source=scene.social)
    item = house.use.meeting_items.add(late).new_id or ""
    view = "Bussen kom inte"
    house.use.own_views.note(
        ViewInput(case=scene.case, item=item, person=scene.child, text=view, said_on=TODAY)
    )
    request = noted(house, scene.child)
    first, below = part(house, request, view).text.split("\n")
    assert first.endswith("Var sen på måndagen (Berättat av: SSPF)")
    assert below.endswith(f": {view}")
    house.use.extracts.choose(request, part(house, request, NOTE).key, None)
    signed(house, request)
    said = words_of(house.use.extract_papers.export(request, tmp_path).path)
    assert f"{first} {below}" in " ".join(said.split())
