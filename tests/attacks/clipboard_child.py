"""A program of its own on a display: one that copies, or one that reads what others copied.

Reads commands from standard input, a line each: ``copy WORDS`` puts them on the clipboard and marks
them, ``later`` lets the time pass that they may stand there, here half a second, ``empty`` does
what the lock does, ``read`` does nothing. Answers each with a line of JSON: what stands there for
everybody.
"""

import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sspf_app.gui.clipboard import ClipboardGuard

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)

app = QApplication([])
board = app.clipboard()
guard: list[ClipboardGuard] = []


def obey() -> None:
    """Do what the next line says."""
    command, *words = sys.stdin.readline().split()
    if command == "copy":
        guard.append(ClipboardGuard(app, kept_ms=500))
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
