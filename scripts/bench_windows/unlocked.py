"""The real program, from its start to the first screen of an open vault."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from scripts.bench_windows import PASSWORD
from sspf_app.__main__ import main
from sspf_app.gui import app
from sspf_app.gui.app import Program
from sspf_app.gui.shell import Shell

_QUIET_MS = 300


def run_unlocked(folder: Path, then: Callable[[Program, Shell], None]) -> int:
    """Start, unlock, wait until the first screen is filled and painted, and call ``then``.

    Args:
        folder: The vault.
        then: Ends the program at last, by ``QApplication.exit``.

    Returns:
        The exit code.
    """

    class Unlocking(Program):
        def show(self) -> None:
            window = self.unlock_window
            window.vault_opened.connect(lambda _vault: _when_quiet(self, then))
            super().show()
            window.presenter.unlock(login=None, password=PASSWORD)

        def report(self, error: BaseException) -> None:
            _give_up(self, error)

    app.Program = Unlocking
    return main(["--vault", str(folder)])


def _when_quiet(program: Program, then: Callable[[Program, Shell], None]) -> None:
    """Wait for what the first screen reads, for what it reads after that, and for the painting."""
    shell = program.shell
    if shell is None:
        raise RuntimeError("the vault did not open")

    def wait(hops: int) -> None:
        if hops:
            program.tasks.submit(
                lambda: None,
                owner=shell,
                on_done=lambda _: wait(hops - 1),
                on_error=lambda error: _give_up(program, error),
            )
        else:
            QTimer.singleShot(_QUIET_MS, lambda: then(program, shell))

    wait(2)


def _give_up(program: Program, error: BaseException) -> None:
    sys.__excepthook__(type(error), error, error.__traceback__)
    program.tasks.finish()
    QApplication.exit(1)
