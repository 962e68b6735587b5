"""The window in processes of their own: a hand writes in an editor, and the process is killed.

One line of JSON comes in for each process: the folder of the house, what editors are opened with,
the names of the editors. What they all need is read in once, before any of them begins. Each dies
by SIGKILL five seconds after the last letter, in the middle of a sentence, with nothing said to
it; how each ended goes out as one line of JSON.
"""

import json
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer, qInstallMessageHandler

from sspf_app.gui.application import make_application
from sspf_app.services.settings import Language, Settings
from tests.gui.drafts_house import Reopened, mark_of, shell_over
from tests.gui.editors import EDITORS, come_to, type_in
from tests.presenters.doubles import MemorySettings

FIVE_SECONDS_MS = 5_000


def write(folder: str, record: dict[str, str], names: list[str]) -> None:
    """Write in the editors of those names, and be killed."""
    qInstallMessageHandler(lambda *_said: None)
    settings = MemorySettings(Settings(language=Language.ENGLISH, hints=False))
    app = make_application(settings)
    shell = shell_over(Reopened(Path(folder)), settings)
    for editor in (one for one in EDITORS if one.name in names):
        come_to(shell, editor, record)
        type_in(shell, editor, mark_of(editor.name))
    QTimer.singleShot(FIVE_SECONDS_MS, lambda: os.kill(os.getpid(), signal.SIGKILL))
    app.exec()


def in_its_own(folder: str, record: dict[str, str], names: list[str]) -> int:
    """Begin a process that writes; returns its id."""
    child = os.fork()
    if child:
        return child
    try:
        write(folder, record, names)
    finally:
        os._exit(1)  # it was not killed: what is said here must not be said twice


begun = [in_its_own(*json.loads(line)) for line in sys.stdin]
print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in begun]))
