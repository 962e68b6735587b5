"""Screens as they really run: every service call on the one database thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui.draft_keeper import DraftKeeper
from sspf_app.gui.screen_host import ScreenHost
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.handover.screen import SCREEN as HAND_OVER
from sspf_app.gui.screens.handover.view import HandOverView
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.widgets.keyboard import has_keyboard
from sspf_app.gui.widgets.layout import row
from sspf_app.services.minutes import COORDINATOR
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import ATTENDANCE, MORNING_OF, held_with_cora

ResultT = TypeVar("ResultT")


class Thread:
    """Runs a job on the database thread and waits for it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.runner = TaskRunner()
        self._qtbot = qtbot
        self._owner = QObject()

    def run(self, job: Callable[[], ResultT]) -> ResultT:
        answers: list[ResultT] = []
        errors: list[BaseException] = []
        self.runner.submit(job, owner=self._owner, on_done=answers.append, on_error=errors.append)
        self._qtbot.waitUntil(lambda: bool(answers or errors), timeout=20_000)
        assert not errors, errors
        return answers[0]


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[Thread]:
    made = Thread(qtbot)
    yield made
    made.runner.finish()


def test_an_item_is_saved_and_each_copy_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thread: Thread, qtbot: QtBot
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")

    def prepared() -> tuple[DeskHouse, str]:
        house = DeskHouse(tmp_path, MORNING_OF, worked_cases)
        meeting = held_with_cora(house.services())
        key = f"meeting/c-cora/{meeting}/item"
        draft = (
            '{"text": "Kvar", "source": "school", "about": ["cora"], "types": ["attendance"],'
            ' "flags": [], "commitment": null, "answered": [], "item": null, "seen": ""}'
        )
        house.services().drafts.save(key, draft)
        return house, meeting

    house, meeting = thread.run(prepared)
    house.tasks = thread.runner  # pyright: ignore[reportAttributeAccessIssue]
    built = house.show(SCREEN, case="c-cora", meeting=meeting)
    view = cast("MeetingView", built.view)
    qtbot.addWidget(view)
    editor = view.items.editor
    qtbot.waitUntil(lambda: editor.text.toPlainText() == "Kvar")
    qtbot.waitUntil(lambda: view.tabs.currentWidget() is view.items)
    editor.save.click()
    qtbot.waitUntil(lambda: editor.text.toPlainText() == "")
    found = thread.run(lambda: house.services().meetings.get("c-cora", meeting))
    assert {item.text for item in found.items} >= {"Kvar", ATTENDANCE}
    view.tabs.setCurrentWidget(view.copies)
    wanted = {COORDINATOR, "school", "police", "leisure", "cora"}
    qtbot.waitUntil(lambda: set(view.copies.copies.cards) == wanted, timeout=20_000)
    assert house.frame.bugs == []
    thread.run(house.vault.close)


def test_a_case_opened_straight_on_its_plan_takes_the_keyboard_from_the_rail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thread: Thread, qtbot: QtBot
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = thread.run(lambda: DeskHouse(tmp_path, MORNING_OF, worked_cases))
    house.tasks = thread.runner  # pyright: ignore[reportAttributeAccessIssue]
    window, rail = QWidget(), QPushButton("Rail")
    ports = house.ports()
    host = ScreenHost((CASE,), ports, DraftKeeper(ports.services.drafts, ports.tasks))
    window.setLayout(row(rail, host))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    rail.setFocus()
    qtbot.waitUntil(rail.hasFocus)
    host.go("case", {"case": "c-cora", "tab": "plan"})
    qtbot.waitUntil(lambda: has_keyboard(host), timeout=20_000)
    qtbot.wait(50)  # what is read after the case is no reason to lose it
    here = QApplication.focusWidget()
    assert here is not None
    assert has_keyboard(host)
    assert here.focusPolicy() is not Qt.FocusPolicy.NoFocus
    assert house.frame.bugs == []
    thread.run(house.vault.close)


def test_handing_over_shows_the_cases_and_where_the_backups_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thread: Thread, qtbot: QtBot
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = thread.run(lambda: DeskHouse(tmp_path, MORNING_OF, worked_cases))
    house.tasks = thread.runner  # pyright: ignore[reportAttributeAccessIssue]
    view = cast("HandOverView", house.show(HAND_OVER).view)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view.send.case.count() > 1, timeout=20_000)
    place = view.backup.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("beside the vault alone" in one.text() for one in place))
    thread.run(house.vault.close)
