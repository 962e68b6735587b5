"""Take pictures of the real, running program: every screen, in both languages and looks.

    pictures.py VAULT FOLDER      the password of the (demo) vault on standard input

Runs without a screen (QT_QPA_PLATFORM=offscreen). A picture is a grab of a real window on a real
vault, of which a copy is opened; the files are named language-look-screen.png.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from picture_apart import ApartStates
from picture_key import KeyFiles, key_states
from picture_rules import RuleStates
from picture_shell import ShellStates
from picture_states import States
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.bootstrap import Workshop
from sspf_app.gui.app import Program, Start
from sspf_app.gui.application import make_application
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.gui.shell import Shell
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.bundle import Services
from sspf_app.services.new_users import FirstUser
from sspf_app.services.settings import Language, Settings, ThemeChoice
from sspf_app.system.clock import SystemClock

ResultT = TypeVar("ResultT")

WIDTH, HEIGHT = 1440, 900
INVENTED_PASSWORD = "tretton lugna renar badar"  # noqa: S105  of invented cases
LOGIN = "karin"
"""Who works in the pictures; the demonstration has a unit manager too."""
_ROUNDS = 6
_PATIENCE = 300
"""Seconds one job may take: a stack of sheets is drawn on the thread of the database."""
_CASE, _MEETING = "c-demo-2", "c-demo-2-m98"

# Name of the picture: screen and what it is opened with.
SCREENS: dict[str, tuple[str, dict[str, str]]] = {
    "today": ("today", {}),
    "cases": ("cases", {}),
    "case-overview": ("case", {"case": _CASE, "tab": "overview"}),
    "case-consent": ("case", {"case": _CASE, "tab": "consent"}),
    "case-meetings": ("case", {"case": _CASE, "tab": "meetings"}),
    "case-decisions": ("case", {"case": "c-demo-9", "tab": "decisions"}),
    "case-paused": ("case", {"case": "c-demo-6", "tab": "decisions", "act": "position"}),
    "case-people": ("case", {"case": _CASE, "tab": "people"}),
    "case-history": ("case", {"case": _CASE, "tab": "history"}),
    "meetings": ("meeting", {}),
    "consents": ("consents", {}),
    "commitments": ("commitments", {}),
    "statistics": ("statistics", {}),
    "meeting": ("meeting", {"case": _CASE, "meeting": "first"}),
    "scans": ("scans", {}),
    "consultations": ("consultations", {}),
    "legal": ("legal", {}),
    "ask": ("ask", {}),
    "register": ("register", {}),
    "log": ("log", {}),
    "vault": ("vault", {}),
    "settings": ("settings", {}),
}

KINDS: tuple[type[ShellStates], ...] = (States, RuleStates, ApartStates)
"""Of every state that is pictured."""


class MemorySettings:
    """Settings of one picture session; nothing is written."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def load(self) -> Settings:
        """As set."""
        return self.settings

    def save(self, settings: Settings) -> None:
        """Kept until the end of the process."""
        self.settings = settings


