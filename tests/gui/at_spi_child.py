"""The window on a real display, for a client of the accessibility bus.

Argument: the folder of the house. Reads commands from standard input, a line each, and answers
``done``: ``go SCREEN [NAME=VALUE ...]``, ``tab``, ``quit``.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sspf_app.gui.application import make_application
from sspf_app.services.settings import Language, Settings
from tests.gui.drafts_house import Reopened, shell_over
from tests.gui.editors import rest
from tests.presenters.doubles import MemorySettings

qInstallMessageHandler(lambda *_said: None)
settings = MemorySettings(Settings(language=Language.ENGLISH, hints=False))
app = make_application(settings)
shell = shell_over(Reopened(Path(sys.argv[1])), settings)
QTest.qWaitForWindowActive(shell)


def obey() -> None:
    """Do what the next line says."""
    command, *rest_of_it = sys.stdin.readline().split()
    if command == "go":
        screen, *pairs = rest_of_it
        shell.navigate(screen, **dict(pair.split("=") for pair in pairs))
    elif command == "tab":
        QTest.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_Tab)
    elif command == "search":
        shell.bar.search.come_from(None)
    elif command == "quit":
        app.exit(0)
    rest()
    print("done", flush=True)


notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
print("done", flush=True)
app.exec()
