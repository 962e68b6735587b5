"""The window in a process of its own: a hand writes in an editor, and the process is killed.

Arguments: the folder of the house, the case, the meeting, the names of the editors. It dies by
SIGKILL five seconds after the last letter, in the middle of a sentence, with nothing said to it.
"""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer, qInstallMessageHandler

from sspf_app.gui.app import make_application
from sspf_app.services.settings import Language, Settings
from tests.gui.drafts_house import Reopened, mark_of, shell_over
from tests.gui.editors import EDITORS, come_to, type_in
from tests.presenters.doubles import MemorySettings

FIVE_SECONDS_MS = 5_000

qInstallMessageHandler(lambda *_said: None)
folder, case, meeting, *names = sys.argv[1:]
settings = MemorySettings(Settings(language=Language.ENGLISH, hints=False))
app = make_application(settings)
shell = shell_over(Reopened(Path(folder)), settings)
for editor in (one for one in EDITORS if one.name in names):
    come_to(shell, editor, {"case": case, "meeting": meeting})
    type_in(shell, editor, mark_of(editor.name))
QTimer.singleShot(FIVE_SECONDS_MS, lambda: os.kill(os.getpid(), signal.SIGKILL))
app.exec()
