"""Questions are opened, never waited for, and answered by a call."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.dialogs import PasswordDialog, QuestionDialog, TroubleDialog, WindowDialogs
from sspf_app.gui.ports import Question, Trouble
from tests.gui.screen_checks import check_screen

QUESTION = Question(
    text="Close the case?", yes="Close it", no="Keep it open", detail="It can be opened again."
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _ask(window: QWidget, question: Question = QUESTION) -> tuple[QuestionDialog, list[str]]:
    answers: list[str] = []
    WindowDialogs(window).ask(
        question, on_yes=lambda: answers.append("yes"), on_no=lambda: answers.append("no")
    )
    dialog = window.findChild(QuestionDialog)
    assert dialog is not None
    return dialog, answers


def test_yes_and_no_answer_and_the_dialog_goes(window: QWidget, qtbot: QtBot) -> None:
    dialog, answers = _ask(window)
    check_screen(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    dialog, answers_again = _ask(window)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == ["yes"]
    assert answers_again == ["no"]


def test_enter_does_the_safe_thing_where_it_is_grave(window: QWidget) -> None:
    dialog, _answers = _ask(window)
    assert dialog.yes.isDefault()
    dialog.reject()
    grave = Question(text="Remove?", yes="Remove", no="Keep", is_grave=True)
    dialog = QuestionDialog(grave, window)
    assert dialog.no.isDefault()


def test_a_question_without_no_may_be_left(window: QWidget) -> None:
    WindowDialogs(window).ask(QUESTION, on_yes=lambda: pytest.fail("nobody said yes"))
    dialog = window.findChild(QuestionDialog)
    assert dialog is not None
    dialog.reject()


def test_files_and_folders_come_as_paths(window: QWidget, tmp_path: Path) -> None:
    dialogs, chosen = WindowDialogs(window), list[Path]()
    (tmp_path / "a.json").touch()
    dialogs.choose_folder("Folder", on_chosen=chosen.append, start=tmp_path)
    dialogs.choose_file("File", on_chosen=chosen.append, pattern="*.json")
    dialogs.save_file("Save", suggested="SSPF-2026-014.pdf", on_chosen=chosen.append)
    several: list[tuple[Path, ...]] = []
    dialogs.choose_files("Files", on_chosen=several.append, pattern="*.json")
    folder, file, save, files = window.findChildren(QFileDialog)
    folder.selectFile(str(tmp_path))
    file.selectFile(str(tmp_path / "a.json"))
    save.setDirectory(str(tmp_path))
    save.selectFile(str(tmp_path / "b"))
    assert files.fileMode() is QFileDialog.FileMode.ExistingFiles
    for name in ("a.json", "c.json"):
        (tmp_path / name).write_text("{}")
    files.setDirectory(str(tmp_path))
    files.selectFile(str(tmp_path / "c.json"))
    for dialog in (folder, file, save, files):
        dialog.done(1)
    assert [path.name for path in chosen] == [tmp_path.name, "a.json", "b.pdf"]
    assert [path.name for path in several[0]] == ["c.json"]


def test_the_dialog_for_what_nobody_foresaw_can_be_left(window: QWidget, qtbot: QtBot) -> None:
    dialog = TroubleDialog(Trouble(what="It broke.", kept="Kept.", advice="Again."), window)
    dialog.open()
    check_screen(dialog)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_five_passwords_are_whole_and_so_is_what_is_said_of_them(window: QWidget) -> None:
    told = [
        (
            f"Ersängsskolan · SSPF-2026-001-minnesanteckningar-2026-11-30-GC{n}-krypterad.pdf",
            "solros-kanot-bäck-ögla",
        )
        for n in range(5)
    ]
    WindowDialogs(window).tell_passwords(told)
    dialog = window.findChild(PasswordDialog)
    assert dialog is not None
    check_screen(dialog)
    note = next(one for one in dialog.findChildren(QLabel) if "hyphen between" in one.text())
    assert note.height() >= note.heightForWidth(note.width())
    assert dialog.area is not None
    listed = dialog.area.widget()
    assert listed is not None
    assert listed.minimumSizeHint().width() <= dialog.area.viewport().width()
    room = int(dialog.screen().availableGeometry().height() * 0.9)
    is_whole = dialog.area.verticalScrollBar().maximum() == 0
    assert is_whole or dialog.height() >= room - 1


def test_what_follows_from_a_question_is_never_cut(window: QWidget) -> None:
    long = " ".join(["Polisen får veta om den unge: närvaro och frånvaro i skolan."] * 60)
    dialog = QuestionDialog(Question(text="Sure?", detail=long, yes="Yes", no="No"), window)
    dialog.open()
    assert dialog.area is not None
    listed = dialog.area.widget()
    assert listed is not None
    label = next(one for one in listed.findChildren(QLabel) if one.text() == long)
    assert label.height() >= label.heightForWidth(label.width())
    assert dialog.yes.isVisible()


def test_what_is_typed_into_the_program_may_be_spelled_as_one_likes(window: QWidget) -> None:
    told = [("paket.sspf, for Olga", "holme-stolt-passion-ärta-mil-ros")]
    WindowDialogs(window).tell_passwords(told, any_spelling=True)
    dialog = window.findChild(PasswordDialog)
    assert dialog is not None
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "capitals, do as well" in said
    assert "small letters" not in said


def test_a_password_stands_until_it_was_noted(window: QWidget, qtbot: QtBot) -> None:
    password = "solros-kanot-bäck-ögla-vänlig-timme"
    WindowDialogs(window).tell_passwords([("SSPF-2026-014-krypterad.pdf", password)])
    dialog = window.findChild(PasswordDialog)
    assert dialog is not None
    check_screen(dialog)
    assert [label.text() for label in dialog.passwords] == [password]
    assert password in dialog.passwords[0].accessibleName()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.noted, Qt.MouseButton.LeftButton)
