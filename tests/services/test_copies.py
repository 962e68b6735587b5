"""Copies in another form pass the same gate and ledger; a password is told once, kept nowhere."""

from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from sspf_app.documents.archive import faults
from sspf_app.documents.filled import read_filled
from sspf_app.documents.registry import Renderer
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import CopyKind, Exported
from sspf_app.services.gate import COORDINATOR
from tests.services.conftest import House
from tests.services.scenery import Scene, a_scene
from tests.services.test_real_papers import _filled, _text

ENDINGS = {
    CopyKind.PAPER: ".pdf",
    CopyKind.FILLABLE: "-ifyllbar.pdf",
    CopyKind.ARCHIVE: "-arkiv.pdf",
    CopyKind.DISPATCH: "-krypterad.pdf",
}


def _form(house: House, scene: Scene, folder: Path, kind: CopyKind) -> tuple[str, Exported]:
    forms = house.use.consent_forms
    prepared = forms.prepare(scene.order(scene.mother))
    return prepared.form.id, forms.export(prepared, folder, copy=kind)


def test_a_form_leaves_in_every_form_and_the_ledger_says_in_which(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    house.renderer = Renderer()
    house.new_session()
    for kind in ENDINGS:
        form, done = _form(house, scene, tmp_path, kind)
        content = done.path.read_bytes()
        with house.unit() as unit:
            row = next(one for one in unit.office.disclosures(scene.case) if form in one.what)
        assert done.path.name.endswith(ENDINGS[kind])
        assert (row.copy, row.sha256) == (kind, sha256(content).hexdigest())
        assert row.file_name == done.path.name
        assert (done.password is not None) == (kind is CopyKind.DISPATCH)
        if kind is CopyKind.ARCHIVE:
            assert faults(content) == []
        elif kind is CopyKind.FILLABLE:
            assert read_filled(content).form == form


def test_a_form_is_not_written_for_word(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    with pytest.raises(DomainError, match="not_in_word"):
        _form(house, scene, tmp_path, CopyKind.WORD)
    assert list(tmp_path.glob("*.docx")) == []


def test_a_dispatch_copy_opens_with_what_was_told_and_the_vault_does_not_know_it(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    house.renderer = Renderer()
    house.new_session()
    _, done = _form(house, scene, tmp_path, CopyKind.DISPATCH)
    assert done.password
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(done.path)
    with pikepdf.open(done.path, password=done.password) as pdf:
        assert len(pdf.pages) == 2
    assert done.password not in repr(done)
    with house.unit() as unit:
        assert done.password not in repr(unit.office.disclosures(scene.case))


def test_minutes_and_notices_for_the_archive_and_for_dispatch(house: House, tmp_path: Path) -> None:
    _filled(house)
    case, meeting = "c-demo-2", "c-demo-2-m98"
    for recipient in (COORDINATOR, "polisen-umea"):
        done = house.use.minutes.export(
            case, meeting, recipient=recipient, folder=tmp_path, copy=CopyKind.ARCHIVE
        )
        content = done.path.read_bytes()
        assert faults(content) == []
        assert ("drogtesterna" in _text(content)) == (recipient == COORDINATOR)
    (effect,) = house.use.withdrawals.list_withdrawals("c-demo-4")
    (received,) = effect.received
    notice = house.use.withdrawals.export_notice(
        "c-demo-4",
        effect.withdrawal.id,
        recipient=received.recipient,
        folder=tmp_path,
        copy=CopyKind.DISPATCH,
    )
    assert notice.password
    assert pikepdf.open(notice.path, password=notice.password).pages


def test_an_archive_copy_that_keeps_no_standard_is_not_written_or_recorded(
    house: House, tmp_path: Path
) -> None:
    class Careless(Renderer):
        def archived(self, pdf: bytes, facts: object) -> bytes:
            del pdf, facts
            raise DomainError("archive_invalid", found="a font is missing")

    scene = a_scene(house)
    house.renderer = Careless()
    house.new_session()
    with pytest.raises(DomainError, match="archive_invalid"):
        _form(house, scene, tmp_path, CopyKind.ARCHIVE)
    assert list(tmp_path.glob("*.pdf")) == []
    with house.unit() as unit:
        assert unit.office.disclosures(scene.case) == ()
        assert unit.office.forms(scene.case) == ()
