"""What was just made is scrolled to where it stands, not to where Qt put it before it had room."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.widgets.keyboard import bring_in_sight
from sspf_app.gui.widgets.layout import column, scrolled


def test_the_first_of_lines_just_made_leaves_the_page_at_its_top(qtbot: QtBot) -> None:
    page, lines = QWidget(), column()
    page.setLayout(lines)
    area = scrolled(page)
    qtbot.addWidget(area)
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    made = []
    for _number in range(20):
        line, act = QWidget(), QPushButton("Open")
        line.setLayout(column(QLabel("Something to do"), act))
        lines.addWidget(line)
        line.show()
        made.append(act)
    bring_in_sight(made[0])
    assert made[0].mapTo(page, made[0].rect().topLeft()).y() > 0
    qtbot.wait(20)
    assert area.verticalScrollBar().value() == 0
    bring_in_sight(made[-1])
    assert area.verticalScrollBar().value() > 0
