"""The kept file of a filled in form is taken out as it came, by the gate and into the ledger."""

from hashlib import sha256
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import House, refused
from tests.services.returned import Fillable, send_to_fill
from tests.services.scan_house import hand_out, put
from tests.services.scenery import Scene, a_scene
from tests.services.test_scans_filled import answer_of, came, read_one, yes


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


@pytest.fixture
def form(scene: Scene, tmp_path: Path) -> Fillable:
    return send_to_fill(scene, scene.mother, tmp_path)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def kept_with_paper(scene: Scene, form: Fillable, folder: Path) -> tuple[str, bytes]:
    """A form that came back as a file and as signed paper; the scan's id and the file."""
    content = yes(form)
    papers = put(folder, form.pages(form.yes()))
    found = read_one(scene.house, [came(folder, content), *papers])
    scene.house.use.scan_keeping.register(answer_of(scene, found))
    (kept,) = scene.house.use.scan_keeping.kept(scene.case)
    return kept.id, content


def test_it_comes_out_byte_for_byte_and_stands_in_the_ledger(
    house: House, scene: Scene, form: Fillable, tmp_path: Path, outside: Path
) -> None:
    scan, content = kept_with_paper(scene, form, tmp_path)
    done = house.use.scan_originals.export(scene.case, scan, folder=outside)
    assert done.path.read_bytes() == content
    assert done.sha256 == sha256(content).hexdigest()
    with house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
        (stored,) = unit.scans.scans(scene.case)
    row = next(one for one in rows if one.id == done.disclosure)
    assert row.kind is DisclosureKind.CONSENT_EXPORT
    assert row.what == f"returned_form:{scan}"
    assert row.records == (stored.record,)
    assert (row.sha256, row.file_name) == (done.sha256, done.path.name)
    assert [part.type for part in row.parts] == [InformationType.PARTICIPATION]
    assert row.recipient == scene.social


def test_a_file_that_is_there_is_never_written_over(
    house: House, scene: Scene, form: Fillable, tmp_path: Path, outside: Path
) -> None:
    scan, content = kept_with_paper(scene, form, tmp_path)
    first = house.use.scan_originals.export(scene.case, scan, folder=outside)
    first.path.write_bytes(b"mine")
    second = house.use.scan_originals.export(scene.case, scan, folder=outside)
    assert first.path.read_bytes() == b"mine"
    assert second.path != first.path
    assert second.path.read_bytes() == content


def test_a_scan_of_paper_has_no_file_to_take_out(
    house: House, scene: Scene, tmp_path: Path, outside: Path
) -> None:
    sheet = hand_out(scene, scene.mother)
    found = read_one(house, put(tmp_path, sheet.pages(sheet.yes())))
    house.use.scan_keeping.register(answer_of(scene, found))
    (kept,) = house.use.scan_keeping.kept(scene.case)
    export = house.use.scan_originals.export
    refusal = refused(lambda: export(scene.case, kept.id, folder=outside))
    assert refusal.code == "scan_without_file"
    assert refused(lambda: export(scene.case, "sc-none", folder=outside)).code == "unknown_scan"
    assert list(outside.iterdir()) == []
