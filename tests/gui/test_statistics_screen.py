"""The statistics as one uses them, over a real vault."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Case, Party, Person
from sspf_app.gui.screens.statistics.part_card import WholeTable
from sspf_app.gui.screens.statistics.screen import SCREEN
from sspf_app.gui.screens.statistics.view import StatisticsScreenView
from sspf_app.services.actors import Role
from tests.documents.papers import text_of
from tests.fakes.printers import KeepingPrinter
from tests.gui.desk_house import DeskHouse
from tests.gui.screen_checks import check_screen

NOW = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
EARLIER = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
"""Within the half-year of the cases."""
IN_HALF = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def eight_cases(house: DeskHouse) -> None:
    more_cases(house, 8)


def more_cases(house: DeskHouse, number: int, *, first: int = 0) -> None:
    with house.vault.open_unit(house.actor) as unit:
        if not first:
            unit.records.add(Party(id="own", name="SSPF", kind=PartyKind.SOCIAL_SERVICES))
        for at in range(first, first + number):
            unit.records.add(Person(id=f"p-{at}", name=f"Barn {at}", recorded_at=IN_HALF))
            unit.records.add(
                Case(
                    id=f"c-{at}",
                    young_person=f"p-{at}",
                    coordinator_party="own",
                    opened_at=IN_HALF,
                    recorded_at=IN_HALF,
                )
            )
        unit.commit()


pytestmark = pytest.mark.at_desk(NOW, eight_cases)


def shown(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> StatisticsScreenView:
    view = desk.show(SCREEN, **wanted).view
    assert isinstance(view, StatisticsScreenView)
    qtbot.addWidget(view)
    return view


def cell(view: StatisticsScreenView, part: int, line: int, column: int = 1) -> str:
    model = view.cards()[part].table.model()
    return str(model.data(model.index(line, column), Qt.ItemDataRole.DisplayRole))


def choose(view: StatisticsScreenView, period: str) -> None:
    at = view.period.findData(period)
    assert at >= 0
    view.period.setCurrentIndex(at)
    view.period.activated.emit(at)


def test_the_last_half_year_that_is_over_shows_first(desk: DeskHouse, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    assert view.period.currentData() == "2026-1"
    assert view.pdf.isEnabled()
    assert cell(view, 0, 0) == ".."  # all cases: nearly all are new
    assert cell(view, 1, 0) == "8"
    assert len(view.cards()) == 7
    view.resize(1040, 660)
    view.show()
    check_screen(view)


def test_a_running_period_is_not_exported(desk: DeskHouse, qtbot: QtBot) -> None:
    view = shown(desk, qtbot, period="2026-2")
    assert not view.pdf.isEnabled()
    assert not view.csv.isEnabled()
    assert "31" in view.pdf.toolTip()


def test_a_period_with_too_few_says_so(desk: DeskHouse, qtbot: QtBot) -> None:
    view = shown(desk, qtbot, period="2025-2")
    assert view.cards() == ()
    assert view._stack.currentWidget() is view._few


def test_a_new_office_begins_with_the_half_year_that_runs(tmp_path: Path, qtbot: QtBot) -> None:
    made = DeskHouse(tmp_path, EARLIER, eight_cases)
    try:
        view = shown(made, qtbot)
        assert view.period.currentData() == "2026-1"
        assert len(view.cards()) == 7
    finally:
        made.close()


def test_where_nothing_can_be_told_yet_it_says_when(tmp_path: Path, qtbot: QtBot) -> None:
    made = DeskHouse(tmp_path, EARLIER, lambda house: more_cases(house, 2))
    try:
        view = shown(made, qtbot)
        assert view.period.currentData() == "2026-1"
        assert "30 June 2026" in " ".join(one.text() for one in view._few.findChildren(QLabel))
    finally:
        made.close()


def test_what_is_exported_stands(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(desk, qtbot)
    folder = tmp_path / "out"
    folder.mkdir()
    desk.dialogs.answers.append(False)
    view.csv.click()
    assert list(folder.iterdir()) == []
    desk.dialogs.answers += [True, folder]
    view.csv.click()
    assert [one.name for one in folder.iterdir()] == ["SSPF-statistik-2026-1.csv"]
    more_cases(desk, 4, first=8)
    view.presenter.refresh()
    assert cell(view, 1, 0) == "8"
    desk.dialogs.answers.append(folder)
    view.pdf.click()  # nothing is asked the second time
    assert len(list(folder.iterdir())) == 2
    choose(view, "2026")
    assert not view.pdf.isEnabled()


def test_figures_are_printed_and_stand(desk: DeskHouse, qtbot: QtBot) -> None:
    view, printer = shown(desk, qtbot), KeepingPrinter()
    desk.dialogs.answers += [False, True, None]
    view.print.click()  # not yet
    view.print.click()  # no printer after all
    assert view.presenter._shown is not None
    assert view.presenter._shown.fixed_at is None
    desk.dialogs.answers += [True, printer]
    view.print.click()
    ((paper,),) = printer.jobs
    assert "8" in text_of(paper)
    assert "sent to the printer" in desk.frame.said[-1]
    assert view.presenter._shown.fixed_at is not None
    desk.dialogs.answers.append(printer)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)  # nothing is asked now
    assert len(printer.jobs) == 2
    choose(view, "2026")
    assert not view.print.isEnabled()


def test_the_manager_sees_what_was_exported(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    view = shown(desk, qtbot)
    assert view._stack.currentWidget() is view._nothing
    assert view.pdf.isHidden()
    desk.change_role(Role.COORDINATOR)
    view = shown(desk, qtbot)
    desk.dialogs.answers += [True, tmp_path]
    view.csv.click()
    desk.change_role(Role.UNIT_MANAGER)
    view = shown(desk, qtbot)
    assert view.period.count() == 1
    assert cell(view, 1, 0) == "8"


def test_the_lines_are_walked_by_keyboard(desk: DeskHouse, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    view.show()
    table = view.cards()[0].table
    assert table.accessibleName() == "In brief"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen() is not None
    assert table.verticalScrollBar().maximum() == 0  # every line has its room


def test_each_table_is_as_high_as_its_lines_once_it_is_seen(desk: DeskHouse, qtbot: QtBot) -> None:
    """Its way to fit once bore a name that all tables use, and the program ended."""
    view = shown(desk, qtbot)
    view.resize(1100, 700)
    with qtbot.waitExposed(view):
        view.show()
    tables = view.findChildren(WholeTable)
    assert tables
    assert all(one.height() > one.verticalHeader().length() for one in tables)
