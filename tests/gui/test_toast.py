"""What was just done is taken back by Ctrl+Z while the notice offers it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.widgets.paper_sheet import PaperSheet
from sspf_app.gui.widgets.toast import Toast


def test_ctrl_z_takes_back_what_the_notice_offers(qtbot: QtBot) -> None:
    window, undone = QWidget(), []
    qtbot.addWidget(window)
    field, sheet = QLineEdit(window), PaperSheet(parent=window)
    field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    toast = Toast(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    toast.say("Noted", undo=lambda: undone.append(1))
    assert toast.accessibleDescription() == "Ctrl+Z takes it back."
    for own in (field, sheet):  # they take back their own last change
        own.setFocus()
        QTest.keyClick(own, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert undone == []
    field.clearFocus()
    sheet.clearFocus()
    for _again in range(2):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert undone == [1]
    assert not toast.isVisible()
    toast.say("Saved")
    assert toast.accessibleDescription() == ""
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert toast.isVisible()
