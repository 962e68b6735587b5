"""The printed matrix: for the coordinator's own file, through the gate, in the ledger."""

from dataclasses import replace
from pathlib import Path

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType, Protection
from sspf_app.domain.facts import Exclusion, Person
from sspf_app.services.actors import Role
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import House, refused
from tests.services.scenery import a_scene


def test_it_shows_now_and_stands_in_the_ledger(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    ask = {"purpose": scene.purpose, "subject": scene.child}
    waiting = house.use.matrix_papers.preview(scene.case, **ask).pdf.decode()
    assert "unanswered" in waiting
    assert "Erik Berg" in waiting
    scene.yes(
        scene.father,
        but=[Exclusion(recipient=scene.police, type=InformationType.ALCOHOL_DRUGS)],
    )
    written = house.use.matrix_papers.export(scene.case, **ask, folder=tmp_path)
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    assert (row.kind, row.recipient, row.id) == (
        DisclosureKind.MATRIX,
        scene.social,
        written.disclosure,
    )
    assert row.sha256 == written.sha256
    assert "Alva" not in written.path.name


def test_only_who_may_export_prints_it(house: House) -> None:
    scene = a_scene(house)
    manager = house.as_role(Role.UNIT_MANAGER).matrix_papers
    error = refused(lambda: manager.preview(scene.case, purpose=scene.purpose, subject=scene.child))
    assert error.code == "not_permitted"


def test_a_real_page_holds_every_party_and_type(house: House) -> None:
    scene = a_scene(house)
    for person in (scene.mother, scene.father):
        scene.yes(person)
    house.renderer = Renderer()
    house.new_session()
    paper = house.use.matrix_papers.preview(scene.case, purpose=scene.purpose, subject=scene.child)
    assert paper.pages in (1, 2)
    assert paper.pdf.startswith(b"%PDF")


def test_a_protected_place_stands_nowhere_in_it(house: House) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    with house.unit() as unit:
        child = unit.records.standing(Person, scene.child)
        assert child is not None
        unit.records.replace(
            child,
            at=house.clock.at,
            by=replace(child, school="Ersängsskolan", recorded_at=house.clock.at),
        )
        unit.commit()
    paper = house.use.matrix_papers.preview(scene.case, purpose=scene.purpose, subject=scene.child)
    assert "Ersängsskolan" not in paper.pdf.decode()
