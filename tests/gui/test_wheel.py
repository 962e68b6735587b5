"""The wheel over a box turns the page that holds it, and changes nothing."""

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.wheel import WheelGuard


def test_turning_the_page_over_a_box_keeps_its_choice(qapp: QApplication, qtbot: QtBot) -> None:
    page, box = QWidget(), QComboBox()
    guard = WheelGuard(qapp, page)
    box.addItems(["joint", "sole", "ad litem"])
    layout = QVBoxLayout(page)
    layout.addWidget(box)
    layout.addSpacing(2_000)
    area = QScrollArea()
    area.setWidget(page)
    qtbot.addWidget(area)
    area.show()
    over_box = box.mapTo(area, box.rect().center())
    QTest.wheelEvent(area.windowHandle(), over_box, QPoint(0, -120))
    assert box.currentText() == "joint"
    assert area.verticalScrollBar().value() > 0
    shiboken6.delete(guard)
