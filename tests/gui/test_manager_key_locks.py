"""The page of the manager's key locks as a vault does, and forgets what it showed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.services.settings import Settings
from tests.gui.key_at_hand import (
    KeyHolder,
    begin,
    desk,
    manager,
    words_on,
)
from tests.gui.program_at_desk import Desk

__all__ = ["desk", "manager"]  # fixtures


def test_locking_forgets_all_and_becomes_a_fresh_program_at_the_key(manager: KeyHolder) -> None:
    manager.read(manager.copy("jan.sspf-logg", 1, 6))
    manager.view.tabs.setCurrentWidget(manager.view.question)
    manager.read_question(manager.ask("a.sspf-fraga"))
    manager.view.question.why.setPlainText("Kan vänta")
    manager.desk.qtbot.keyClick(
        manager.view.question.why, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier
    )
    manager.desk.qtbot.waitUntil(lambda: len(manager.desk.commands) == 1)
    [command] = manager.desk.commands
    assert command[1:] == ["-m", "sspf_app", "--locked-because", "user", "--manager-key"]
    assert not manager.window.isVisible()
    assert manager.view.log.model.rowCount() == 0
    assert manager.view.question.why.toPlainText() == ""
    assert "Ligger" not in "".join(one.text() for one in manager.view.findChildren(QLabel))


def test_it_locks_by_itself_and_says_so(manager: KeyHolder, desk: Desk) -> None:
    room = desk.programs[-1]._key_room
    assert room is not None
    assert room._watches is not None
    room._watches.idle_watch.idle.emit()
    assert desk.commands[0][-3:] == ["--locked-because", "idle", "--manager-key"]
    desk.settings.settings = Settings()
    window = desk.start(locked_because="idle", at_manager_key=True)
    view = window._stack.currentWidget()
    assert isinstance(view, ManagerKeyView)
    assert "Locked after 10 minutes without activity." in words_on(view.door)
    assert window.password_page._reason == ""  # of the vault that is nothing


def test_closing_the_window_forgets_all_and_leaves(
    manager: KeyHolder, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(desk.programs[-1], "_app", _Leaving(left))
    manager.read(manager.copy("jan.sspf-logg", 1, 6))
    manager.view.question.why.setPlainText("Kan vänta")
    manager.window.close()
    assert left == [0]
    assert desk.commands == []
    assert manager.view.log.model.rowCount() == 0
    assert manager.view.question.why.toPlainText() == ""
    assert desk.programs[-1].has_opened  # the process is ended, whatever still runs in it


class _Leaving:
    """An application that is told to end."""

    def __init__(self, left: list[int]) -> None:
        self._left = left

    def exit(self, code: int) -> None:
        self._left.append(code)


def test_nothing_is_watched_before_there_is_something_to_lock(desk: Desk) -> None:
    made = begin(desk)
    room = desk.programs[-1]._key_room
    assert room is not None
    assert not room.is_open
    desk.programs[-1].lock("idle")
    assert desk.commands == []
    made.view.door.make.click()  # a passphrase is typed here
    assert room.is_open
    made.view.maker.back.click()
    made.view.door.back.click()
    desk.programs[-1].lock("idle")
    assert desk.commands == []
