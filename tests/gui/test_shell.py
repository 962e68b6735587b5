"""The shell: going to screens, what changed, what is typed, search, keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.domain.errors import DomainError
from sspf_app.gui.found_lines import Line
from sspf_app.gui.shell import ASK, LEAST_HEIGHT, LEAST_WIDTH
from sspf_app.gui.window_place import room_for
from sspf_app.services.changes import Changes, Topic
from tests.gui.shell_at_hand import HITS, SCREENS, Presenter, Stand, View


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
    stand.shell.host._timer.timeout.emit()
    assert stand.services.drafts.kept == {"today/1/note": "He was"}
    assert stand.shell.host._timer.interval() <= 5000
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
    assert stand.shell.toast.accessibleName() == "Your role does not include this."


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
    assert shell.toast.isVisible()
    shell.navigate("case", case="c-2", tab="meetings")
    assert not shell.toast.isVisible()
    shell.say("The answer is recorded.")
    qtbot.wait(1)
    shell.go_back()
    assert not shell.toast.isVisible()


def test_what_leads_elsewhere_is_told_there_and_an_undo_is_offered_anywhere(
    stand: Stand, qtbot: QtBot
) -> None:
    shell, undone = stand.shell, list[int]()
    shell.say("The case is open.")
    shell.navigate("case", case="c-1")
    assert shell.toast.isVisible()
    shell.say("The line is gone.", undo=lambda: undone.append(1))
    qtbot.wait(1)
    shell.navigate("today")
    assert shell.toast.isVisible()
    shell.toast._button.click()
    assert undone == [1]


@pytest.mark.parametrize("words", ["Saved", "Saved and noted as handed out. " * 3])
def test_what_was_done_is_told_over_no_form(qtbot: QtBot, words: str) -> None:
    stand = Stand(qtbot)
    stand.shell.resize(LEAST_WIDTH, LEAST_HEIGHT)
    stand.shell.show()
    bar = stand.shell.bar
    stand.shell.say(words, undo=list)
    told = stand.shell.toast.geometry()
    assert told.bottom() <= bar.geometry().bottom() < stand.shell.host.y()
    assert told.right() < bar._help.x() + bar.x()
    bar.hide()  # a meeting that fills the display
    stand.shell.say(words)
    assert stand.shell.toast.geometry().bottom() < LEAST_HEIGHT // 4


def test_the_mark_of_the_backup_is_short_where_there_is_little_room(qtbot: QtBot) -> None:
    stand = Stand(qtbot)
    bar = stand.shell.bar
    stand.shell.show()
    stand.shell.resize(LEAST_WIDTH, LEAST_HEIGHT)
    assert "Backup older than a week" in [one.text() for one in bar.backup.findChildren(QLabel)]
    bar.setFixedWidth(bar.minimumSizeHint().width() - 1)
    qtbot.wait(1)
    assert "Old backup" in [one.text() for one in bar.backup.findChildren(QLabel)]
    assert bar.backup.accessibleName() == "Backup older than a week"


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
    assert any("Backed up" in one.text() for one in stand.shell.bar.backup.findChildren(QLabel))


def test_an_error_nobody_foresaw_is_reported_and_told_calmly(stand: Stand) -> None:
    bug = KeyError("Dino Hadzic")
    trouble = stand.shell.explain(bug)
    assert stand.reported == [bug]
    assert "Dino" not in trouble.sentence
