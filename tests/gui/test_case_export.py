"""Receipts and standard formats, from the case's consents, as a coordinator clicks."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.export_view import ExportView
from tests.gui.case_at_desk import BEFORE_SHEET_TWO, IN_FORCE, house_at, open_case, page
from tests.gui.desk_house import DeskHouse


@pytest.fixture
def desks() -> Iterator[list[DeskHouse]]:
    opened: list[DeskHouse] = []
    yield opened
    for one in opened:
        one.close()


def _export(desk: DeskHouse, qtbot: QtBot, case: str = "c-alva") -> ExportView:
    view = open_case(desk, qtbot, case, tab="consent", export="")
    shown = page(view, "export")
    assert isinstance(shown, ExportView)
    return shown


def test_a_receipt_is_shown_and_saved(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    shown = _export(desk, qtbot)
    assert shown._preview.page_count() == 1
    assert "Receipt for" in shown._title.text()
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("*kvitto*.pdf"))) == 1
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(shown.save_machine, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("*kvitto*.jsonld"))) == 1


def test_a_party_is_offered_only_what_it_may_have(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    shown = _export(desk, qtbot)
    assert shown.format.count() == 3
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(shown.save_consents, Qt.MouseButton.LeftButton)
    (own,) = tmp_path.glob("*.fhir.json")
    assert json.loads(own.read_bytes())["resourceType"] == "Bundle"
    shown.whose.setCurrentIndex(shown.whose.findData("police"))
    shown._on_whose()
    assert shown.format.count() == 1
    assert "nothing of who said what" in shown._about.text()


def test_whoever_may_not_know_of_the_case_gets_nothing(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    shown = _export(desk, qtbot)
    shown.whose.setCurrentIndex(shown.whose.findData("police"))
    shown._on_whose()
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(shown.save_consents, Qt.MouseButton.LeftButton)
    assert not list(tmp_path.glob("*.json"))
    assert shown.banner.isVisible()


def test_without_an_answer_there_is_no_receipt(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    shown = _export(desk, qtbot)
    shown.show_no_receipt()
    assert shown._none.isVisible()
    assert not shown.save.isEnabled()
