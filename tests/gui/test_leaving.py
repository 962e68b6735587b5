"""Locking and leaving, of the program as it is started: nothing that runs holds either up.

Defends: trust promises 7 and 8 (docs/threat-model.md, G21 and G32).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.bootstrap import Workshop
from sspf_app.domain.errors import DomainError
from sspf_app.gui.capture import CaptureGuard
from sspf_app.gui.lock import close_vault
from sspf_app.gui.tasks import TaskRunner
from sspf_app.services.move_views import Run
from tests.gui.login_bus import computer_at_hand
from tests.gui.shell_at_hand import Stand
from tests.gui.test_lock import PASSWORD, ROOT, _command_of, _wait_for_lock, vault

__all__ = ["vault"]

SOON = 20.0
"""Seconds; far less than what hangs, and room enough on a computer that is busy."""


class Child:
    """The program in a process of its own."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        assert self.say(PASSWORD) == "open"

    def say(self, words: str, *, hears: bool = True) -> str:
        """Tell it something; what it answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{words}\n".encode())
        self.process.stdin.flush()
        return self.process.stdout.readline().decode().strip() if hears else ""

    def ends(self) -> int:
        """Wait until the process has ended; its exit code."""
        return self.process.wait(SOON)


Start = Callable[..., Child]


@pytest.fixture
def start(vault: Path, tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as ends:

        def begin(more: Mapping[str, str] | None = None) -> Child:
            process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("leaving_child.py")), str(vault)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "XDG_CONFIG_HOME": str(tmp_path / "config"),
                    **(more or {}),
                },
            )
            ends.enter_context(process)
            ends.callback(process.kill)
            return Child(process)

        yield begin


def test_a_job_that_never_ends_does_not_hold_the_lock_up(start: Start, vault: Path) -> None:
    child = start()
    assert child.say("hang") == "hangs"
    child.say("lock", hears=False)
    _wait_for_lock(child.process)
    assert _command_of(child.process)[-1] == str(vault)
    again = Workshop("sspf-app")
    again.vaults.unlock(vault, login=None, password=PASSWORD).close()


def test_the_key_that_makes_everything_vanish_ends_the_process_whatever_runs(start: Start) -> None:
    child = start()
    assert child.say("hang beside") == "hangs"
    assert child.say("hang") == "hangs"
    child.say("vanish", hears=False)
    assert child.ends() == 0


def test_the_computer_locks_the_program_with_itself(start: Start) -> None:
    with computer_at_hand() as computer:
        buses = ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS")
        child = start(dict.fromkeys(buses, computer.address))
        computer.say("lock")
        _wait_for_lock(child.process)
        command = _command_of(child.process)
        assert command[command.index("--locked-because") + 1] == "session"


def test_nobody_else_reads_the_memory_of_the_program(start: Start) -> None:
    assert start().say("own memory") == "0"


def test_where_papers_were_put_stands_nowhere(start: Start, tmp_path: Path) -> None:
    place = tmp_path / "Papper till Kanariealva Smygdotter"
    place.mkdir()
    child = start()
    assert child.say(f"save {place}") == str(place / "a.pdf")
    child.say("vanish", hears=False)
    assert child.ends() == 0
    kept = [one for one in (tmp_path / "config").rglob("*") if one.is_file()]
    assert kept  # what the program itself remembers
    for one in kept:
        assert b"Kanariealva" not in one.read_bytes()
    assert not list((tmp_path / "config").rglob("QtProject*"))


def test_a_long_act_ends_with_the_lock_and_clears_away(qtbot: QtBot, qapp: QApplication) -> None:
    stand, tasks, told, run = Stand(qtbot), TaskRunner(), list[str](), Run()

    def act() -> None:
        told.append("begun")
        try:
            while True:
                run.step()
        except DomainError:
            told.append("cleared away")

    tasks.submit(act, owner=stand.shell, on_done=print, on_error=print)
    qtbot.waitUntil(lambda: bool(told))
    open_vault = stand.shell._parts.vault
    object.__setattr__(open_vault, "close", lambda: told.append("closed"))
    close_vault(qapp, stand.shell, tasks, open_vault)
    assert told == ["begun", "cleared away", "closed"]


def test_every_window_is_kept_out_of_screenshots(qtbot: QtBot, qapp: QApplication) -> None:
    first, hidden = QWidget(), list[QWidget]()
    qtbot.addWidget(first)
    first.show()
    guard = CaptureGuard(qapp, qapp, hide=hidden.append)
    assert hidden == [first]
    dialog = QDialog(first)
    choice = QComboBox(dialog)
    choice.addItem("one")
    dialog.open()
    choice.showPopup()
    popup = choice.view().window()
    assert hidden[1:] == [dialog, popup]
    choice.hidePopup()
    dialog.close()
    shiboken6.delete(guard)
    dialog.open()
    assert hidden[1:] == [dialog, popup]
    dialog.close()
    assert first.windowFlags() & Qt.WindowType.Window
