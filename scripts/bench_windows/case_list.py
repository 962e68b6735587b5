"""*Cases* of a large vault, from the data key in hand to the painted list.

Each round unlocks with the program's own parts, under the switch that makes deriving free: slot
file read, database opened, user signed in and logged, services joined, window and screen made, list
read on the database thread, model filled, window painted. Then all of it is closed again.
"""

import json
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from scripts.bench_windows import PASSWORD
from scripts.bench_windows.first_paint import FirstPaint
from sspf_app.bootstrap import Workshop
from sspf_app.gui.app import make_application
from sspf_app.gui.ports import OpenVault
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.vault_gate import WorkshopGate
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings


class Rounds(QObject):
    """Unlocks, shows the list, closes; so many times."""

    def __init__(self, app: QApplication, folder: Path, *, rounds: int) -> None:
        super().__init__(app)
        self._settings = JsonSettings(config_folder())
        self._gate = WorkshopGate(Workshop("sspf-app"), lambda: self._settings.load().language)
        self._tasks = TaskRunner(self)
        self._folder, self._rounds = folder, rounds
        self._took: list[float] = []
        self._listed = 0

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
                screens=(CASES, CASE),
                report=self._give_up,
            )
        )
        self._shell.show()
        self._shell.navigate("cases")
        view = self._shell.findChild(CasesView)
        if view is None:
            raise RuntimeError("there is no list of cases")
        self._table = view.table
        self._table.model().modelReset.connect(self._on_filled)

    @Slot()
    def _on_filled(self) -> None:
        FirstPaint(self._table.viewport(), self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        self._took.append((time.perf_counter() - self._start) * 1000)
        self._listed = self._table.model().rowCount()
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
    rounds = Rounds(app, Path(sys.argv[1]), rounds=int(sys.argv[2]))
    rounds.next()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
