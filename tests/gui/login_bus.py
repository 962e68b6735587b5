"""A bus of the tests with a login manager on it, for what listens to the computer."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


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


@contextmanager
def computer_at_hand() -> Iterator[Computer]:
    """A bus with a computer on it, until the end."""
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
