"""The table model: Qt's own tester, order, selection."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import LOOKS, Tone
from sspf_app.gui.models.table import Column, ItemRole, ItemTableModel, SortRole, swedish_order
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.table import ItemTable, ListPlace


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    age: int | None = None


COLUMNS = (
    Column[Row](name="name", title="Name", text=lambda row: row.name, width=0),
    Column[Row](
        name="age",
        title="Age",
        text=lambda row: "" if row.age is None else str(row.age),
        sort=lambda row: row.age,
        tone=lambda row: Tone.DANGER if row.age is None else None,
        icon=lambda row: "warning" if row.age is None else None,
        hint=lambda row: f"Age of {row.name}",
        is_number=True,
    ),
)
ROWS = (Row("1", "Örjan", 9), Row("2", "Anna", 15), Row("3", "Åsa"), Row("4", "Zoe", 10))


def _model(*rows: Row) -> ItemTableModel[Row]:
    model = ItemTableModel(COLUMNS, id_of=lambda row: row.id)
    model.set_items(rows)
    return model


def _names(model: ItemTableModel[Row]) -> list[str]:
    return [row.name for row in model.items()]


def test_qt_finds_nothing_wrong_with_the_model(qtmodeltester: ModelTester) -> None:
    model = _model(*ROWS)
    qtmodeltester.check(model)
    model.sort(0)
    model.set_items(ROWS[:2])
    model.set_items(())
    qtmodeltester.check(model)


def test_names_sort_the_swedish_way_and_unknown_numbers_last() -> None:
    model = _model(*ROWS)
    model.sort(0)
    assert _names(model) == ["Anna", "Zoe", "Åsa", "Örjan"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row.age for row in model.items()] == [15, 10, 9, None]
    model.set_items((*ROWS, Row("5", "Bo", 12)))
    assert [row.age for row in model.items()] == [15, 12, 10, 9, None]
    assert swedish_order("Ärla") < swedish_order("ÖRJAN")


def test_the_same_rows_change_in_place(qtbot: QtBot) -> None:
    model = _model(*ROWS)
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.modelReset.connect(lambda: changed.append((-1, -1)))
    model.set_items((ROWS[0], Row("2", "Anna", 16), *ROWS[2:]))
    assert changed == [(1, 1)]
    model.set_items(ROWS[1:])
    assert changed[-1] == (-1, -1)


def test_roles_tell_item_order_shape_and_hint() -> None:
    model = _model(*ROWS)
    age = model.index(2, 1)
    assert age.data(ItemRole) == ROWS[2]
    assert model.index(0, 0).data(SortRole) == swedish_order("Örjan")
    assert age.data(Qt.ItemDataRole.ForegroundRole) == QColor(LOOKS["light"].danger)
    assert not age.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert age.data(Qt.ItemDataRole.ToolTipRole) == "Age of Åsa"
    assert age.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Age"
    assert model.headerData(7, Qt.Orientation.Horizontal) is None
    assert model.index_of("3") == model.index(2, 0)
    assert not model.index_of("none").isValid()
    assert model.item_at(QModelIndex()) is None


def test_the_chosen_row_stays_chosen_when_others_come_and_the_order_changes(qtbot: QtBot) -> None:
    table = ItemTable(_model(*ROWS), name="People")
    qtbot.addWidget(table)
    model = table.model()
    assert isinstance(model, ItemTableModel)
    table.choose("2")
    model.sort(0)
    assert table.chosen().id == "2"
    model.set_items((Row("0", "Bo", 1), *ROWS))
    assert table.chosen().id == "2"
    model.set_items(ROWS[2:])
    assert table.chosen() is None


def test_enter_and_double_click_open_the_row(qtbot: QtBot) -> None:
    table = ItemTable(_model(*ROWS), name="People")
    qtbot.addWidget(table)
    opened: list[Row] = []
    table.item_opened.connect(opened.append)
    table.choose("4")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    table.doubleClicked.emit(table.model().index(0, 0))
    assert opened == [ROWS[3], ROWS[0]]


def test_an_empty_list_shows_its_words(qtbot: QtBot) -> None:
    empty = EmptyState("No people yet")
    place = ListPlace(ItemTable(_model(), name="People"), empty)
    qtbot.addWidget(place)
    place.show()
    assert empty.isVisible()
    model = place.table.model()
    assert isinstance(model, ItemTableModel)
    model.set_items(ROWS)
    assert place.table.isVisible()
    assert not empty.isVisible()


def test_a_column_is_as_wide_as_its_words_where_there_is_room(qtbot: QtBot) -> None:
    columns = (
        Column[Row](name="name", title="Name", text=lambda row: row.name, width=0),
        Column[Row](
            name="said", title="Said", text=lambda _row: "Skyddade personuppgifter", width=6
        ),
    )
    model = ItemTableModel(columns, id_of=lambda row: row.id)
    table = ItemTable(model, name="People")
    qtbot.addWidget(table)
    model.set_items(ROWS)
    table.resize(800, 300)
    table.show()
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)
    table.resize(table.sizeHintForColumn(0) + 100, 300)
    narrow = table.columnWidth(1)
    assert narrow < table.sizeHintForColumn(1)
    table.horizontalHeader().resizeSection(1, 90)
    table.resize(800, 300)
    assert table.columnWidth(1) == 90


def _wide_table(qtbot: QtBot, width: int) -> ItemTable:
    columns = (
        Column[Row](name="day", title="Day", text=lambda _row: "2026-03-12", width=30),
        Column[Row](name="what", title="What", text=lambda row: row.name * 9, width=0),
        Column[Row](name="who", title="Who promised it", text=lambda _row: "Per", width=4),
    )
    model = ItemTableModel(columns, id_of=lambda row: row.id)
    table = ItemTable(model, name="Commitments")
    qtbot.addWidget(table)
    model.set_items(ROWS)
    table.resize(width, 300)
    table.show()
    return table


def test_where_there_is_little_room_neither_headings_nor_what_it_is_about_are_squeezed_away(
    qtbot: QtBot,
) -> None:
    table = _wide_table(qtbot, 500)
    head = table.horizontalHeader()
    bold = QFont(head.font())
    bold.setWeight(QFont.Weight.DemiBold)
    words = [
        QFontMetrics(bold).horizontalAdvance(said) for said in ("Day", "What", "Who promised it")
    ]
    assert all(head.sectionSize(at) >= wide + 24 for at, wide in enumerate(words))
    table = _wide_table(qtbot, 320)
    letter = table.fontMetrics().averageCharWidth()
    assert table.columnWidth(1) >= 16 * letter
    assert table.horizontalScrollBar().maximum() > 0
    assert table.columnWidth(0) < 30 * letter
    table.resize(900, 300)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(0) == 30 * letter + 28


def test_a_width_that_was_dragged_is_there_in_the_next_window(qtbot: QtBot) -> None:
    table = _wide_table(qtbot, 800)
    undragged = table.columnWidth(0)
    table.horizontalHeader().resizeSection(2, 222)
    again = _wide_table(qtbot, 800)
    assert abs(again.columnWidth(2) - 222) <= 1
    assert again.columnWidth(0) == table.columnWidth(0)
    (key,) = (one for one in QSettings().allKeys() if one.startswith("columns/"))
    QSettings().setValue(key, "who=many what=9 nobody=5 day=9999")
    assert _wide_table(qtbot, 800).columnWidth(0) == undragged
