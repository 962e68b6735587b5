"""The window of each role: lines, keys and actions that lead somewhere, and no others."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.gui.help_window import HelpWindow
from sspf_app.gui.key_list import all_keys
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.screens.today.view import TodayView
from sspf_app.gui.shell import Shell
from sspf_app.services.actors import Role
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.settings import Settings
from tests.gui.desk_house import DeskHouse
from tests.gui.drafts_house import shell_over
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen
from tests.presenters.doubles import MemorySettings

RAIL = {
    Role.UNIT_MANAGER: ["today", "statistics", "legal", "register", "log", "vault", "settings"],
    Role.ARCHIVIST: ["today", "register", "log", "vault", "settings"],
    Role.ADMINISTRATOR: ["register", "log", "vault", "settings"],
}
OTHERS = [
    *("ask", "case", "cases", "commitments", "consents", "consultations"),
    *("handover", "meeting", "moving", "scans"),
]


pytestmark = pytest.mark.at_desk(MORNING_OF)


def _window(desk: DeskHouse, qtbot: QtBot, role: Role) -> Shell:
    desk.change_role(role)
    shell = shell_over(desk, MemorySettings(Settings(hints=False)))
    qtbot.addWidget(shell, before_close_func=lambda one: one.drop())
    return shell


def _lines(shell: Shell) -> list[str]:
    return [line.objectName() for line in shell.rail._lines.values()]


@pytest.mark.parametrize("role", RAIL)
def test_a_role_sees_its_own_lines_and_none_is_refused(
    desk: DeskHouse, qtbot: QtBot, role: Role
) -> None:
    shell = _window(desk, qtbot, role)
    assert _lines(shell) == RAIL[role]
    assert shell.host.current() == RAIL[role][0]
    for name, line in shell.rail._lines.items():
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        assert shell.host.current() == name
        view = shell.host.currentWidget()
        assert isinstance(view, ScreenView)
        assert not view.banner.isVisibleTo(view), name
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shell.host.current() == RAIL[role][0]
    assert desk.frame.bugs == []


@pytest.mark.parametrize("role", RAIL)
def test_a_role_is_offered_no_action_of_the_coordinator(
    desk: DeskHouse, qtbot: QtBot, role: Role
) -> None:
    shell = _window(desk, qtbot, role)
    assert "Ask" not in [button.text() for button in shell.bar.findChildren(QPushButton)]
    if role is not Role.ADMINISTRATOR:
        today = shell.host.currentWidget()
        assert isinstance(today, TodayView)
        assert not today.withdrawal.isVisibleTo(today)
        assert not today.backup.isVisibleTo(today)
    search = shell.bar.search
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "new case")
    search._on_pause()
    assert search.lines_shown() == ()
    assert search.placeholderText() == "Search what can be done"
    assert search._nothing.text() == "Nothing that can be done is called “new case”."
    keys = dict(all_keys(shell._screens, has_ask=shell.host.has("ask")))
    assert keys["Ctrl+K"] == "Search what can be done"
    assert "F11" not in keys
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.keyClicks(search, "lock at")
    search._on_pause()
    assert [line.words for line in search.lines_shown()] == ["Lock at once"]


@pytest.mark.parametrize("role", RAIL)
def test_a_screen_reached_in_another_way_says_whose_it_is(
    desk: DeskHouse, qtbot: QtBot, role: Role
) -> None:
    shell = _window(desk, qtbot, role)
    for name in OTHERS:
        shell.navigate(name)
        assert shell.host.current() == RAIL[role][0]
        assert "is the work of the coordinator" in shell.toast.accessibleName()


def test_the_coordinator_has_them_all(desk: DeskHouse, qtbot: QtBot) -> None:
    shell = _window(desk, qtbot, Role.COORDINATOR)
    assert [name for name in OTHERS if not shell.host.has(name)] == []
    today = shell.host.currentWidget()
    assert isinstance(today, TodayView)
    assert today.withdrawal.isVisibleTo(today)
    assert today.backup.isVisibleTo(today)


def test_f1_opens_the_page_about_the_tab_in_sight(desk: DeskHouse, qtbot: QtBot) -> None:
    shell = _window(desk, qtbot, Role.COORDINATOR)
    shell.navigate("register")
    register = shell.host.currentWidget()
    assert isinstance(register, RegisterView)
    register.show_section("extracts")
    shell.bar.help_wanted.emit()
    window = shell.findChild(HelpWindow)
    assert window is not None
    assert window.topic() == "rights"


class _Own:
    """The own way in; somebody else set the password."""

    is_known = True
    key_file = None
    needs_key_file = False

    def is_password_known(self) -> bool:
        return self.is_known


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.UNIT_MANAGER])
def test_whoever_has_no_today_is_reminded_of_a_password_where_they_land(
    desk: DeskHouse, qtbot: QtBot, role: Role
) -> None:
    own: Any = _Own()
    desk.change_role(role)
    shell = shell_over(desk, MemorySettings(Settings(hints=False)), own_access=own)
    qtbot.addWidget(shell, before_close_func=lambda one: one.drop())
    notice = shell.notices.password
    assert notice.isVisible() == (role is Role.ADMINISTRATOR)
    if role is Role.ADMINISTRATOR:
        check_screen(shell)
        notice.choose.click()
        assert shell.host.current() == "settings"
        own.is_known = False
        shell.broadcast(Changes(topics=frozenset({Topic.USERS}), ids=frozenset()))
        assert not notice.isVisible()
