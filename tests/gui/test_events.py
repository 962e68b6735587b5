"""One filter on the application, for everybody who waits for an event."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import sspf_app.gui
from sspf_app.gui.events import Events, filter_events


class Waiting(QObject):
    """Notes what it is shown, and keeps it if told to."""

    def __init__(self, name: str, heard: list[str], *, keeps: bool = False) -> None:
        super().__init__()
        self._name, self._heard, self._keeps = name, heard, keeps

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before every key
            return False
        self._heard.append(f"{self._name} {type(event).__name__}")
        return self._keeps


def press(qapp: QApplication, field: QLineEdit) -> None:
    qapp.sendEvent(
        field,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
    )


def test_each_is_shown_the_classes_it_waits_for(qapp: QApplication, qtbot: QtBot) -> None:
    heard: list[str] = []
    field = QLineEdit()
    qtbot.addWidget(field)
    any_input, shows = Waiting("input", heard), Waiting("shows", heard)
    filter_events(qapp, any_input, QInputEvent)
    filter_events(qapp, shows, QShowEvent)
    press(qapp, field)
    assert heard == ["input QKeyEvent"]
    field.show()
    assert heard.count("shows QShowEvent") == len(heard) - heard.count("input QKeyEvent") > 0
    for one in (any_input, shows):
        shiboken6.delete(one)


def test_the_newest_comes_first_and_may_keep_an_event(qapp: QApplication, qtbot: QtBot) -> None:
    heard: list[str] = []
    field = QLineEdit()
    qtbot.addWidget(field)
    first, both = Waiting("first", heard), Waiting("both", heard)
    keeps = Waiting("keeps", heard, keeps=True)
    filter_events(qapp, first, QKeyEvent)
    filter_events(qapp, both, QKeyEvent, QInputEvent)
    press(qapp, field)
    assert heard == ["both QKeyEvent", "first QKeyEvent"]
    assert field.text() == "a"

    filter_events(qapp, keeps, QKeyEvent)
    heard.clear()
    press(qapp, field)
    assert (heard, field.text()) == (["keeps QKeyEvent"], "a")

    shiboken6.delete(keeps)  # as when the window it belongs to goes
    heard.clear()
    press(qapp, field)
    assert (heard, field.text()) == (["both QKeyEvent", "first QKeyEvent"], "aa")
    del both
    heard.clear()
    press(qapp, field)
    assert heard == ["first QKeyEvent"]
    shiboken6.delete(first)


def test_the_application_has_one_filter(qapp: QApplication) -> None:
    keeps = [Waiting(str(number), []) for number in range(3)]
    for one in keeps:
        filter_events(qapp, one, QKeyEvent)
    assert len(qapp.findChildren(Events)) == 1
    folder = Path(sspf_app.gui.__file__).parent
    own = {
        path.name
        for path in folder.rglob("*.py")
        if "app.installEventFilter" in path.read_text(encoding="utf-8")
    }
    assert own == {"events.py"}
    for one in keeps:
        shiboken6.delete(one)
