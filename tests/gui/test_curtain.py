"""F9: everything is hidden at once, and comes back by the same key alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.shell_at_hand import Stand


def _shown(stand: Stand) -> list[QWidget]:
    return [one for one in stand.shell.findChildren(QWidget) if one.isVisible()]


def _words(stand: Stand) -> str:
    return " ".join(one.text() for one in _shown(stand) if isinstance(one, QLabel))


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)


def _stand(qtbot: QtBot) -> Stand:
    stand = Stand(qtbot)
    stand.shell.activateWindow()
    qtbot.waitUntil(stand.shell.isActiveWindow)
    return stand


def test_nothing_of_the_window_is_on_the_screen_or_in_its_title(qtbot: QtBot) -> None:
    stand = _stand(qtbot)
    view = stand.shell.host.currentWidget()
    assert view is not None
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, "hemligt")
    _press(Qt.Key.Key_F9)
    assert stand.shell.curtain.is_drawn()
    assert stand.shell.windowTitle() == "SSPF"
    assert _words(stand) == "Hidden. F9 shows the window again."
    assert not stand.shell.host.isVisible()
    assert not view.isVisible()


def test_only_the_same_key_brings_it_back_where_it_was(qtbot: QtBot) -> None:
    stand = _stand(qtbot)
    here, title = QApplication.focusWidget(), stand.shell.windowTitle()
    _press(Qt.Key.Key_F9)
    control = Qt.KeyboardModifier.ControlModifier
    for key, modifier in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, control),
        (Qt.Key.Key_Q, control),
        (Qt.Key.Key_1, control),
        (Qt.Key.Key_F9, control),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ):
        _press(key, modifier)
        assert stand.shell.curtain.is_drawn()
        assert not stand.shell.host.isVisible()
    _press(Qt.Key.Key_F9)
    assert not stand.shell.curtain.is_drawn()
    assert stand.shell.host.isVisible()
    assert stand.shell.windowTitle() == title
    assert QApplication.focusWidget() is here


def test_a_window_over_it_is_hidden_too_and_one_that_opens_behind_it(qtbot: QtBot) -> None:
    stand = _stand(qtbot)
    over, late = QDialog(stand.shell), QDialog(stand.shell)
    over.show()
    stand.shell.curtain.draw()
    assert not over.isVisible()
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())
    stand.shell.curtain.open()
    assert over.isVisible()
    assert late.isVisible()
    over.close()
    late.close()


def test_it_can_be_locked_behind_the_curtain(qtbot: QtBot) -> None:
    stand = _stand(qtbot)
    _press(Qt.Key.Key_F9)
    with qtbot.waitSignal(stand.shell.lock_wanted):
        _press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_a_screen_fills_the_display_until_one_goes_on(qtbot: QtBot) -> None:
    stand = _stand(qtbot)
    stand.shell.fill(wanted=True)
    assert stand.shell.isFullScreen()
    assert not stand.shell.rail.isVisible()
    assert not stand.shell.bar.isVisible()
    stand.shell.navigate("cases")
    assert not stand.shell.isFullScreen()
    assert stand.shell.rail.isVisible()
    assert stand.shell.bar.isVisible()


def test_it_is_drawn_by_itself_while_another_program_is_in_front(
    qtbot: QtBot, qapp: QApplication
) -> None:
    stand = _stand(qtbot)
    settings, states = stand.shell._parts.settings, Qt.ApplicationState
    qapp.applicationStateChanged.emit(states.ApplicationInactive)
    assert not stand.shell.curtain.is_drawn()  # nobody asked for it
    settings.save(settings.load()._replace(hides=True))
    here = stand.shell.focusWidget()
    qapp.applicationStateChanged.emit(states.ApplicationInactive)
    assert not stand.shell.host.isVisible()
    qapp.applicationStateChanged.emit(states.ApplicationActive)
    assert stand.shell.host.isVisible()
    assert stand.shell.focusWidget() is here
    _press(Qt.Key.Key_F9)
    qapp.applicationStateChanged.emit(states.ApplicationInactive)
    qapp.applicationStateChanged.emit(states.ApplicationActive)
    assert stand.shell.curtain.is_drawn()  # by hand: only the same key opens it


def _hiding_by_itself(qtbot: QtBot) -> Stand:
    stand = _stand(qtbot)
    settings = stand.shell._parts.settings
    settings.save(settings.load()._replace(hides=True))
    return stand


def test_a_question_that_waits_is_hidden_too_and_still_waits(
    qtbot: QtBot, qapp: QApplication
) -> None:
    stand, answers = _hiding_by_itself(qtbot), list[int]()
    question = QDialog(stand.shell)
    qtbot.addWidget(question)
    question.finished.connect(answers.append)
    question.open()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert not question.isVisible()
    assert not stand.shell.host.isVisible()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert stand.shell.host.isVisible()
    assert QApplication.activeModalWidget() is question  # and nothing behind it can be reached
    assert answers == []
    question.accept()
    assert answers == [QDialog.DialogCode.Accepted]


@pytest.mark.parametrize("make", [QFileDialog, QPrintDialog])
def test_the_windows_of_the_system_stay_where_a_file_or_a_printer_is_chosen(
    qtbot: QtBot, qapp: QApplication, make: Callable[[QWidget], QDialog]
) -> None:
    stand = _hiding_by_itself(qtbot)
    asked = make(stand.shell)
    qtbot.addWidget(asked)
    QDialog.open(asked)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert asked.isVisible()  # it may be what came in front
    assert not stand.shell.host.isVisible()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert stand.shell.host.isVisible()
    assert QApplication.activeModalWidget() is asked
    QDialog.reject(asked)
