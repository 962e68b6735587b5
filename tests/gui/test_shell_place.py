"""Where the window lies, how it is closed and looks, and what it tells of keys and errors."""

import re

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from sspf_app.gui.key_list import KeyList, all_keys
from sspf_app.gui.rail import Rail
from sspf_app.gui.screen import lines_and_keys
from sspf_app.gui.screen_list import SCREENS as SHIPPED
from sspf_app.gui.theme import Theme
from sspf_app.gui.widgets.page_line import PageLine
from sspf_app.gui.window_place import keep_place, put_in_place, room_for
from sspf_app.services.settings import ThemeChoice
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.shell_at_hand import Stand
from tests.program import PACKAGE


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    return Stand(qtbot)


def test_the_list_of_keys_names_screens_and_keys(stand: Stand, qtbot: QtBot) -> None:
    stand.shell.activateWindow()
    qtbot.keyClick(stand.shell, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    keys = stand.shell.findChild(KeyList)
    assert keys is not None
    assert keys.isVisible()
    assert keys.height() <= stand.shell.height()
    check_screen(keys)
    keys.accept()


def test_every_key_of_the_window_is_in_the_list() -> None:
    listed = " ".join(f"{keys} {what}" for keys, what in all_keys(SHIPPED, has_ask=True))
    quoted = re.compile(r"[\"']((?:(?:Ctrl|Alt|Shift)\+)+[^\s\"'{]+|F\d+)[\"']")
    used = {
        keys
        for file in (PACKAGE / "gui").rglob("*.py")
        for keys in quoted.findall(file.read_text("utf-8"))
    }
    assert len(used) > 20
    alike = {"Ctrl+Enter", "Alt+1–9"}  # the other Enter; as it stands on a chip
    assert {one for one in used if one not in listed} == alike


def test_nine_screens_have_numbers_and_others_keys_of_their_own() -> None:
    """A tenth number would be no key of any keyboard."""
    opened = {screen.name: keys for screen, keys in lines_and_keys(SHIPPED)}
    own = {"settings": "Ctrl+,", "statistics": "Ctrl+Shift+S"}
    assert {name: opened[name] for name in own} == own
    told = [keys for keys in opened.values() if keys]
    numbers = [keys for keys in told if keys not in own.values()]
    assert numbers == [f"Ctrl+{one}" for one in range(1, 10)]
    assert all(QKeySequence(keys).count() == 1 for keys in told)


def test_the_rail_collapses_and_remembers_it(stand: Stand, qtbot: QtBot) -> None:
    wide = stand.shell.rail.width()
    stand.shell.rail._fold.click()
    assert stand.shell.rail.is_collapsed()
    assert stand.shell.rail.width() < wide
    assert Stand(qtbot).shell.rail.is_collapsed()


def test_closing_the_window_asks_to_leave_and_keeps_only_its_geometry(
    stand: Stand, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stand.shell.leave_wanted):
        stand.shell.close()
    assert stand.shell.isVisible()
    assert QSettings().allKeys() == ["shell/geometry"]


def test_a_locked_window_opens_again_as_large_as_it_was(stand: Stand, qtbot: QtBot) -> None:
    stand.shell.resize(700, 750)
    stand.shell.drop()
    shell = QMainWindow()
    qtbot.addWidget(shell)
    put_in_place(shell, least=(300, 200), usual=(700, 500))
    assert shell.height() == 750


def test_what_fills_the_display_is_not_kept_as_its_place(stand: Stand, qtbot: QtBot) -> None:
    stand.shell.resize(700, 750)
    stand.shell.fill(wanted=True)
    stand.shell.drop()
    shell = QMainWindow()
    qtbot.addWidget(shell)
    put_in_place(shell, least=(300, 200), usual=(700, 500))
    assert shell.height() == 750
    assert not shell.isFullScreen()


def test_the_table_is_not_shown_what_is_the_offices(stand: Stand) -> None:
    """A wrong password, a password to choose, and hints are nothing for those who sit there."""
    shell = stand.shell
    shell.show()
    for notice in (shell.notices.attempts, shell.notices.password, shell.hint):
        notice.show()
    shell.fill(wanted=True)
    for notice in (shell.notices.attempts, shell.notices.password, shell.hint):
        assert not notice.isVisible()
    shell.fill(wanted=False)
    assert shell.notices.attempts.isVisible()


def test_a_vault_called_as_the_program_is_named_once(stand: Stand) -> None:
    title = stand.shell.windowTitle()
    parts = title.split(" – ")
    assert parts[-1] == "SSPF"
    assert len(parts) == len(set(parts))


def test_a_window_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    """The screen of a test is smaller than the usual window, and than the least one."""
    window = QMainWindow()
    qtbot.addWidget(window)
    put_in_place(window, least=(1280, 720), usual=(1440, 900))
    room = room_for(window)
    assert room.width() < 1280
    assert window.size() == room
    assert window.minimumSize() == QSize(1280, 720).boundedTo(room)
    keep_place(window.saveGeometry())
    window.resize(1440, 900)
    keep_place(window.saveGeometry())
    again = QMainWindow()
    qtbot.addWidget(again)
    put_in_place(again, least=(1280, 720), usual=(1440, 900))
    assert again.size() == again.size().boundedTo(room_for(again))


def test_the_frame_has_names_room_and_order(stand: Stand) -> None:
    check_screen(stand.shell)


def test_the_frame_speaks_swedish(swedish: None, qtbot: QtBot) -> None:
    shell = Stand(qtbot).shell
    check_swedish(shell)
    check_screen(shell)


def test_the_rail_scrolls_where_large_text_leaves_too_little_room(
    stand: Stand, theme: Theme, qtbot: QtBot
) -> None:
    theme.choose(ThemeChoice.LIGHT, text_percent=200)
    rail = stand.shell.findChild(Rail)
    assert rail is not None
    rail.resize(rail.width(), 400)
    lines = rail.findChildren(PageLine)
    qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in lines))
