"""The columns of the list of cases fit, whoever handles them and however large the text is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.gui.i18n import use_language
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.theme import Theme
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.actors import Role
from sspf_app.services.records import Office, User
from sspf_app.services.settings import ThemeChoice
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import clipped

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
ROOM = 1076
"""Pixels a window of 1280 leaves a screen."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskHouse]:
    made = DeskHouse(tmp_path, AFTER_CALL, worked_cases)
    made.services().office.save(Office(coordinator="Karin Ek", own_party="social"))
    with made.vault.open_unit(made.actor) as unit:
        unit.office.put_user(
            User(
                id="u-bo",
                login="bo",
                name="Maria Andersson Lundqvist",
                role=Role.COORDINATOR,
                created_at=AFTER_CALL,
            )
        )
        unit.commit()
    for case in ("c-dino", "c-cora"):
        made.services().handling.change(case, [made.actor.user_id, "u-bo"])
    yield made
    made.close()


def cases(desk: DeskHouse, qtbot: QtBot, width: int) -> CasesView:
    view = desk.show(CASES).view
    assert isinstance(view, CasesView)
    qtbot.addWidget(view)
    view.resize(width, 700)
    view.show()
    QApplication.sendPostedEvents()
    return view


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_with_two_coordinators_nothing_scrolls_sideways(
    desk: DeskHouse, qtbot: QtBot, theme: Theme, language: str, percent: int
) -> None:
    theme.choose(ThemeChoice.LIGHT, text_percent=percent)
    use_language(language)
    view = cases(desk, qtbot, ROOM - (57 if percent > 100 else 0))
    table = view.table
    assert table.horizontalScrollBar().maximum() == 0
    assert clipped(view) == []
    head = table.horizontalHeader()
    shown = [one.name for at, one in enumerate(view._model.columns) if not head.isSectionHidden(at)]
    assert set(shown) >= {"reference", "name", "age", "state", "meeting"}
    row = view._model.index_of("c-dino")
    told = row.siblingAtColumn(1).data(Qt.ItemDataRole.ToolTipRole)
    assert told == row.siblingAtColumn(1).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Dino" in told
    assert table.left_out() or percent == 100
    for one in table.left_out():
        said = one.text(view._model.items()[row.row()])
        assert not said or f"{one.title}: {said}" in told


def test_what_was_left_out_comes_back_where_there_is_room(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot, ROOM - 120)
    head = view.table.horizontalHeader()
    school = [one.name for one in view._model.columns].index("school")
    assert head.isSectionHidden(school)
    view.resize(ROOM + 100, 700)
    qtbot.waitUntil(lambda: not head.isSectionHidden(school))
    assert view.table.left_out() == ()
    assert view.table.horizontalScrollBar().maximum() == 0


def test_the_state_is_told_in_whole_where_its_column_cuts_it(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot, ROOM)
    index = view._model.index_of("c-dino")
    state = [one.name for one in view._model.columns].index("state")
    cell = index.siblingAtColumn(state)
    assert str(cell.data()) in cell.data(Qt.ItemDataRole.ToolTipRole)


def _narrow(qtbot: QtBot, width: int) -> ItemTable:
    def said(letters: int) -> str:
        return "o" * letters

    columns = (
        Column[str](name="one", title="One", text=lambda _row: said(30), width=30, least=10),
        Column[str](name="two", title="Two", text=lambda _row: said(20), width=20, least=10),
        Column[str](name="rest", title="Rest", text=lambda row: row, width=0, spare=1),
        Column[str](name="last", title="Last", text=lambda row: row, width=6, spare=2),
    )
    model = ItemTableModel[str](columns, id_of=lambda row: row)
    model.set_items(("a", "b"))
    table = ItemTable(model, name="Rows")
    qtbot.addWidget(table)
    letter = table.fontMetrics().averageCharWidth()
    table.resize(width * letter, 300)
    table.show()
    QApplication.sendPostedEvents()
    return table


def test_each_column_that_may_be_cut_gives_of_what_it_has(qtbot: QtBot) -> None:
    wide = [_narrow(qtbot, 100).columnWidth(at) for at in (0, 1)]
    less = [_narrow(qtbot, 58).columnWidth(at) for at in (0, 1)]
    assert less[0] < wide[0]
    assert less[1] < wide[1]
    assert wide[0] - less[0] > wide[1] - less[1]


def test_columns_are_left_out_in_their_order(qtbot: QtBot) -> None:
    found = [[one.name for one in _narrow(qtbot, wide).left_out()] for wide in (100, 45, 33, 20)]
    assert found == [[], ["rest"], ["rest", "last"], ["rest", "last"]]
    assert _narrow(qtbot, 20).horizontalScrollBar().maximum() > 0


def test_a_column_that_is_left_out_was_not_dragged(qtbot: QtBot) -> None:
    table = _narrow(qtbot, 33)
    assert table.columnWidth(3) == 0
    letter = table.fontMetrics().averageCharWidth()
    table.resize(100 * letter, 300)
    qtbot.waitUntil(lambda: table.columnWidth(3) > 0)
    assert _narrow(qtbot, 100).columnWidth(3) == table.columnWidth(3)


def test_air_beside_words_goes_to_words_that_are_cut(qtbot: QtBot) -> None:
    columns = (
        Column[str](name="name", title="Name", text=lambda _row: "Bo", width=25),
        Column[str](name="school", title="School", text=lambda row: row * 40, width=0),
    )
    model = ItemTableModel[str](columns, id_of=lambda row: row)
    table = ItemTable(model, name="Rows")
    qtbot.addWidget(table)
    letter = table.fontMetrics().averageCharWidth()
    table.resize(52 * letter, 300)
    table.show()
    empty = table.columnWidth(0)
    model.set_items(("o",))
    assert table.columnWidth(0) < empty
    assert table.columnWidth(1) > 30 * letter
    assert table.horizontalScrollBar().maximum() == 0


def test_the_others_share_what_a_dragged_column_leaves(qtbot: QtBot) -> None:
    table = _narrow(qtbot, 100)
    before = table.columnWidth(2)
    table.horizontalHeader().resizeSection(0, table.columnWidth(0) + 60)
    assert table.columnWidth(2) < before
    assert table.horizontalScrollBar().maximum() == 0
    table.horizontalHeader().resizeSection(0, table.columnWidth(0) - 160)
    assert sum(table.columnWidth(at) for at in range(4)) == table.viewport().width()


def test_a_header_that_was_handed_out_before_is_not_relied_on(qtbot: QtBot) -> None:
    table = _narrow(qtbot, 100)
    shiboken6.invalidate(table.horizontalHeader())  # as when what held it is collected
    table.resize(table.width() + 80, 300)
    assert sum(table.columnWidth(at) for at in range(4)) == table.viewport().width()
