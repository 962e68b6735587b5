"""Answers and withdrawals are registered in the case, as a coordinator clicks it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.gui.matrix_signs import Sign, sign_of
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.settings import Settings
from tests.gui.case_at_desk import (
    BEFORE_SHEET_TWO,
    IN_FORCE,
    consents,
    desks_until_the_end,
    handed_out,
    house_at,
    open_case,
    overview,
    page,
    sign_at,
)
from tests.gui.desk_house import DeskHouse
from tests.gui.drafts_house import shell_over
from tests.gui.meeting_at_desk import words_in
from tests.presenters.doubles import MemorySettings


@pytest.fixture
def desks() -> Iterator[list[DeskHouse]]:
    yield from desks_until_the_end()


def answering(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> tuple[DeskHouse, Any, Any]:
    """Erik's form has come back: the case, and the page on which the answer is typed."""
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer=code)
    return desk, view, page(view, "answer")


def test_an_answer_with_words_waits_and_is_confirmed(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, view, sheet = answering(desks, tmp_path, qtbot)
    assert sheet.sheet.sheet.boxes == {}
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert "Mark the boxes" in sheet._lines["boxes"].trouble()
    for row in range(len(sheet.sheet.sheet.shape.rows)):
        for column in range(len(sheet.sheet.sheet.shape.columns)):
            sheet.sheet.setCurrentIndex(sheet.sheet.sheet.index(row, column))
            qtbot.keyClick(sheet.sheet, Qt.Key.Key_Space)
    sheet.day.edit.setText("2026-01-15")
    sheet.time.setText("10:00")
    sheet.words.setPlainText("Inget om drogprov till polisen")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    confirm = page(view, "confirm")
    assert confirm.isVisible()
    assert "drogprov" in confirm._said.text()
    assert desk.services().cases.get("c-alva").state == "partial"
    confirm.recipient.setCurrentIndex(confirm.recipient.findData("police"))
    confirm._on_add()
    qtbot.mouseClick(confirm.save, Qt.MouseButton.LeftButton)
    # It counts now; the mother's form had other terms, so that is the next step.
    assert desk.services().cases.get("c-alva").state == "different_terms"
    view.presenter.choose_tab("overview")
    assert "older form" in overview(view)._sentence.text()


def test_a_no_is_one_calm_step(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    desk, _view, sheet = answering(desks, tmp_path, qtbot)
    qtbot.mouseClick(sheet.kinds["signed_no"], Qt.MouseButton.LeftButton)
    assert not sheet.sheet.isVisible()
    assert sheet._calm.isVisible()
    sheet.day.edit.setText("2026-01-15")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert desk.services().cases.get("c-alva").state == "refused"


def test_an_oral_yes_needs_somebody_who_heard_it(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, _view, sheet = answering(desks, tmp_path, qtbot)
    qtbot.mouseClick(sheet.kinds["said_yes"], Qt.MouseButton.LeftButton)
    sheet.sheet.setCurrentIndex(sheet.sheet.sheet.index(1, 0))
    qtbot.keyClick(sheet.sheet, Qt.Key.Key_X)
    sheet.day.edit.setText("2026-01-15")
    sheet.time.setText("09:30")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet._lines["witness"].trouble()
    sheet.witness.setText("Lars Ek, socialsekreterare")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert desk.frame.said[-1] == "The answer is registered."


def test_what_is_typed_is_a_draft_and_comes_back(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, view, sheet = answering(desks, tmp_path, qtbot)
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    sheet.words.setPlainText("Inget om hemmet")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = open_case(desk, qtbot, "c-alva", tab="consent")
    consents(again)._take("answer")
    assert page(again, "answer").words.toPlainText() == "Inget om hemmet"
    assert page(again, "answer").kinds["signed_yes"].isChecked()


def test_the_button_of_the_overview_goes_back_to_the_answer_that_was_begun(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    _desk, view, sheet = answering(desks, tmp_path, qtbot)
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    for row in range(len(sheet.sheet.sheet.shape.rows)):
        sheet.sheet.setCurrentIndex(sheet.sheet.sheet.index(row, 1))
        qtbot.keyClick(sheet.sheet, Qt.Key.Key_Space)
    sheet.day.edit.setText("2026-01-15")
    ticked = dict(sheet.sheet.sheet.boxes)
    assert ticked
    view.presenter.choose_tab("overview")
    qtbot.mouseClick(overview(view).next, Qt.MouseButton.LeftButton)
    again = page(view, "answer")
    assert again.isVisible()
    assert again.sheet.sheet.boxes == ticked
    assert again.day.edit.text() == "2026-01-15"
    assert again.kinds["signed_yes"].isChecked()


def test_an_answer_to_another_form_is_not_thrown_away_unasked(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, view, sheet = answering(desks, tmp_path, qtbot)
    qtbot.mouseClick(sheet.kinds["signed_no"], Qt.MouseButton.LeftButton)
    begun = sheet.presenter.drafts()[0].text
    other = handed_out(desk, "c-alva", "alva")
    desk.dialogs.answers.extend((False, True))
    view.presenter.go_to("consent", answer=other)
    assert sheet.kinds["signed_no"].isChecked()
    assert sheet.presenter.drafts()[0].text == begun
    view.presenter.go_to("consent", answer=other)
    assert not sheet.kinds["signed_no"].isChecked()
    assert sheet.presenter.drafts() == ()


def test_a_withdrawal_stops_at_its_instant(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva")
    assert sign_at(view, "attendance", "school") is Sign.BOTH
    view.presenter.go_to("consent", withdraw="anna")
    withdrawal = page(view, "withdraw")
    assert (withdrawal.day.edit.text(), withdrawal.time.text()) == ("2026-02-02", "10:00")
    effects = withdrawal.effects
    shown_lines = [len(one.lines()) for one in (effects.stops, effects.told, effects.stays)]
    assert shown_lines == [4, 2, 2]
    assert effects.told.lines()[0] == "Anna Lind gets a confirmation on paper."
    assert effects.told.lines()[1].startswith("Nobody else:")  # none knows of the case yet
    shown = withdrawal.matrix.current_cell()
    assert shown is not None
    assert sign_of(shown) is Sign.WITHDRAWN
    qtbot.mouseClick(withdrawal.save, Qt.MouseButton.LeftButton)
    effect = page(view, "effect")
    assert effect.isVisible()
    assert effect._preview.page_count() > 0
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(effect.save, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    view.presenter.choose_tab("overview")
    assert sign_at(view, "attendance", "school") is Sign.WITHDRAWN
    assert view.header.badges.count() == 1


def test_a_part_is_taken_back(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva", tab="consent", withdraw="anna")
    withdrawal = page(view, "withdraw")
    qtbot.mouseClick(withdrawal.parts, Qt.MouseButton.LeftButton)
    assert not withdrawal.save.isEnabled()  # nothing ticked is not the whole
    assert withdrawal.why_not.text() == "Tick what is taken back, or choose the whole consent."
    withdrawal.whole.click()
    assert withdrawal.save.isEnabled()
    withdrawal.parts.click()
    withdrawal.taken.boxes["parties"]["police"].click()
    assert (withdrawal.save.isEnabled(), withdrawal.why_not.text()) == (True, "")
    withdrawal.taken.boxes["types"]["alcohol_drugs"].click()
    (flows,) = withdrawal.effects.stops.lines()
    assert flows.startswith("Lokalpolisområde Umeå, about Alva Lind: ")
    assert "Lokalpolisområde Umeå" not in flows.split(", about", 1)[1]
    _confirmed, told = withdrawal.effects.told.lines()
    assert "The parts of the consent that were not chosen." in withdrawal.effects.stays.lines()
    assert told.endswith("told to stop sharing: Lokalpolisområde Umeå.")
    qtbot.mouseClick(withdrawal.save, Qt.MouseButton.LeftButton)
    assert "Anna Lind has taken back a part of the consent" in [
        label.text() for label in page(view, "effect").findChildren(QLabel)
    ]
    view.presenter.choose_tab("overview")
    assert sign_at(view, "alcohol_drugs", "police") is Sign.WITHDRAWN
    assert sign_at(view, "attendance", "police") is Sign.BOTH


def test_a_withdrawal_that_was_begun_comes_back(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva", tab="consent", withdraw="anna")
    assert view.presenter.drafts() == ()
    page(view, "withdraw").heard_by.setText("Skolan: Rektor Björk")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = open_case(desk, qtbot, "c-alva", tab="consent")
    consents(again)._take("withdraw")
    assert page(again, "withdraw").heard_by.text() == "Skolan: Rektor Björk"
    consents(again)._drop("withdraw")
    assert desk.services().drafts.get(draft.key) is None
    undo = desk.frame.undo
    assert undo is not None
    undo()
    consents(again)._take("withdraw")
    assert page(again, "withdraw").heard_by.text() == "Skolan: Rektor Björk"


def test_what_is_typed_stays_when_something_else_changes(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    _desk, view, sheet = answering(desks, tmp_path, qtbot)
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    sheet.words.setPlainText("Inget om hemmet")
    view.presenter.refresh()
    view.presenter.open(case="c-alva")
    assert sheet.isVisible()
    assert sheet.words.toPlainText() == "Inget om hemmet"


def test_a_wrong_code_is_said_at_the_field(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer="")
    answer = page(view, "answer")
    answer.code.setText("K7M3-P9QX-A")
    qtbot.keyClick(answer.code, Qt.Key.Key_Return)
    assert answer._code_line.trouble()
    assert desk.frame.bugs == []


def test_a_draft_is_not_written_while_the_answer_is_saved_and_stays_beside_the_cards(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    shell = shell_over(desk, MemorySettings(Settings(hints=False)))
    qtbot.addWidget(shell, before_close_func=lambda one: one.drop())
    shell.host.go("case", {"case": "c-alva", "tab": "consent", "answer": code})
    view = shell.host.currentWidget()
    assert isinstance(view, CaseView)
    sheet, drafts = page(view, "answer"), desk.services().drafts
    sheet.kinds["signed_no"].click()
    shell.host.keep_drafts()
    sheet.presenter.leave()
    shell.host.keep_drafts()  # the cards offer to go on with it, however long they stand there
    assert drafts.get("case/c-alva/answer") is not None
    consents(view)._take("answer")
    sheet.day.edit.setText("2026-01-15")
    shell.host.keep_drafts()
    desk.tasks.hold()
    sheet.save.click()
    sheet.words.setPlainText("")
    sheet.kinds["signed_yes"].setChecked(True)
    shell.host.keep_drafts()
    while desk.tasks.waits:
        desk.tasks.run()
    shell.host.keep_drafts()
    assert drafts.list_drafts() == ()
    assert desk.services().cases.get("c-alva").state == "refused"


def test_a_case_on_its_way_says_so_and_shows_nothing_of_the_one_before(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva")
    desk.tasks.hold()
    view.presenter.open(case="c-cora")
    assert "The case is being opened" in words_in(view)
    assert "Alva" not in words_in(view)
    while desk.tasks.waits:
        desk.tasks.run()
    assert "The case is being opened" not in words_in(view)
    assert "Cora Berg" in words_in(view)
