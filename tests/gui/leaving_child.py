"""The program as it is started, unlocked in a process of its own, and told line by line what to do.

Argument: vault folder. The first line is the password. Then, a line each, and an answer each:
``hang`` (a job that never ends, on the database thread), ``hang beside`` (on the thread of the
backups), ``save FOLDER`` (a file is saved there, by the dialog), ``own memory`` (whether others may
read it), ``lock``, ``vanish`` (the key, pressed in a field).
"""

from __future__ import annotations

import ctypes
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

import sspf_app.gui.app as application
from sspf_app.__main__ import main
from sspf_app.gui.dialogs import WindowDialogs

_PR_GET_DUMPABLE = 3
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Told(application.Program):
    """The program, which also does what it is told."""

    def show(self) -> None:
        """Begin as always, with the password of the first line."""
        super().show()
        page = self.unlock_window.password_page
        page._password.setText(sys.stdin.readline().strip())
        page.tried.emit()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self._looking.start(20)

    def _look(self) -> None:
        if self.shell is not None and self.upkeep is not None and not self.upkeep.is_at_work:
            self._looking.stop()
            self._ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
            self._ear.activated.connect(self._obey)
            print("open", flush=True)

    def _obey(self) -> None:
        words = sys.stdin.readline().rstrip("\n")
        match words.split(maxsplit=1):
            case ["hang"]:
                self._hang(self.tasks)
            case ["hang", "beside"]:
                self._hang(self._background)
            case ["save", folder]:
                self._save(Path(folder))
            case ["own", "memory"]:
                print(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0), flush=True)
            case ["lock"]:
                self.lock("user")
            case ["vanish"]:
                assert self.shell is not None
                key = (QEvent.Type.KeyPress, Qt.Key.Key_L, _BOTH)
                QCoreApplication.postEvent(self.shell.bar.search, QKeyEvent(*key))
            case _:
                raise SystemExit(f"not understood: {words}")

    def _hang(self, tasks: application.TaskRunner) -> None:
        def hang() -> None:
            print("hangs", flush=True)
            threading.Event().wait()

        tasks.submit(hang, owner=self.shell, on_done=print, on_error=print)

    def _save(self, folder: Path) -> None:
        chosen = list[Path]()
        assert self.shell is not None
        WindowDialogs(self.shell).save_file("Save", suggested="a.pdf", on_chosen=chosen.append)
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
        dialog.setDirectory(str(folder))
        dialog.accept()
        QTest.qWait(200)
        print(chosen[0], flush=True)


application.Program = Told
sys.exit(main(["--vault", sys.argv[1]]))
