"""A program that copies and ends: by its loop, by ``exit`` without one, or its view goes first.

Says a line of JSON: what lay on the clipboard, and what lay there after.
"""

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.gui.clipboard import TimedClipboard

app = QApplication([])
board = app.clipboard()
view = QWidget()
TimedClipboard(view, kept_ms=200 if sys.argv[1] == "view" else 30_000).put("Gömlundqvist")
told = [board.text()]
if sys.argv[1] == "loop":
    QTimer.singleShot(0, app.quit)
    app.exec()
    told.append(board.text())
elif sys.argv[1] == "view":
    view.deleteLater()
    QTest.qWait(1500)
    told.append(board.text())
print(json.dumps(told), flush=True)
sys.exit(0)
