"""Today on screen: what is most urgent comes first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.gui.i18n import use_language
from sspf_app.gui.screens.today.act_row import ActRow
from sspf_app.gui.screens.today.presenter import TodayPresenter
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.screens.today.view import TodayView
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.screen_checks import check_screen, clipped
from tests.gui.test_cases import cases

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(AFTER_CALL, worked_cases_of_karin)


def test_today_begins_with_what_is_most_urgent(desk: DeskHouse, qtbot: QtBot) -> None:
    view = desk.show(TODAY).view
    assert isinstance(view, TodayView)
    qtbot.addWidget(view)
    assert "Tell them" in view.lines[0].text()
    assert "Fadi Haddad" in view.lines[0].accessibleName()
    qtbot.keyClick(view, Qt.Key.Key_1)
    wanted = {"case": "c-fadi", "tab": "consent", "withdrawal": "c-fadi-w3"}
    assert desk.frame.went_to == [("case", wanted)]


def test_enter_never_hands_over_when_the_list_comes_late(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    found = view._model.items()
    view.table.setFocus()
    view.show_cases((), total=0)
    assert view.focusWidget() is view._empty.action
    assert "No cases yet" in [one.text() for one in view._empty.findChildren(QLabel)]
    view.show_cases((), total=len(found))
    said = [one.text() for one in view._empty.findChildren(QLabel)]
    assert "Change the filter, or open a new case." in said
    view.show_cases(found, total=len(found))
    assert view.focusWidget() is view.table


@pytest.mark.parametrize("language", ["en", "sv"])
def test_an_empty_vault_tells_what_comes_first(tmp_path: Path, qtbot: QtBot, language: str) -> None:
    use_language(language)
    made = DeskHouse(tmp_path, AFTER_CALL)
    try:
        view = made.show(TODAY).view
        assert isinstance(view, TodayView)
        qtbot.addWidget(view)
        qtbot.waitUntil(lambda: not clipped(view))
        check_screen(view)
        first = view.first_focus()
        assert isinstance(first, QPushButton)
        first.click()
        assert made.frame.went_to[-1] == ("cases", {"new": "yes"})
        view.presenter.move_in()
        assert made.frame.went_to[-1] == ("moving", {})
        view.presenter.back_up()
        assert made.frame.backups == 1
    finally:
        made.close()


def test_the_button_of_a_line_stands_below_it_where_text_is_large(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = desk.show(TODAY).view
    assert isinstance(view, TodayView)
    qtbot.addWidget(view)
    act = view.lines[0]
    [row] = [one for one in view.findChildren(ActRow) if one.isAncestorOf(act)]
    view.resize(1200, 700)
    qtbot.waitUntil(lambda: act.geometry().right() > row.width() - 2)
    view.resize(500, 700)
    qtbot.waitUntil(lambda: act.x() < row.width() // 4)
    assert act.geometry().right() < row.width()


def test_what_is_counted_beside_never_keeps_the_day_back(desk: DeskHouse, qtbot: QtBot) -> None:
    built = desk.show(TODAY)
    view, presenter = built.view, built.presenter
    assert isinstance(view, TodayView)
    assert isinstance(presenter, TodayPresenter)
    qtbot.addWidget(view)
    desk.clock.pass_time(hours=24)
    desk.tasks.hold()
    presenter.refresh()
    presenter.count()  # asked for when the lines of yesterday came in sight
    while desk.tasks.waits:
        desk.tasks.run()
    told = [one.text() for one in view.header.findChildren(QLabel)]
    assert any("13 March" in one for one in told), told
