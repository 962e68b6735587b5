"""A purpose and who heard a withdrawal are free words: they name nobody of another case.

Rule 6: a text that names a known person who is not among its subjects asks about that first;
before a file is saved it is searched for names of persons who occur in no readable part.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.people_views import PersonInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.documents.papers import text_of
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene

LEAK = "leak_found"
PURPOSE = "Trygg skola utan bråk med Kim Öberg"


@pytest.fixture
def scene(house: House) -> Scene:
    """A case, drawn by the real renderer."""
    house.renderer = Renderer()
    house.new_session()
    return a_scene(house)


def _kim(house: House, protected: Protection) -> None:
    """A child of another case."""
    entry = PersonInput(name="Kim Öberg", born=date(2012, 1, 1), protected_identity=protected)
    kim = house.use.people.add(entry).new_id or ""
    if protected is not Protection.NONE:
        house.use.people.get(kim, reason="möte i dag")
    house.use.cases.open_case(NewCase(young_person=kim, purposes=("Stöd",), parties=()))
    house.wait(minutes=1)


@pytest.mark.parametrize("protected", [Protection.NONE, Protection.SECRECY_MARK])
def test_a_purpose_names_nobody_of_another_case(scene: Scene, protected: Protection) -> None:
    house = scene.house
    _kim(house, protected)
    error = refused(lambda: house.use.case_parts.add_purpose(scene.case, PURPOSE))
    assert (error.code, error.params) == ("purpose_names_other", {})
    other = house.use.people.add(PersonInput(name="Noa Lind", born=date(2012, 1, 1))).new_id or ""
    new = NewCase(young_person=other, purposes=(PURPOSE,), parties=())
    assert refused(lambda: house.use.cases.open_case(new)).code == "purpose_names_other"
    assert len(house.use.cases.list_cases()) == 2  # nothing of it was kept


def test_a_purpose_may_name_the_people_of_the_case(scene: Scene) -> None:
    _kim(scene.house, Protection.NONE)
    young = scene.house.use.people.get(scene.child).name
    assert scene.house.use.case_parts.add_purpose(scene.case, f"Stöd för {young}").new_id


def test_no_form_and_no_receipt_goes_once_the_purpose_names_somebody(
    scene: Scene, tmp_path: Path
) -> None:
    """The purpose was written when nobody of that name was known."""
    house = scene.house
    scene.purpose = house.use.case_parts.add_purpose(scene.case, PURPOSE).new_id or ""
    record = scene.yes(scene.mother)
    _kim(house, Protection.SECRECY_MARK)
    use = house.use
    assert refused(lambda: use.consent_forms.prepare(scene.order(scene.father))).code == LEAK
    export = use.consent_exports.export_machine_receipt
    error = refused(lambda: export(scene.case, record, folder=tmp_path))
    assert error.code == LEAK
    assert not list(tmp_path.glob("*.jsonld"))


def test_a_confirmation_says_another_persons_instead_of_the_name(
    scene: Scene, tmp_path: Path
) -> None:
    """Who heard it is kept as it was typed; the letters are not held up by it."""
    house = scene.house
    _kim(house, Protection.SECRECY_MARK)
    scene.yes(scene.mother)
    house.wait(minutes=5)
    entry = WithdrawalInput(
        case=scene.case,
        signatory=scene.mother,
        received_at=house.clock.at,
        received_by="Kim Öbergs kurator",
    )
    row = house.use.withdrawals.register(entry).new_id or ""
    house.wait(minutes=1)
    text = text_of(house.use.withdrawals.preview_confirmation(scene.case, row).pdf)
    assert "Kim" not in text
    assert "kurator" in text
    assert house.use.withdrawals.export_all(scene.case, row, tmp_path, print_file=True).print_file
