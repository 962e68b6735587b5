"""Every recipient's copy in one act: all of them with their rows in the ledger, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sspf_app.documents.archive import faults
from sspf_app.documents.registry import Renderer
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import CopyKind
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.log_seal import ALPHABET
from sspf_app.services.move_views import Run
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.records import DisclosureKind
from tests.documents.test_minutes_in_word import words_of
from tests.services.conftest import House
from tests.services.scenery import Scene
from tests.services.test_minutes import _scene
from tests.services.test_real_papers import _text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ut"
    path.mkdir()
    return path


def _real(house: House, renderer: Any = None) -> tuple[Scene, str, tuple[str, ...]]:
    scene, meeting = _scene(house)
    house.renderer = renderer or Renderer()
    house.new_session()
    return scene, meeting, (scene.school, scene.police, scene.leisure, scene.mother)


def _ledger(scene: Scene) -> list[tuple[DisclosureKind, str, str | None]]:
    with scene.house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    return [
        (row.kind, row.recipient, row.file_name)
        for row in rows
        if row.kind is not DisclosureKind.CONSENT_FORM
    ]


def test_papers_to_print_come_numbered_with_a_list(house: House, folder: Path) -> None:
    scene, meeting, recipients = _real(house)
    done = house.use.minutes.export_all(
        scene.case, meeting, recipients=recipients, folder=folder, copy=CopyKind.PAPER
    )
    files = sorted(folder.iterdir())
    assert [one.path for one in done] == files
    assert [file.name[:3] for file in files[:-1]] == ["01-", "02-", "03-", "04-"]
    listed = _text(files[-1].read_bytes())
    for name in ("Ersängsskolan", "Polisen", "Fritid unga", "Anna Lind"):
        assert name in listed
    assert "Alva" not in listed  # who it is about stands in the copies alone
    kinds = [kind for kind, _, _ in _ledger(scene)]
    assert kinds == [DisclosureKind.MINUTES] * 4 + [DisclosureKind.PRINT_FILE]
    assert [name for _, _, name in _ledger(scene)] == [file.name for file in files]


def test_copies_are_locked_unless_told_otherwise_each_with_its_password(
    house: House, folder: Path
) -> None:
    scene, meeting, recipients = _real(house)
    done = house.use.minutes.export_all(scene.case, meeting, recipients=recipients, folder=folder)
    assert len({one.password for one in done}) == len(done) == 4
    for one in done:
        assert one.password
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(one.path)
        assert pikepdf.open(one.path, password=one.password).pages


def test_copies_for_the_archive_keep_their_standard(house: House, folder: Path) -> None:
    scene, meeting, recipients = _real(house)
    done = house.use.minutes.export_all(
        scene.case, meeting, recipients=recipients, folder=folder, copy=CopyKind.ARCHIVE
    )
    assert [faults(one.path.read_bytes()) for one in done] == [[]] * 4


def test_word_files_hold_what_each_may_read_and_no_trace_of_the_rest(
    house: House, folder: Path
) -> None:
    scene, meeting, _ = _real(house)
    recipients = (COORDINATOR, scene.school, scene.police)
    own, school, police = house.use.minutes.export_all(
        scene.case, meeting, recipients=recipients, folder=folder, copy=CopyKind.WORD
    )
    absence = "Frånvaron har minskat sedan i januari månad"
    for one, is_there in ((own, True), (school, True), (police, False)):
        assert one.path.suffix == ".docx"
        assert (absence in words_of(one.path.read_bytes())) == is_there
    assert "Ej delad med" in words_of(own.path.read_bytes())
    with house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    assert [(row.copy, row.pages) for row in rows[-3:]] == [(CopyKind.WORD, None)] * 3


class Careless(Renderer):
    """Says in the police's copy what the police may not read, as a bug might."""

    def minutes(self, data: Any) -> RenderedDocument:
        return super().minutes(self._spoilt(data))

    def minutes_in_word(self, data: Any, *, template: bytes | None = None) -> RenderedDocument:
        return super().minutes_in_word(self._spoilt(data), template=template)

    @staticmethod
    def _spoilt(data: Any) -> Any:
        if data.recipient != "Polisen":
            return data
        return replace(data, title="Frånvaron har minskat sedan i januari månad")


@pytest.mark.parametrize("copy", [CopyKind.PAPER, CopyKind.DISPATCH, CopyKind.WORD])
def test_a_hit_in_one_copy_stops_all_of_them(house: House, folder: Path, copy: CopyKind) -> None:
    scene, meeting, recipients = _real(house, Careless())
    with pytest.raises(DomainError, match="copy_stopped") as stopped:
        house.use.minutes.export_all(
            scene.case, meeting, recipients=recipients, folder=folder, copy=copy
        )
    assert stopped.value.params["name"] == "Polisen"
    assert "frånvaron har minskat" in str(stopped.value.params["why"])
    assert list(folder.iterdir()) == []
    assert _ledger(scene) == []


def test_it_can_be_ended_and_nothing_is_kept(house: House, folder: Path) -> None:
    scene, meeting = _scene(house)

    class Impatient(Run):
        def step(self, many: int = 1) -> None:
            super().step(many)
            self.is_cancelled = self.done == 2

    run = Impatient()
    with pytest.raises(DomainError, match="cancelled"):
        house.use.minutes.export_all(
            scene.case,
            meeting,
            recipients=(scene.school, scene.police, scene.leisure),
            folder=folder,
            run=run,
        )
    assert (run.done, run.total) == (2, 3)
    assert list(folder.iterdir()) == []
    assert _ledger(scene) == []


def test_who_may_read_nothing_stops_it_by_name(house: House, folder: Path) -> None:
    scene, meeting = _scene(house)
    with pytest.raises(DomainError, match="copy_stopped") as stopped:
        house.use.minutes.export_all(
            scene.case, meeting, recipients=(scene.school, "nobody"), folder=folder
        )
    assert "no copy to make" in str(stopped.value.params["why"])


def test_a_file_is_named_by_its_recipient_in_whatever_order_it_is_made(
    house: House, tmp_path: Path
) -> None:
    scene, meeting, recipients = _real(house)
    signs = {one.recipient: one.sign for one in house.use.minutes.recipients(scene.case, meeting)}
    assert len({*signs.values()}) == len(signs)
    for order in (recipients, recipients[::-1], recipients[2:3]):
        out = tmp_path / str(len(list(tmp_path.iterdir())))
        out.mkdir()
        for one in order:
            done = house.use.minutes.export(scene.case, meeting, recipient=one, folder=out)
            assert done.path.stem.endswith(f"-{signs[one]}")
            assert set(signs[one]) <= set(ALPHABET)
