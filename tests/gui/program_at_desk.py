"""A program in a folder of its own, as it is started and unlocked."""

import sys
from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.bootstrap import Workshop
from sspf_app.gui.app import Program, Start
from sspf_app.gui.shell import Shell
from sspf_app.gui.unlock.window import UnlockWindow
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.services.new_users import FirstUser
from sspf_app.services.settings import Settings
from tests.presenters.doubles import MemorySettings
from tests.services.vault_house import hurried

PASSWORD = "korrekt häst batteri häftapparat"


class Desk:
    """A program in a folder of its own."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        self.qtbot, self.app, self.folder = qtbot, app, folder
        self.settings = MemorySettings()
        self.workshop = Workshop("sspf-app")
        self.workshop.monotonic = hurried()
        self.commands: list[list[str]] = []
        self.programs: list[Program] = []

    def make_vault(self, name: str = "SSPF Umeå") -> tuple[str, ...]:
        """A vault with one user; returns its recovery words."""
        new = self.workshop.vaults.draft(FirstUser(login="karin", name="Karin"), PASSWORD)
        self.workshop.vaults.create(self.folder / name, new).close()
        self.settings.settings = Settings(recent_vaults=(self.folder / name,))
        return new.words

    def start(
        self, *, locked_because: str | None = None, at_manager_key: bool = False
    ) -> UnlockWindow:
        program = Program(
            self.app,
            Start(
                settings=self.settings,
                make_gate=lambda: WorkshopGate(self.workshop, lambda: "en"),
                new_vault_in=self.folder,
                locked_because=locked_because,
                at_manager_key=at_manager_key,
                replace=self.commands.append,
            ),
        )
        self.programs.append(program)
        program.show()
        return program.unlock_window

    def wait_for_shell(self) -> Shell:
        self.qtbot.waitUntil(lambda: self.programs[-1].shell is not None, timeout=60_000)
        shell = self.programs[-1].shell
        assert shell is not None
        return shell

    def end(self) -> None:
        for program in self.programs:
            program._close_vault()
            program.tasks.finish()
            if shiboken6.isValid(program.unlock_window):
                program.unlock_window.hide()
                program.unlock_window.deleteLater()
            program.deleteLater()  # and with it what watches every event, in every later test
        self.programs.clear()


def unlock(desk: Desk, window: UnlockWindow, password: str) -> None:
    field = window.password_page._password
    field.setText(password)  # QTest types ASCII only
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)


def program_until_the_end(qtbot: QtBot, app: QApplication, folder: Path) -> Iterator[Desk]:
    """A program that is ended after the test, with all that it changed in the process."""
    hook = sys.excepthook
    made = Desk(qtbot, app, folder)
    yield made
    made.end()
    sys.excepthook = hook
