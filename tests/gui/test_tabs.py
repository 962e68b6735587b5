"""Tabs stand still, and where they do not fit no word of them is cut."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import tokens
from sspf_app.gui.theme import dress
from sspf_app.gui.widgets.tabs import Tabs

_WORDS = ("Översikt", "Samtycke", "Möten", "Plan", "Kartläggning", "Anteckningar", "Personer")


def _shown(qtbot: QtBot, width: int) -> Tabs:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for word in _WORDS:
        tabs.addTab(QWidget(), word)
    dress(tabs)
    tabs.resize(width, 200)
    tabs.show()
    qtbot.wait(0)
    return tabs


def test_no_tab_moves_when_another_is_chosen(qtbot: QtBot) -> None:
    tabs = _shown(qtbot, 1400)
    places: set[tuple[int, ...]] = set()
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        qtbot.wait(0)
        places.add(tuple(tabs.tabBar().tabRect(one).x() for one in range(tabs.count())))
    assert len(places) == 1


def test_a_word_that_the_row_would_cut_is_left_out(qtbot: QtBot) -> None:
    tabs = _shown(qtbot, 300)
    bar = tabs.tabBar()
    end = min(one.x() for one in bar.findChildren(QToolButton) if one.isVisible())
    cut = [one for one in range(bar.count()) if bar.tabRect(one).left() < end]
    place = bar.tabRect(cut[-1])
    assert place.right() >= end
    picture = bar.grab().toImage()
    ground = QColor(tokens().window).rgba()
    seen = {picture.pixel(x, y) for x in range(place.left(), end) for y in range(bar.height() - 1)}
    assert seen == {ground}
    tabs.setCurrentIndex(cut[-1])
    qtbot.wait(0)
    assert bar.tabRect(cut[-1]).right() < end
