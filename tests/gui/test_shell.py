"""The shell: going to screens, what changed, what is typed, search, keys."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.domain.errors import DomainError
from sspf_app.gui.found_lines import Line
from sspf_app.gui.i18n import N_
from sspf_app.gui.key_list import KeyList, all_keys
from sspf_app.gui.ports import DraftText, OpenVault, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.rail import Rail
from sspf_app.gui.screen import BuiltScreen, Screen, ScreenView, lines_and_keys
from sspf_app.gui.screen_list import SCREENS as SHIPPED
from sspf_app.gui.shell import ASK, Shell, ShellParts
from sspf_app.gui.theme import Theme
from sspf_app.gui.widgets.page_line import PageLine
from sspf_app.gui.window_place import keep_place, put_in_place, room_for
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import ClockState, ClockView
from sspf_app.services.records import SearchHit
from sspf_app.services.settings import Settings, ThemeChoice
from tests.gui.screen_checks import check_screen, check_swedish
from tests.presenters.doubles import FixedClock, InlineTasks, MemorySettings, QueuedDialogs
from tests.program import PACKAGE

HITS = (
    SearchHit(kind="person", id="p-1", case=None, title="Karin Hadzic", snippet="guardian"),
    SearchHit(kind="case", id="c-1", case="c-1", title="SSPF 2026-014", snippet=""),
    SearchHit(kind="item", id="i-1", case="c-1", title="Meeting", snippet="on Thursdays"),
)


class Search:
    def __init__(self) -> None:
        self.error: Exception | None = None

    def find(self, text: str) -> tuple[SearchHit, ...]:
        if self.error is not None:
            raise self.error
        return HITS if "d" in text else ()

    def meetings(self, *, day: date | None = None, cases: Iterable[str] = ()) -> tuple[()]:
        return ()

    def recent(self) -> tuple[SearchHit, ...]:
        return HITS[1:2]


class Drafts:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def save(self, key: str, text: str) -> None:
        self.kept[key] = text

    def discard(self, key: str) -> None:
        self.kept.pop(key, None)


class SoundClock:
    def check(self) -> ClockView:
        return ClockView(state=ClockState.SOUND, now=FixedClock().now())


@dataclass
class Services:
    search: Search = field(default_factory=Search)
    drafts: Drafts = field(default_factory=Drafts)
    clock: SoundClock = field(default_factory=SoundClock)


class Presenter(ScreenPresenter):
    topics = frozenset({Topic.CASES})

    def __init__(self, ports: ScreenPorts, view: "View") -> None:
        super().__init__(ports, view)
        self.opened: list[dict[str, str]] = []
        self.refreshed = 0

    def open(self, **params: str) -> None:
        self.opened.append(params)

    def refresh(self) -> None:
        self.refreshed += 1

    def drafts(self) -> tuple[DraftText, ...]:
        return (DraftText(key=f"{self.view.title}/1/note", text=self.view.note.text()),)


class View(ScreenView):
    def __init__(self, title: str) -> None:
        super().__init__(title.upper())  # no word of the program
        self.title = title
        self.note = QLineEdit()
        self.note.setAccessibleName("note")
        self.body.addWidget(self.note)

    def first_focus(self) -> QLineEdit:
        return self.note


def a_screen(name: str, order: int, **more: Any) -> Screen:
    def build(ports: ScreenPorts) -> BuiltScreen:
        view = View(name)
        return BuiltScreen(view=view, presenter=Presenter(ports, view))

    return Screen(name=name, title=N_("Settings"), icon="cases", order=order, build=build, **more)


SCREENS = (
    a_screen("case", 25, in_rail=False, below="cases"),
    a_screen("cases", 20),
    a_screen("today", 10),
    a_screen(ASK, 95, in_rail=False),
)


class Stand:
    def __init__(
        self,
        qtbot: QtBot,
        screens: tuple[Screen, ...] = SCREENS,
        *,
        back_up: Callable[[Path], Path] | None = None,
        backup_place: Callable[[], Path | None] | None = None,
    ) -> None:
        self.services, self.reported = Services(), list[BaseException]()
        self.dialogs = QueuedDialogs()
        vault = OpenVault(
            services=self.services,  # pyright: ignore[reportArgumentType]  the two that the shell uses
            name="SSPF Umeå",
            folder=Path("/v"),
            actor_name="Karin Lind",
            clock=FixedClock(),
            close=lambda: None,
            may=lambda _permission: True,
            backup_state="old",
            back_up=back_up,
            backup_place=backup_place,
        )
        self.shell = Shell(
            ShellParts(
                vault=vault,
                tasks=InlineTasks(),
                settings=MemorySettings(Settings(hints=False)),
                screens=screens,
                report=self.reported.append,
                dialogs=self.dialogs,
            )
        )
        qtbot.addWidget(self.shell, before_close_func=lambda shell: shell.drop())
        self.shell.resize(1440, 900)  # more than the screen of a test has room for
        self.shell.show()
        self.shell.start()

    def presenter(self, name: str) -> Presenter:
        found = self.shell.host.presenter_of(name)
        assert isinstance(found, Presenter)
        return found


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    return Stand(qtbot)


def test_the_first_screen_of_the_rail_comes_first(stand: Stand) -> None:
    assert stand.shell.host.current() == "today"
    assert [line.objectName() for line in stand.shell.rail._lines.values()] == ["today", "cases"]
    assert stand.shell.windowTitle() == "SSPF Umeå – SSPF"
    least = QSize(1280, 720).boundedTo(room_for(stand.shell))
    assert stand.shell.minimumSize() == least


def test_a_line_of_the_rail_and_its_key_lead_to_a_screen(stand: Stand, qtbot: QtBot) -> None:
    qtbot.mouseClick(stand.shell.rail._lines["cases"], Qt.MouseButton.LeftButton)
    assert stand.shell.host.current() == "cases"
    stand.shell.activateWindow()
    qtbot.keyClick(stand.shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert stand.shell.host.current() == "today"


def test_a_case_is_opened_with_its_id_and_marks_the_line_above(stand: Stand) -> None:
    stand.shell.navigate("case", case="c-1", tab="consent")
    assert stand.presenter("case").opened == [{"case": "c-1", "tab": "consent"}]
    assert stand.shell.rail._lines["cases"].isChecked()
    stand.shell.navigate("case", case="c-2")
    stand.shell.go_back()
    assert stand.presenter("case").opened[-1] == {"case": "c-1", "tab": "consent"}
    stand.shell.go_back()
    stand.shell.go_back()
    assert stand.shell.host.current() == "today"


def test_an_unknown_screen_is_a_bug(stand: Stand) -> None:
    with pytest.raises(KeyError):
        stand.shell.navigate("nowhere")


def test_a_change_reaches_the_screen_in_sight_and_others_when_they_come(stand: Stand) -> None:
    stand.shell.navigate("cases")
    stand.shell.broadcast(Changes(topics=frozenset({Topic.CASES})))
    stand.shell.broadcast(Changes(topics=frozenset({Topic.OFFICE})))
    assert stand.presenter("cases").refreshed == 1
    assert stand.presenter("today").refreshed == 0
    stand.shell.navigate("today")
    assert len(stand.presenter("today").opened) == 2  # opened anew, so it is fresh


def test_f5_loads_the_screen_in_sight_again(stand: Stand, qtbot: QtBot) -> None:
    stand.shell.activateWindow()
    qtbot.keyClick(stand.shell, Qt.Key.Key_F5)
    assert stand.presenter("today").refreshed == 1


def test_what_is_typed_is_kept_every_few_seconds_and_when_one_leaves(stand: Stand) -> None:
    view = stand.shell.host.currentWidget()
    assert isinstance(view, View)
    view.note.setText("He was")
    stand.shell._timer.timeout.emit()
    assert stand.services.drafts.kept == {"today/1/note": "He was"}
    assert stand.shell._timer.interval() <= 5000
    view.note.setText("He was late")
    stand.shell.navigate("cases")
    assert stand.services.drafts.kept == {"today/1/note": "He was late"}


def test_locking_hands_over_every_draft_and_lets_everything_go(stand: Stand, qtbot: QtBot) -> None:
    view = stand.shell.host.currentWidget()
    assert isinstance(view, View)
    view.note.setText("He was")
    stand.shell.navigate("cases")
    stand.services.drafts.kept.clear()
    write = stand.shell.drafts_now()
    with qtbot.waitSignal(view.destroyed):
        stand.shell.drop()
    write()
    assert stand.services.drafts.kept == {"today/1/note": "He was"}
    assert stand.shell.host.count() == 0
    assert not stand.shell.isVisible()


def test_search_shows_hits_and_enter_opens_one(stand: Stand, qtbot: QtBot) -> None:
    search = stand.shell.bar.search
    qtbot.keyClick(stand.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "dino")
    search._on_pause()
    assert len(search.lines_shown()) == 3
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert stand.shell.host.current() == "case"
    assert stand.presenter("case").opened == [{"case": "c-1", "item": "i-1"}]
    assert search.text() == ""
    assert search.lines_shown() == ()


def test_search_says_when_there_is_nothing_and_esc_leaves(stand: Stand, qtbot: QtBot) -> None:
    search = stand.shell.bar.search
    qtbot.keyClicks(search, "xyz")
    search._on_pause()
    assert "xyz" in search._nothing.text()
    search.show_lines("older question", (Line(words="old"),))
    assert search.lines_shown() == ()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_search_that_fails_is_told(stand: Stand) -> None:
    stand.services.search.error = DomainError("not_permitted")
    stand.shell.bar.search.wanted.emit("dino")
    assert stand.shell._toast.accessibleName() == "Your role does not include this."


def test_a_hit_without_a_screen_to_show_it_leads_nowhere(stand: Stand) -> None:
    stand.shell.finding._open(HITS[0])
    assert stand.shell.host.current() == "today"


def test_ctrl_q_asks_and_is_absent_where_there_is_no_such_screen(qtbot: QtBot) -> None:
    stand = Stand(qtbot)
    stand.shell.bar.ask_wanted.emit()
    assert stand.shell.host.current() == ASK
    asked = stand.shell.host.presenter_of(ASK)
    assert isinstance(asked, Presenter)
    assert asked.opened == [{}]
    stand.shell.navigate("case", case="c-1", tab="consent")
    stand.shell.bar.ask_wanted.emit()
    stand.shell.bar.ask_wanted.emit()
    assert asked.opened == [{}, {"case": "c-1"}, {}]
    without = Stand(qtbot, SCREENS[:3])
    assert not without.shell.host.has(ASK)
    words = [button.text() for button in without.shell.bar.findChildren(QPushButton)]
    assert words == ["Lock"]


def test_what_was_done_is_told_until_its_place_is_left(stand: Stand, qtbot: QtBot) -> None:
    shell = stand.shell
    shell.navigate("case", case="c-1", tab="consent")
    shell.say("The answer is recorded.")
    qtbot.wait(1)
    shell.navigate("case", case="c-1", tab="meetings")
    assert shell._toast.isVisible()
    shell.navigate("case", case="c-2", tab="meetings")
    assert not shell._toast.isVisible()
    shell.say("The answer is recorded.")
    qtbot.wait(1)
    shell.go_back()
    assert not shell._toast.isVisible()


def test_what_leads_elsewhere_is_told_there_and_an_undo_is_offered_anywhere(
    stand: Stand, qtbot: QtBot
) -> None:
    shell, undone = stand.shell, list[int]()
    shell.say("The case is open.")
    shell.navigate("case", case="c-1")
    assert shell._toast.isVisible()
    shell.say("The line is gone.", undo=lambda: undone.append(1))
    qtbot.wait(1)
    shell.navigate("today")
    assert shell._toast.isVisible()
    shell._toast._button.click()
    assert undone == [1]


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


def test_a_backup_is_made_from_the_window_and_the_bar_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    made: list[Path] = []

    def write(folder: Path) -> Path:
        made.append(folder)
        return folder / "SSPF.sspf-backup"

    stand = Stand(qtbot, back_up=write, backup_place=lambda: tmp_path)
    stand.dialogs.answers.append(tmp_path)
    stand.shell.back_up()
    assert made == [tmp_path]
    assert stand.dialogs.started == [tmp_path]  # where the office keeps its backups
    assert "Backed up" in [one.text() for one in stand.shell.bar.backup.findChildren(QLabel)]


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


def test_an_error_nobody_foresaw_is_reported_and_told_calmly(stand: Stand) -> None:
    bug = KeyError("Dino Hadzic")
    trouble = stand.shell.explain(bug)
    assert stand.reported == [bug]
    assert "Dino" not in trouble.sentence


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
