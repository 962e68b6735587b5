"""The office's own template: checked, kept in the vault, used for every copy, and given back."""

from __future__ import annotations

from pathlib import Path

from sspf_app.documents.minutes_in_word import shipped
from sspf_app.services.export_views import CopyKind
from tests.documents.test_minutes_in_word import _restyled, opened
from tests.documents.test_word_template import REFUSED
from tests.services.conftest import House, refused
from tests.services.test_minutes_out import _real


def _heading_font(house: House, scene_meeting: tuple[str, str, str], folder: Path) -> str | None:
    case, meeting, recipient = scene_meeting
    done = house.use.minutes.export(
        case, meeting, recipient=recipient, folder=folder, copy=CopyKind.WORD
    )
    return opened(done.path.read_bytes()).styles["heading 1"].font.name


def test_a_template_is_taken_in_used_and_dropped(house: House, tmp_path: Path) -> None:
    scene, meeting, _ = _real(house)
    which = (scene.case, meeting, scene.school)
    folder = tmp_path / "ut"
    folder.mkdir()
    settings = house.use.out_settings
    saved = settings.save_template(folder)
    assert saved.read_bytes() == shipped()
    assert _heading_font(house, which, folder) is None
    saved.write_bytes(_restyled())
    settings.take_in(saved)
    used = settings.template()
    assert used is not None
    assert (used.name, used.ended_at) == (saved.name, None)
    assert _heading_font(house, which, folder) == "Georgia"
    again = settings.save_template(folder)
    assert opened(again.read_bytes()).styles["heading 1"].font.name == "Georgia"
    assert b"Karin Berg" not in again.read_bytes()
    settings.take_in(again)  # what was taken in can be taken in again
    settings.drop()
    assert settings.template() is None
    assert _heading_font(house, which, folder) is None


def test_what_is_refused_is_not_kept(house: House, tmp_path: Path) -> None:
    house.renderer = None
    settings = house.use.out_settings
    for fault in ("macros", "hidden", "field in pieces"):
        code, made = REFUSED[fault]
        path = tmp_path / "mall.docx"
        path.write_bytes(made())
        assert refused(lambda one=path: settings.take_in(one)).code == code
    path.write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    assert refused(lambda: settings.take_in(path)).code == "scan_file_too_big"
    assert settings.template() is None
