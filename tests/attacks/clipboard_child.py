"""A program of its own on a display: one that copies, or one that reads what others copied.

Reads commands from standard input, a line each: ``copy WORDS`` puts them on the clipboard and marks
them, ``later`` lets a second and a half pass, ``empty`` does what the lock does, ``read`` does
nothing. Answers each with a line of JSON: what stands there for everybody. How many milliseconds
what is copied may stand there is the argument, else as in the program itself: a slow machine then
takes nothing away before its time.
"""

import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sspf_app.gui.clipboard import KEPT_MS, ClipboardGuard

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)

kept_ms = int(sys.argv[1]) if sys.argv[1:] else KEPT_MS
app = QApplication([])
board = app.clipboard()
guard: list[ClipboardGuard] = []


def obey() -> None:
    """Do what the next line says."""
    command, *words = sys.stdin.readline().split()
    if command == "copy":
        guard.append(ClipboardGuard(app, kept_ms=kept_ms))
        for mode in MODES:
            board.setText(" ".join(words), mode)
    elif command == "later":
        QTest.qWait(1500)
    elif command == "empty":
        guard[0].empty()
    QTest.qWait(20)  # the display is told
    print(json.dumps([board.text(mode) for mode in MODES]), flush=True)


notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
print(json.dumps([board.supportsSelection()]), flush=True)
app.exec()
