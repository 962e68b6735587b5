"""A page that scrolls is as high as what stands on it."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import Tone
from sspf_app.gui.theme import Theme, dress
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, scrolled

SENTENCE = "Every page, reference and line of the log is looked at; nothing is changed by that. "


def a_page(lines: int) -> tuple[QWidget, QLabel]:
    """A card with sentences that break where it is narrow, and the last thing below it."""
    card, last = Card("How it is protected"), text("The last words.")
    for _ in range(lines):
        card.add(IconLine("info", SENTENCE * 2, Tone.INFO))
    return pile(card, last), last


@pytest.mark.parametrize("width", [360, 700, 1300])
def test_it_ends_where_its_words_end(theme: Theme, qtbot: QtBot, width: int) -> None:
    page, last = a_page(20)
    area = dress(scrolled(page, by_width=True))
    qtbot.addWidget(area)
    area.resize(width, 400)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.wait(50)
    end = last.mapTo(page, last.rect().bottomLeft()).y()
    assert 0 <= page.height() - end <= 8
    for label in page.findChildren(QLabel):  # and nothing of them is cut
        assert label.height() >= label.heightForWidth(label.width())


def test_it_does_not_scroll_where_all_of_it_fits(theme: Theme, qtbot: QtBot) -> None:
    page, last = a_page(4)
    area = dress(scrolled(page, by_width=True))
    qtbot.addWidget(area)
    area.resize(1300, 400)
    area.show()
    qtbot.wait(10)
    assert area.verticalScrollBar().maximum() == 0
    last.setText(SENTENCE * 200)  # what comes later asks for its room
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
