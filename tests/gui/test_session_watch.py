"""The computer says that nobody sits there: over a real bus, from a login manager of the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from sspf_app.gui.session_watch import SessionWatch


class Computer:
    """A bus with a login manager and a screen saver on it."""

    def __init__(self, address: str, manager: subprocess.Popen[str]) -> None:
        self.address, self._manager = address, manager
        self._answer()

    def _answer(self) -> None:
        assert self._manager.stdout is not None
        assert self._manager.stdout.readline() == "done\n"

    def say(self, words: str) -> None:
        """Let it say something."""
        assert self._manager.stdin is not None
        self._manager.stdin.write(f"{words}\n")
        self._manager.stdin.flush()
        self._answer()


@pytest.fixture
def computer() -> Iterator[Computer]:
    with ExitStack() as ends:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"],
            stdout=subprocess.PIPE,
            text=True,
        )
        ends.callback(bus.wait)
        ends.callback(bus.kill)
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        ends.enter_context(bus.stdout)
        manager = subprocess.Popen(
            ["/usr/bin/python3", str(Path(__file__).with_name("login_manager.py")), address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": ""},
        )
        ends.enter_context(manager)
        ends.callback(manager.kill)
        yield Computer(address, manager)


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
