"""The computer says that nobody sits there: over a real bus, from a login manager of the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from sspf_app.gui.session_watch import SessionWatch
from tests.gui.login_bus import Computer, computer_at_hand


@pytest.fixture
def computer() -> Iterator[Computer]:
    with computer_at_hand() as made:
        yield made


@pytest.fixture
def watch(computer: Computer, qtbot: QtBot) -> Iterator[SessionWatch]:
    bus = QDBusConnection.connectToBus(computer.address, "computer")
    made = SessionWatch(system=bus, session=bus)
    qtbot.waitUntil(made.is_listening)
    yield made
    made.deleteLater()
    QDBusConnection.disconnectFromBus("computer")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("lock", "session"),
        ("LockedHint yes", "session"),
        ("sleep", "sleep"),
        ("Active no", "switch"),
        ("IdleHint yes", "unused"),
        ("saver", "unused"),
    ],
)
def test_each_way_of_leaving_is_heard(
    computer: Computer, watch: SessionWatch, qtbot: QtBot, said: str, reason: str
) -> None:
    with qtbot.waitSignal(watch.left) as heard:
        computer.say(said)
    assert heard.args == [reason]


def test_coming_back_is_no_leaving(computer: Computer, watch: SessionWatch, qtbot: QtBot) -> None:
    told: list[str] = []
    watch.left.connect(told.append)
    computer.say("LockedHint no")
    with qtbot.waitSignal(watch.left):  # the answer to the first came before this one
        computer.say("sleep")
    assert told == ["sleep"]


def test_a_computer_without_a_login_manager_is_borne(qtbot: QtBot) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent", "nowhere")
    watch = SessionWatch(system=nowhere, session=nowhere)
    assert not watch.is_listening()
    watch.deleteLater()