class Photographer:
    """Drives one run of the program and grabs its windows.

    Attributes:
        window: Of the page of the unit manager's own key, while it is pictured.
    """

    def __init__(
        self, folder: Path, settings: Settings, *, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> None:
        self._folder = folder
        self._size = size
        self._prefix = f"{settings.language.value}-{settings.theme.value}"
        self._store = MemorySettings(settings)
        app = QApplication.instance()
        self._app = app if isinstance(app, QApplication) else make_application(self._store)
        self._program: Program | None = None
        self.window: QWidget | None = None

    def run(self, vault: Path, password: str) -> Iterator[Path]:
        """Open the vault and grab every screen."""
        program, gate = self._begin(vault)
        self.settle()
        yield self._grab(program.unlock_window, "unlock")
        shell, opened = self._unlock(program, gate, vault, password)
        for name, (screen, params) in SCREENS.items():
            shell.navigate(screen, **self._with_ids(params))
            self.settle()
            yield self._grab(shell, name)
        for name in self.states(shell, opened):
            yield self._grab(shell, name)
        shell.leave_wanted.emit()

    def open(self, vault: Path, password: str) -> tuple[Shell, OpenVault]:
        """Open the vault; its window, before anything is grabbed."""
        program, gate = self._begin(vault)
        return self._unlock(program, gate, vault, password)

    def at_manager_key(self, files: KeyFiles) -> Iterator[str]:
        """The page of the unit manager's own key, state by state; yields the name of each."""
        program, _gate = self._begin(files.key.parent, at_manager_key=True)
        view = program.unlock_window.findChild(ManagerKeyView)
        if view is None:
            raise RuntimeError("the page of the key did not open")
        program.unlock_window.resize(*self._size)
        for name in key_states(view, files):
            self.window = program.unlock_window
            yield name
        program.unlock_window.hide()

    def states(
        self, shell: Shell, opened: OpenVault, kinds: tuple[type[ShellStates], ...] = KINDS
    ) -> Iterator[str]:
        """Bring the window into every state that one click does not reach; yields its name."""
        for kind in kinds:
            yield from kind(shell, opened, self.settle, self._fetch).each()

    def _begin(self, vault: Path, *, at_manager_key: bool = False) -> tuple[Program, WorkshopGate]:
        make_application(self._store)
        gate = WorkshopGate(Workshop("sspf-app"), lambda: self._store.load().language.value)
        start = Start(
            make_gate=lambda: gate,
            settings=self._store,
            new_vault_in=self._folder,
            vault=vault,
            at_manager_key=at_manager_key,
        )
        program = self._program = Program(self._app, start)
        program.show()
        return program, gate

    def _unlock(
        self, program: Program, gate: WorkshopGate, vault: Path, password: str
    ) -> tuple[Shell, OpenVault]:
        logins = gate.describe(vault).logins
        login = LOGIN if LOGIN in logins else None
        opened = self._fetch(lambda: gate.unlock(vault, login=login, password=password))
        program.unlock_window.hand_over(opened)
        shell = program.shell
        if shell is None:
            raise RuntimeError("the shell did not open")
        shell.resize(*self._size)
        return shell, opened

    def _fetch(self, job: Callable[[], ResultT]) -> ResultT:
        """Run a job on the thread of the database; what it raises is raised here.

        An error that is raised in a slot would only be printed, and the answer awaited for ever.
        """
        owner, done, failed = QObject(), list[ResultT](), list[BaseException]()
        if self._program is None:
            raise RuntimeError("the program has not started")
        self._program.tasks.submit(job, owner=owner, on_done=done.append, on_error=failed.append)
        deadline = time.monotonic() + _PATIENCE
        while not done and not failed:
            if time.monotonic() > deadline:
                raise TimeoutError(f"no answer in {_PATIENCE} s")
            QTest.qWait(5)
        if failed:
            raise failed[0]
        return done[0]

    def _with_ids(self, params: dict[str, str]) -> dict[str, str]:
        return params | ({"meeting": _MEETING} if "meeting" in params else {})

    def _grab(self, window: QWidget, name: str) -> Path:
        path = self._folder / f"{self._prefix}-{name}.png"
        if not window.grab().save(str(path)):
            raise RuntimeError(f"could not write {path}")
        return path

    def settle(self, *, rounds: int = _ROUNDS) -> None:
        """Let jobs and what they start come to an end."""
        for _ in range(rounds):
            self._fetch(lambda: True)
            QTest.qWait(20)


def invented_vault(
    folder: Path,
    *,
    cases: int = 0,
    clock: SystemClock | None = None,
    fill: Callable[[Services], object] | None = None,
) -> Path:
    """A closed vault of invented cases as of now, opened by ``INVENTED_PASSWORD``.

    Args:
        folder: Where it is made.
        cases: How many are invented, where nothing else fills it.
        clock: What now is; ``None``: the machine's.
        fill: Fills it instead.
    """
    workshop = Workshop("sspf")
    workshop.clock = clock or workshop.clock
    new = workshop.vaults.draft(FirstUser(login=LOGIN, name="Karin Ek"), INVENTED_PASSWORD)
    vault = workshop.vaults.create(folder, new)
    try:
        services = workshop.services(vault, "sv")
        if fill is None:
            workshop.fill_demo(services, cases)
        else:
            fill(services)
    finally:
        vault.close()
    return folder


def quiet(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Leave out what the plugin without a screen always says; pass the rest on."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def main(argv: list[str] | None = None) -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("vault", type=Path)
    parser.add_argument("folder", type=Path)
    wanted = parser.parse_args(argv)
    password = sys.stdin.read().strip()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(quiet)
    plain = Settings(idle_minutes=60, hints=False)
    for language, theme in (
        (Language.SWEDISH, ThemeChoice.LIGHT),
        (Language.ENGLISH, ThemeChoice.LIGHT),
        (Language.SWEDISH, ThemeChoice.DARK),
    ):
        settings = plain._replace(language=language, theme=theme)
        with TemporaryDirectory() as folder:  # what is typed for a picture stays in the copy
            vault = Path(shutil.copytree(wanted.vault, Path(folder) / wanted.vault.name))
            for path in Photographer(wanted.folder, settings).run(vault, password):
                print(f"  {path.name}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
