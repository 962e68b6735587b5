"""Today on screen: what is most urgent comes first, and a long queue in parts."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.gui.i18n import use_language
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import TodayLine
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


def test_a_long_queue_is_shown_in_parts(qtbot: QtBot) -> None:
    acted: list[str] = []
    view = TodayView()
    view.presenter = SimpleNamespace(act=lambda line: acted.append(line.sentence))  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.addWidget(view)
    queue = tuple(_line(f"thing {number}") for number in range(100))
    week = tuple(_line(f"meeting {number}") for number in range(45))
    view.show_lines(queue, week)
    words = [one.text() for one in view.lines]
    assert (words.count("Do"), words[40], words[-1]) == (80, "Show 60 more", "Show 5 more")

    qtbot.mouseClick(view.lines[40], Qt.MouseButton.LeftButton)
    assert [one.text() for one in view.lines].count("Do") == 120
    assert view.focusWidget() is view.lines[40]
    qtbot.mouseClick(view.lines[40], Qt.MouseButton.LeftButton)
    assert acted == ["thing 40"]
    qtbot.mouseClick(view.lines[80], Qt.MouseButton.LeftButton)
    assert view.lines[99].accessibleName() == "Do: thing 99"
    assert view.lines[100].accessibleName() == "Do: meeting 0"

    view.show_lines(queue, week)  # what was asked for stays
    assert [one.text() for one in view.lines].count("Do") == 140


def test_lines_below_what_is_in_sight_follow(qtbot: QtBot) -> None:
    at_once, later = TodayView(), TodayView()
    queue = tuple(_line(f"thing {number}") for number in range(100))
    week = tuple(_line(f"meeting {number}") for number in range(45))
    for view in (at_once, later):
        qtbot.addWidget(view)
    later.show()
    for view in (at_once, later):
        view.show_lines(queue, week)
    assert [one.accessibleName() for one in later.lines[:2]] == ["Do: thing 0", "Do: thing 1"]
    assert len(later.lines) == 20
    qtbot.waitUntil(lambda: len(later.lines) == len(at_once.lines))

    def said(view: TodayView) -> list[tuple[str, str]]:
        return [(one.text(), one.accessibleName()) for one in view.lines]

    assert said(later) == said(at_once)
    later.show_lines(queue, week)
    later.show_lines(queue[:1], week[:1])  # what was to follow is dropped
    qtbot.wait(80)
    assert len(later.lines) == 2


def _line(sentence: str) -> TodayLine:
    return TodayLine(
        sentence=sentence, about="", icon="cases", tone=Tone.NEUTRAL, button="Do", screen="cases",
        wanted={},
    )  # fmt: skip


def test_the_keyboard_waits_for_the_first_thing_to_do(qtbot: QtBot) -> None:
    view = TodayView()
    qtbot.addWidget(view)
    view.offer(withdrawal=True, backup=True)
    view.show()
    backup = next(one for one in view.findChildren(QPushButton) if "backup" in one.text())
    with qtbot.waitActive(view):
        view.activateWindow()
    backup.setFocus()  # the header is all there is while the queue is read
    view.show_lines((_line("First"), _line("Second")), ())
    assert view.lines[0].hasFocus()
    backup.setFocus()
    view.show_lines((_line("First"), _line("Second")), ())
    assert backup.hasFocus()
