"""The papers of a case on screen, over a real vault."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.papers_view import PapersView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from tests.gui.desk_house import DeskHouse, worked_cases

IN_FORCE = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
ALVA = "c-alva"


pytestmark = pytest.mark.at_desk(IN_FORCE, worked_cases)


def open_papers(desk: DeskHouse, qtbot: QtBot) -> PapersView:
    view = desk.show(CASE, case=ALVA, tab="documents").view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    papers = view.presenter.parts["documents"].view
    assert isinstance(papers, PapersView)
    return papers


def lines(view: PapersView) -> list[str]:
    return [
        str(view.model.index(row, 1).data(Qt.ItemDataRole.DisplayRole))
        for row in range(view.model.rowCount())
    ]


def a_picture(folder: Path) -> Path:
    written = BytesIO()
    Image.new("RGB", (200, 280), "white").save(written, "PNG")
    path = folder / "schema.png"
    path.write_bytes(written.getvalue())
    return path


def put_in(view: PapersView, path: Path, title: str) -> None:
    view.drop.dropped.emit((path,))
    view.editor.title.setText(title)
    view.editor.save.click()


def test_a_dropped_file_is_described_kept_shown_and_its_source_deleted(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view, path = open_papers(desk, qtbot), a_picture(tmp_path)
    view.drop.dropped.emit((path,))
    assert view.editor.file.text() == "schema.png"
    view.editor.save.click()
    assert view.editor._title_row.trouble() == "Write what the paper is."
    view.editor.title.setText("Veckans schema")
    view.editor.save.click()
    assert lines(view) == ["Veckans schema"]
    assert view.page._preview.currentWidget() is view.page.pictures
    assert view.page.pictures.page_count() == 1
    assert "schema.png" in view.page._source_words.text()
    view.page.delete.click()
    assert not path.exists()
    assert view.page._source.isHidden()
    assert desk.frame.bugs == []


def test_words_and_what_cannot_be_shown(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    view = open_papers(desk, qtbot)
    words, program = tmp_path / "a.txt", tmp_path / "b.pdf"
    words.write_text("Hej på dig", "utf-8")
    program.write_bytes(b"MZ\x00\x01")
    put_in(view, words, "Ord")
    assert view.page.text.toPlainText() == "Hej på dig"
    put_in(view, program, "Program")
    assert "cannot be shown here" in view.page.none.text()
    broken = tmp_path / "c.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    put_in(view, broken, "Trasig")
    assert "damaged or locked" in view.page.none.text()


def test_a_paper_is_exported_by_choice_and_stands_in_the_ledger(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view, words = open_papers(desk, qtbot), tmp_path / "a.txt"
    words.write_text("Hej", "utf-8")
    put_in(view, words, "Ord")
    out = tmp_path / "ut.txt"
    desk.dialogs.answers.append(out)
    view.page.export.click()
    assert out.read_text("utf-8") == "Hej"
    assert any(line.endswith(": Paper of the case") for line in lines(view))
    handed = view.model.items()[0]
    view.presenter.choose(handed.id)
    view.page.follow.click()
    assert desk.frame.bugs == []


def test_a_removed_paper_is_had_back_within_ten_seconds(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view, words = open_papers(desk, qtbot), tmp_path / "a.txt"
    words.write_text("Hej", "utf-8")
    put_in(view, words, "Ord")
    view.page.remove.click()
    view.page.really.click()
    assert view.page._because_row.trouble()
    view.page.because.setText("Fel ärende")
    view.page.really.click()
    assert lines(view) == ["Ord (removed)"]
    assert "Fel ärende" in view.page._facts.text()
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert lines(view) == ["Ord"]


def test_a_large_file_shows_how_far_it_has_come_and_can_be_stopped(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view, path = open_papers(desk, qtbot), tmp_path / "stor.bin"
    path.write_bytes(b"a" * 9 * 1024 * 1024)
    desk.tasks.hold()
    view.drop.dropped.emit((path,))
    view.editor.title.setText("Film")
    view.editor.save.click()
    desk.tasks.run()
    desk.tasks.run()
    assert not view.editor._progress.isHidden()
    assert "4.0 MB of 9.0 MB" in view.editor._so_far.text()
    view.editor.stop.click()
    desk.tasks.run()
    desk.tasks.run()
    assert view.editor._progress.isHidden()
    assert view.editor.title.text() == "Film"
    with desk.vault.open_unit(desk.actor) as unit:
        assert unit.documents.attachments(ALVA) == ()


def test_what_is_typed_about_a_file_is_a_draft(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view, path = open_papers(desk, qtbot), a_picture(tmp_path)
    view.drop.dropped.emit((path,))
    view.editor.title.setText("Halvt skrivet")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = open_papers(desk, qtbot)
    assert again.editor.title.text() == "Halvt skrivet"
    again.presenter.leave()
    assert desk.services().drafts.get(draft.key) is None
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert again.presenter.drafts() == (draft,)
