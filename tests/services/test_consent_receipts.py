"""The receipt of an answer: for whom it is, what it holds, and for machines."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from pyld import jsonld
from pypdf import PdfReader

from sspf_app.domain.errors import DomainError
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.records import DisclosureKind
from tests.services.answers_at_hand import everything_that_can_happen
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene

NAMES = ("Alva", "Anna", "Erik", "Lind", "Berg")


def _receipt_text(scene: Scene, record: str, folder: Path) -> str:
    scene.house.draw_papers()
    done = scene.house.use.consent_exports.export_receipt(scene.case, record, folder=folder)
    pages = PdfReader(done.path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_receipt_tells_its_signatory_their_own_answer(house: House, tmp_path: Path) -> None:
    scene, records = everything_that_can_happen(house)
    text = _receipt_text(scene, records["mother"], tmp_path)
    assert "Kvitto på ditt svar" in text
    assert "Anna Lind" in text
    assert "Om Alva Lind" in text
    assert "Får veta: " in text
    assert "Fritid unga" in text
    assert "Erik" not in text
    with house.unit() as unit:
        kinds = [row.kind for row in unit.office.disclosures(scene.case)]
    assert kinds.count(DisclosureKind.CONSENT_RECEIPT) == 1


def test_the_receipt_of_a_no_lists_nothing(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.father)
    record = house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    ).new_id
    text = _receipt_text(scene, str(record), tmp_path)
    assert "Du har sagt nej" in text
    assert "Får veta" not in text


def test_a_former_guardian_gets_no_receipt(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    record = scene.yes(scene.father)
    custody = house.use.people.get(scene.child).custody
    (row,) = (one for one in custody if one.holder == scene.father)
    house.use.custody.end(row.id, ends_on=TODAY - timedelta(days=1))
    with pytest.raises(DomainError) as caught:
        _receipt_text(scene, record, tmp_path)
    assert caught.value.code == "receipt_not_for"
    assert not list(tmp_path.glob("*.json*")) + list(tmp_path.glob("*.pdf"))


def test_the_receipt_for_machines(house: House, tmp_path: Path) -> None:
    scene, records = everything_that_can_happen(house)
    house.write_files()
    done = house.use.consent_exports.export_machine_receipt(
        scene.case, records["mother"], folder=tmp_path
    )
    (receipt,) = jsonld.expand(json.loads(done.path.read_bytes()))
    assert receipt["@type"] == ["https://w3id.org/dpv#ConsentReceipt"]
    assert receipt["https://w3id.org/dpv#hasRecordOfActivity"]
    assert not [name for name in NAMES if name in done.path.read_text("utf-8")]
