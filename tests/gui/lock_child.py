"""The program in a process of its own: unlocks, types a draft, is idle, and locks for real.

Arguments: vault folder. The password comes by standard input, so it stands in no command line. When
the text is typed it says ``typed``, and waits for a line before nobody has touched it for too long.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from sspf_app.__main__ import _gate
from sspf_app.gui.app import Program, Start, make_application
from sspf_app.gui.ports import DraftText
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings

MARK = "-".join(("Dino", "was", "late"))  # joined here, so that no file of the program holds it
settings = JsonSettings(config_folder())
app = make_application(settings)
program = Program(
    app,
    Start(
        settings=settings,
        make_gate=lambda: _gate(settings),
        new_vault_in=Path("/"),
        vault=Path(sys.argv[1]),
    ),
)
program.show()
page = program.unlock_window.password_page
page._password.setText(sys.stdin.readline().strip())
page.tried.emit()


def lock_when_open() -> None:
    if program.shell is None:
        return
    timer.stop()
    presenter = program.shell.host.presenter_of(program.shell.host.current() or "")
    program.shell.bar.search.setText(MARK)
    app.clipboard().setText(MARK)
    presenter.drafts = lambda: (DraftText(key="case/c-1/note", text=MARK),)  # pyright: ignore[reportAttributeAccessIssue]  a text being typed
    print("typed", flush=True)
    sys.stdin.readline()
    program._watch.idle.emit()


timer = QTimer()
timer.timeout.connect(lock_when_open)
timer.start(20)
app.exec()
