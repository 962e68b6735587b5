"""In a small window with large text fields stand below each other, and lists keep their rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.flow import foot, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, PageHeader, column, scrolled
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.gui.widgets.words_beside import WordsBeside

_COLUMN = Column[str](name="what", title="What", text=str, width=0)


def _lines() -> list[FormRow]:
    made = [FormRow(f"Field {at}", QLineEdit()) for at in range(4)]
    for one in made:
        one.field.setMinimumWidth(200)
    return made


@pytest.mark.parametrize(("width", "columns"), [(700, 2), (330, 1)])
def test_fields_turn_by_their_room_and_none_is_cut(qtbot: QtBot, width: int, columns: int) -> None:
    lines = _lines()
    card = Card("Fields")
    card.add(FieldGrid(lines))
    area = scrolled(card)
    assert isinstance(area, QScrollArea)
    qtbot.addWidget(area)
    area.resize(width, 400)
    area.show()

    def places() -> set[int]:
        return {line.mapTo(card, line.rect().topLeft()).x() for line in lines}

    qtbot.waitUntil(lambda: len(places()) == columns)
    right = max(line.mapTo(area, line.rect().topRight()).x() for line in lines)
    assert right <= area.viewport().width()
    area.resize(900, 400)
    qtbot.waitUntil(lambda: len(places()) == 2)


def test_the_line_under_a_title_gives_way_where_few_lines_have_room(qtbot: QtBot) -> None:
    for gives_way in (True, False):
        view = ScreenView("Register", "What all cases share.", gives_way=gives_way)
        view.body.addLayout(column(QLineEdit()))
        qtbot.addWidget(view)
        line = view.fontMetrics().lineSpacing()
        view.resize(800, 40 * line)
        view.show()
        assert view.header._subtitle.isVisible()
        view.resize(800, 15 * line)
        assert view.header._subtitle.isVisible() is not gives_way
        view.resize(800, 40 * line)
        assert view.header._subtitle.isVisible()


def test_words_keep_a_line_to_be_read_and_what_can_be_done_stands_below(qtbot: QtBot) -> None:
    words = text("So it looked for 2026-10-21, as known on 2026-10-21 23:59.")
    beside = WordsBeside(words, button("Back to now", bool), button("Another day", bool))
    qtbot.addWidget(beside)
    beside.resize(900, 60)
    beside.show()
    acts = beside.findChildren(QPushButton)
    assert all(one.mapTo(beside, QPoint()).x() > words.x() + 100 for one in acts)
    beside.resize(330, 160)
    qtbot.waitUntil(lambda: acts[0].mapTo(beside, QPoint()).y() >= words.geometry().bottom())
    assert words.width() == beside.width()


def test_a_list_keeps_rows_to_choose_in_whatever_else_stands_in_its_part(qtbot: QtBot) -> None:
    model = ItemTableModel((_COLUMN,), id_of=str)
    table = ItemTable(model, name="Rows")
    model.set_items(tuple("abcdef"))
    left = QWidget()
    left.setLayout(column(table, *(QLineEdit() for _one in range(4))))
    sides = Sides(left, scrolled(pile(*(QLineEdit() for _one in range(9)))))
    qtbot.addWidget(sides)
    letters = sides.fontMetrics().averageCharWidth()
    sides.resize(80 * letters, 220)
    sides.show()
    assert sides.is_turned()
    rows = 3 * table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() >= rows)
    sides.resize(130 * letters, 220)
    qtbot.waitUntil(lambda: table.minimumHeight() == 0)


def test_a_high_foot_leaves_some_lines_of_its_page_and_goes_down_instead(qtbot: QtBot) -> None:
    page = scrolled(pile(*(QLineEdit() for _one in range(9))))
    area = above_foot(page, foot(*(button(f"Act {one}", bool) for one in range(9))))
    qtbot.addWidget(area)
    line = area.fontMetrics().lineSpacing()
    area.resize(300, 6 * line)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: page.height() >= 8 * line)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    area.resize(900, 40 * line)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert page.height() > 30 * line  # the foot is one line, and the page has the rest


def test_badges_stand_below_a_title_rather_than_break_it(qtbot: QtBot) -> None:
    header = PageHeader("Rahma Skogsö, 14 years", "SSPF 2026-011")
    badges = StatusBadge("Waiting for an answer", Tone.WARNING), StatusBadge("Somali", Tone.INFO)
    header.show_badges(*badges)
    qtbot.addWidget(header)
    title = header._title
    for width, is_below in ((900, False), (title.sizeHint().width() + 90, True), (900, False)):
        header.resize(width, 120)
        header.show()
        qtbot.waitUntil(lambda want=is_below: (badges[0].y() > title.y() + 9) is want)
        assert not title.wordWrap()
        assert all(one.width() >= one.sizeHint().width() for one in badges)
        assert badges[1].geometry().right() <= width


def test_a_long_question_goes_on_below_and_a_short_one_keeps_its_line(qtbot: QtBot) -> None:
    rows = [
        FormRow(said, QLineEdit()) for said in ("Why?", "Can they tell in their own words " * 2)
    ]
    for one in rows:
        one.wrap_label(longer_than=40)
        qtbot.addWidget(one)
    assert [one._label.wordWrap() for one in rows] == [False, True]
    assert rows[1].minimumSizeHint().width() < rows[1].fontMetrics().horizontalAdvance("x" * 60)
