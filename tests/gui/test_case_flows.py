"""The case on screen, clicked through as a coordinator does, over a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.gui.matrix_signs import Sign
from sspf_app.gui.widgets.answer_grid import AnswerGrid
from sspf_app.gui.widgets.sharing_matrix import SharingMatrix
from tests.gui.case_at_desk import (
    AFTER_CALL,
    BEFORE_SHEET_TWO,
    IN_FORCE,
    cell_of,
    consents,
    desks_until_the_end,
    house_at,
    open_case,
    overview,
    sign_at,
)
from tests.gui.desk_house import DeskHouse


@pytest.fixture
def desks() -> Iterator[list[DeskHouse]]:
    yield from desks_until_the_end()


def test_before_sheet_two_the_next_step_names_who_is_missing(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, BEFORE_SHEET_TWO), qtbot, "c-alva")
    shown = overview(view)
    assert "Erik Lind has not answered" in shown._sentence.text()
    assert "Erik Lind" in shown.next.text()
    assert sign_at(view, "attendance", "school") is Sign.WAITING
    view.tabs.setCurrentIndex(2)
    meetings = view.presenter.parts["meetings"].view
    assert "Erik Lind" in meetings.missing.words()


def test_after_sheet_two_everything_is_open(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-alva")
    assert sign_at(view, "attendance", "school") is Sign.BOTH
    assert overview(view)._sentence.text() == "No mapping talk is noted."
    assert overview(view).next.text() == "Open the mapping"


def test_partial_consent_is_drawn(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-cora")
    assert sign_at(view, "family_home", "school") is not Sign.BOTH
    assert cell_of(view, "alcohol_drugs", "police").has_exclusion
    qtbot.mouseClick(
        view.tabs.tabBar(),
        Qt.MouseButton.LeftButton,
        pos=view.tabs.tabBar().tabRect(1).center(),
    )
    board = consents(view)
    assert [card.accessibleName() for card in board.cards] == ["Bea Berg", "Carl Berg", "Cora Berg"]
    assert "not alike" in board._notice.words()
    grids = [card.findChild(AnswerGrid) for card in board.cards]
    differing = [
        [said for said in told(grid) if "the others differ" in said] for grid in grids if grid
    ]
    assert all(len(said) == 2 for said in differing)
    assert any("Cora Berg answered otherwise here" in said for said in differing[0])


def told(grid: AnswerGrid) -> list[str]:
    """Every box of a drawn answer, in words."""
    model = grid.model()
    return [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def test_a_fifteen_year_old_says_no(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-dino")
    shown = overview(view)
    assert shown._sentence.text() == "Dino Falk has answered no. Nothing about Dino Falk is shared."
    assert shown.next.isHidden()
    assert sign_at(view, "attendance", "school") is Sign.NO
    # The mother has said yes about her own matters; that is another question.
    panel = shown.panel
    panel.subject.setCurrentIndex(panel.subject.findData("dana"))
    panel.subject.activated.emit(panel.subject.currentIndex())
    assert sign_at(view, "attendance", "school") is Sign.BOTH


def test_the_day_and_the_source_turn_the_matrix(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, AFTER_CALL), qtbot, "c-fadi")
    panel = overview(view).panel
    assert sign_at(view, "attendance", "school") is Sign.WITHDRAWN
    panel.day.edit.setText("2026-03-11")
    panel.day.edit.editingFinished.emit()
    assert sign_at(view, "attendance", "school") is Sign.BOTH
    panel.source.setCurrentIndex(panel.source.findData("police"))
    panel.source.activated.emit(panel.source.currentIndex())
    assert sign_at(view, "attendance", "school") is Sign.YES
    assert sign_at(view, "attendance", "police") is Sign.OWN
    panel._on_now()
    assert sign_at(view, "attendance", "school") is Sign.WITHDRAWN


def test_arrow_keys_walk_the_matrix_and_say_why(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-cora")
    shown = overview(view)
    matrix: SharingMatrix = shown.panel.matrix
    matrix.setFocus()
    first = shown.cell._why.text()
    for _step in range(7):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
    cell = matrix.current_cell()
    assert cell is not None
    assert cell.type.value == "family_home"
    assert shown.cell._why.text() == cell.sentence != first


def test_a_protected_person_is_opened_with_a_reason(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-greta")
    assert view.gate.isVisible()
    assert not view.tabs.isVisible()
    view.gate.field.setText("Mötet på torsdag")
    qtbot.keyClick(view.gate.field, Qt.Key.Key_Return)
    assert view.tabs.isVisible()
    assert "Mötet på torsdag" in {line.reason for line in desk.services().journal.own_trace()}
