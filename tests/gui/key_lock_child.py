"""The page of the manager's key in a process of its own: opens, reads, and locks for real.

Arguments: the file of the key, a copy of the log, a question. The passphrase comes by standard
input, so it stands in no command line. When the copy and the question have been painted it says
``read``, and waits for a line before nobody has touched it for too long.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer

from sspf_app.__main__ import _gate
from sspf_app.gui.app import Program, Start
from sspf_app.gui.application import make_application
from sspf_app.gui.manager_key.view import ManagerKeyView
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings

KEY, COPY, QUESTION = map(Path, sys.argv[1:])

settings = JsonSettings(config_folder())
app = make_application(settings)
program = Program(
    app,
    Start(
        settings=settings,
        make_gate=lambda: _gate(settings),
        new_vault_in=Path("/"),
        at_manager_key=True,
    ),
)
program.show()


def page() -> ManagerKeyView:
    found = program.unlock_window.findChild(ManagerKeyView)
    if found is None:
        raise SystemExit("the page is not there")
    return found


view = page()
presenter = view.presenter


def when(ready: Callable[[], bool], then: Callable[[], None]) -> None:
    """Look now and then, until it is so."""
    if ready():
        then()
    else:
        QTimer.singleShot(20, lambda: when(ready, then))


def read_copy() -> None:
    presenter._read_copy(COPY, None)
    when(lambda: view.log.model.rowCount() > 0, read_question)


def read_question() -> None:
    view.grab()
    view.tabs.setCurrentWidget(view.question)
    presenter._read_question(QUESTION)
    when(lambda: view.question.card.isVisible(), wait)


def wait() -> None:
    view.grab()
    room = program._key_room
    assert room is not None
    assert room._watches is not None
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, program)
    notifier.activated.connect(room._watches.idle_watch.idle)
    print("read", flush=True)


presenter._on_key_chosen(KEY)
view.door.passphrase.setText(sys.stdin.readline().strip())
view.door.open.click()
when(view.tabs.isVisible, read_copy)
app.exec()
