"""The console on one vault, as somebody types it, within this process."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout
from pathlib import Path

from sspf_app.bootstrap import run_console


class Terminal:
    """The console on one vault; remembers which commands it has run."""

    def __init__(self, vault: Path, password: str, *, login: str = "") -> None:
        self._vault, self._password, self._login = vault, password, login
        self.done: list[str] = []

    def run(
        self,
        command: str,
        *more: object,
        ends: tuple[int, ...] = (0, 1),
        secrets: tuple[str, ...] = (),
    ) -> str:
        """Run one command; whoever ends otherwise has not done its work. Returns what it said."""
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{one}\n" for one in (self._password, *secrets)).encode())
        os.close(writing)
        words = [*map(str, more), "--vault", str(self._vault), "--password-fd", str(reading)]
        words += ["--login", self._login] if self._login else []
        said = self._ran(command, words, ends)
        os.close(reading)
        return said

    def without(self, command: str, *more: object) -> None:
        """Run one that opens no vault."""
        self._ran(command, [*map(str, more)], (0,))

    def _ran(self, command: str, words: list[str], ends: tuple[int, ...]) -> str:
        said = io.StringIO()
        with redirect_stdout(said):
            code = run_console([*command.split(), *words, "--language", "sv"])
        if code not in ends:
            raise AssertionError(f"{command} ended with {code}")
        self.done.append(command)
        return said.getvalue()
