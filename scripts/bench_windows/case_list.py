"""*Cases* or *Today* of a large vault, from the data key in hand to the painted list.

Arguments: vault folder, rounds, and ``today`` for the other one.

Each round unlocks with the program's own parts, under the switch that makes deriving free: slot
file read, database opened, user signed in and logged, services joined, window and screen made, list
read on the database thread, model or lines filled, window painted. Then all of it is closed again.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from scripts.bench_windows import PASSWORD
from scripts.bench_windows.first_paint import FirstPaint
from sspf_app.bootstrap import Workshop
from sspf_app.gui.application import make_application
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.screens.today.line_parts import CardLines
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.screens.today.view import TodayView
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings


class Rounds(QObject):
    """Unlocks, shows the list, closes; so many times."""

    def __init__(self, app: QApplication, folder: Path, *, rounds: int, screen: str) -> None:
        super().__init__(app)
        self._settings = JsonSettings(config_folder())
        self._gate = WorkshopGate(Workshop("sspf-app"), lambda: self._settings.load().language)
        self._tasks = TaskRunner(self)
        self._folder, self._rounds, self._screen = folder, rounds, screen
        self._took: list[float] = []
        self._listed = 0
        self._count: Callable[[], int] = int
        self._painted: QWidget = QWidget()

    def next(self) -> None:
        """Begin a round, or say how long each took, in milliseconds."""
        if len(self._took) == self._rounds:
            print(json.dumps({"took": self._took, "listed": self._listed}), flush=True)
            self._tasks.finish()
            QApplication.exit(0)
            return
        self._start = time.perf_counter()
        unlock = partial(self._gate.unlock, self._folder, login=None, password=PASSWORD)
        self._tasks.submit(unlock, owner=self, on_done=self._on_open, on_error=self._give_up)

    def _on_open(self, vault: OpenVault) -> None:
        self._vault = vault
        self._shell = Shell(
            ShellParts(
                vault=vault,
                tasks=self._tasks,
                settings=self._settings,
                screens=(TODAY, CASES, CASE),
                report=self._give_up,
            )
        )
        self._shell.show()
        self._shell.navigate(self._screen)
        if self._screen == "today":
            self._watch_day()
        else:
            self._watch_list()

    def _watch_list(self) -> None:
        view = self._shell.findChild(CasesView)
        if view is None:
            raise RuntimeError("there is no list of cases")
        model = view.table.model()
        self._count, self._painted = model.rowCount, view.table.viewport()
        model.modelReset.connect(self._on_filled)

    def _watch_day(self) -> None:
        view = self._shell.findChild(TodayView)
        if view is None:
            raise RuntimeError("there is no Today")
        show = view.show_lines

        def show_and_tell(lines: CardLines, next_week: CardLines) -> None:
            show(lines, next_week)
            self._on_filled()

        view.show_lines = show_and_tell
        self._count, self._painted = lambda: len(view.lines), view

    @Slot()
    def _on_filled(self) -> None:
        FirstPaint(self._painted, self._on_painted)
        self._painted.update()

    @Slot()
    def _on_painted(self) -> None:
        self._took.append((time.perf_counter() - self._start) * 1000)
        self._listed = self._count()
        self._shell.drop()
        self._shell.close()
        self._shell.deleteLater()
        self._tasks.submit(
            self._vault.close, owner=self, on_done=lambda _: self.next(), on_error=self._give_up
        )

    def _give_up(self, error: BaseException) -> None:
        sys.__excepthook__(type(error), error, error.__traceback__)
        self._tasks.finish()
        QApplication.exit(1)


def main() -> int:
    """Run the rounds."""
    app = make_application(JsonSettings(config_folder()))
    screen = "today" if "today" in sys.argv[3:] else "cases"
    rounds = Rounds(app, Path(sys.argv[1]), rounds=int(sys.argv[2]), screen=screen)
    rounds.next()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
