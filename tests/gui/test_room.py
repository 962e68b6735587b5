"""Where there is little room, or little to show: no words are cut, and nothing stands askew."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sspf_app.gui.icons import SMALL, IconLabel
from sspf_app.gui.looks import LOOKS
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.stylesheet import stylesheet
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.elided import ElidedLabel
from sspf_app.gui.widgets.flow import FlowLayout, flowing, foot
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.sides import ListSides, Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from tests.gui.screen_checks import clipped


@dataclass(frozen=True)
class Row:
    id: str
    what: str


WIDE = tuple(
    Column[Row](name=name, title=name, text=lambda row: row.what[:12], width=24)
    for name in ("first", "second", "third")
)
COLUMNS = (*WIDE, Column[Row](name="what", title="What", text=lambda row: row.what, width=0))
ROWS = (Row("1", "Goes along to practice on Tuesdays and calls afterwards"),)


def _table(*rows: Row) -> tuple[ItemTable, ItemTableModel[Row]]:
    model = ItemTableModel(COLUMNS, id_of=lambda row: row.id)
    table = ItemTable(model, name="Rows")
    if rows:
        model.set_items(rows)
    return table, model


@pytest.mark.parametrize("letters", [140, 90, 45])
def test_a_column_that_takes_what_is_left_keeps_some_words(qtbot: QtBot, letters: int) -> None:
    table, _model = _table(*ROWS)
    qtbot.addWidget(table)
    letter = table.fontMetrics().averageCharWidth()
    table.resize(letters * letter, 300)
    with qtbot.waitExposed(table):
        table.show()
    last = len(COLUMNS) - 1
    assert table.columnWidth(last) >= 11 * letter
    # What the others hold is whole, whichever gave up air for it.
    for at in range(last):
        assert table.columnWidth(at) >= table.sizeHintForColumn(at)
    is_whole = sum(map(table.columnWidth, range(len(COLUMNS)))) <= table.viewport().width()
    assert is_whole == (letters > 45)  # only then it scrolls sideways


def test_a_list_that_waits_says_nothing_before_its_items_come(qtbot: QtBot) -> None:
    table, model = _table()
    act = button("Begin", lambda: None)
    place: ListPlace[Row] = ListPlace(table, EmptyState("Nothing yet", action=act), waits=True)
    qtbot.addWidget(place)
    with qtbot.waitExposed(place):
        place.show()
    assert table.isVisible()
    assert place.first_focus() is table
    table.setFocus()
    model.set_items(())
    assert not table.isVisible()
    assert place.first_focus() is act
    assert place.focusWidget() is act  # what can be done now
    model.set_items(ROWS)
    assert place.focusWidget() is table


def test_an_empty_list_takes_the_room_of_what_would_stand_beside_it(qtbot: QtBot) -> None:
    left, pages = QLabel("The list"), QStackedWidget()
    nothing, editor = EmptyState("Nothing is chosen"), QLabel("The fields")
    for page in (nothing, editor):
        pages.addWidget(page)
    sides = Sides(left, pages)
    qtbot.addWidget(sides)
    sides.resize(1200, 400)
    with qtbot.waitExposed(sides):
        sides.show()
    assert pages.isVisible()
    nothing.step_back(wanted=True)
    assert not pages.isVisible()
    pages.setCurrentWidget(editor)
    assert pages.isVisible()
    pages.setCurrentWidget(nothing)
    assert not pages.isVisible()
    nothing.step_back(wanted=False)
    assert pages.isVisible()


def test_the_keyboard_stays_in_sight_when_two_parts_turn(qtbot: QtBot) -> None:
    high, field = QLabel("High"), QPushButton("Here")
    high.setFixedHeight(900)
    sides = Sides(high, field, is_top=True)
    area = scrolled(sides)
    qtbot.addWidget(area)
    area.resize(500, 300)
    with qtbot.waitExposed(area):
        area.show()
    assert sides.is_turned()
    field.setFocus()
    area.ensureWidgetVisible(field)
    assert area.verticalScrollBar().value() > 0
    area.resize(1600, 300)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() == 0)
    assert not sides.is_turned()


def test_what_stands_on_one_line_stands_in_the_middle_of_it(qtbot: QtBot) -> None:
    page, low, high = QWidget(), QLabel("Low"), QPushButton("High")
    high.setFixedHeight(60)
    flow = FlowLayout(page)
    for part in (low, high):
        flow.addWidget(part)
    qtbot.addWidget(page)
    page.resize(600, 200)
    with qtbot.waitExposed(page):
        page.show()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1


def test_a_small_shape_stands_level_with_the_first_line(qtbot: QtBot) -> None:
    page, shape, words = QWidget(), IconLabel("info", size=SMALL), QLabel("Words")
    page.setLayout(column(shape, words))
    qtbot.addWidget(page)
    assert shape.sizeHint().height() >= QFontMetrics(words.font()).height()
    assert shape.minimumSizeHint() == shape.sizeHint()
    assert shape.alignment() & Qt.AlignmentFlag.AlignVCenter


@pytest.mark.parametrize(("percent", "pixels"), [(100, 20), (150, 30), (200, 40)])
def test_fields_and_buttons_grow_with_the_text(percent: int, pixels: int) -> None:
    sheet = stylesheet(LOOKS["light"], percent=percent)
    assert f"padding: 6px 14px; min-height: {pixels}px;" in sheet
    assert f"padding: 6px 9px; min-height: {pixels}px;" in sheet


def test_shapes_in_a_table_grow_with_the_text(qtbot: QtBot) -> None:
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(larger)
    try:
        table, _model = _table()
        qtbot.addWidget(table)
        assert table.iconSize().height() >= 2 * SMALL - 1
    finally:
        QApplication.setFont(font)


def test_a_modest_line_takes_the_room_of_its_words_and_gives_way(qtbot: QtBot) -> None:
    words, field = ElidedLabel("SSPF Umeå · Karin Ek", is_modest=True), QLabel("Field")
    field.setMinimumWidth(200)
    page = QWidget()
    page.setLayout(row(field, words))
    qtbot.addWidget(page)
    page.resize(800, 60)
    with qtbot.waitExposed(page):
        page.show()
    whole = words.fontMetrics().horizontalAdvance(words.text())
    assert whole <= words.width() <= whole + 4
    page.resize(240, 60)
    qtbot.waitUntil(lambda: words.width() < whole)
    assert words.toolTip() == "SSPF Umeå · Karin Ek"


def test_what_is_chosen_stands_beside_a_list_where_the_window_is_wide(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    sides = ListSides(first, second, low=200)
    qtbot.addWidget(sides)
    letter = sides.fontMetrics().averageCharWidth()
    sides.resize(130 * letter, 600)  # what 1280 pixels leave
    sides.show()
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert second.height() == 200
    assert first.height() > 300
    sides.resize(166 * letter, 600)  # and 1600
    qtbot.waitUntil(lambda: second.x() > first.x())
    assert second.height() == first.height() == 600
    sides.resize(130 * letter, 600)
    qtbot.waitUntil(lambda: second.height() == 200)


def test_the_walk_sees_words_of_boxes_and_tabs_that_are_cut(qtbot: QtBot) -> None:
    page, tabs = QWidget(), QTabBar()
    plain, ours = QComboBox(), ChoiceBox()
    tabs.setElideMode(Qt.TextElideMode.ElideRight)
    tabs.addTab("Alla parter och personer")
    tabs.addTab("Kartläggning")
    for box in (plain, ours):
        box.addItem("Alla parter och personer")
    page.setLayout(column(plain, ours, tabs))
    qtbot.addWidget(page)
    page.resize(600, 200)
    page.show()
    assert clipped(page) == []
    for one, width in ((plain, 150), (ours, 150), (tabs, 250)):
        one.setFixedWidth(width)
    qtbot.waitUntil(lambda: len(clipped(page)) >= 2)
    assert any("QComboBox" in one and "Alla parter och personer" in one for one in clipped(page))
    assert any("QTabBar" in one for one in clipped(page))
    assert not any("ChoiceBox" in one for one in clipped(page))  # it ends in an ellipsis
    ours.setFixedWidth(70)
    qtbot.waitUntil(lambda: any("ChoiceBox" in one for one in clipped(page)))


def test_filters_go_on_below_where_a_line_is_full(qtbot: QtBot) -> None:
    boxes = [ChoiceBox(), ChoiceBox()]
    for box in boxes:
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    filters, page = flowing(*boxes), QWidget()
    page.setLayout(column(filters, QTableView()))
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    for box in boxes:
        box.addItem("Alla parter och personer som har lovat något")
    qtbot.waitUntil(lambda: boxes[0].y() == boxes[1].y())
    page.resize(boxes[0].sizeHint().width() + 60, 400)
    qtbot.waitUntil(lambda: boxes[1].y() > boxes[0].y())
    assert clipped(page) == []


@pytest.mark.parametrize("has_foot", [True, False])
def test_parts_below_each_other_are_no_strips(qtbot: QtBot, has_foot: bool) -> None:
    form, high = QWidget(), QLabel("High")
    high.setFixedHeight(700)
    page = scrolled(high)
    form.setLayout(column(page, QPushButton("Save")))
    rows = QLabel("List")
    rows.setMinimumHeight(500)
    sides = Sides(scrolled(rows), form if has_foot else page)
    qtbot.addWidget(sides)
    sides.resize(500, 400)
    with qtbot.waitExposed(sides):
        sides.show()
    assert sides.is_turned()
    area = sides.findChild(QScrollArea)
    assert area is not None
    # What has buttons below it stays in sight with them; a page alone scrolls with the rest.
    below = form if has_foot else page
    least, most = (300, sides.height()) if has_foot else (700, 702)
    qtbot.waitUntil(lambda: least <= below.height() <= most)
    sides.resize(1600, 400)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_the_foot_of_a_page_goes_on_below_at_the_right(qtbot: QtBot) -> None:
    page, acts = QWidget(), [QPushButton(word) for word in ("Print it now", "Save it as a file")]
    page.setLayout(column(foot(QPushButton("Back"), *acts)))
    qtbot.addWidget(page)
    page.resize(700, 60)
    with qtbot.waitExposed(page):
        page.show()
    assert acts[0].y() == acts[1].y()
    holder = acts[1].parentWidget()
    assert holder is not None
    assert acts[1].geometry().right() == holder.width() - 1
    page.resize(240, 120)
    qtbot.waitUntil(lambda: acts[1].y() > acts[0].y())
    assert acts[1].geometry().right() == acts[0].geometry().right()


def test_a_low_window_leaves_a_list_some_rows_above_what_is_chosen(qtbot: QtBot) -> None:
    (table, _model), first, second = _table(*ROWS), QWidget(), QWidget()
    first.setLayout(column(table))
    sides = ListSides(first, second, low=200)
    qtbot.addWidget(sides)
    sides.resize(100 * sides.fontMetrics().averageCharWidth(), 180)
    with qtbot.waitExposed(sides):
        sides.show()
    assert sides.is_turned()
    rows = 3 * table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() >= rows)
    assert second.y() >= first.geometry().bottom()
