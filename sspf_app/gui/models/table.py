"""A table of frozen items: everything is there before it is shown; ``data`` only looks it up.

Sorting happens here, on the items, and not in a proxy: a proxy would come back into Python for
every comparison, which 10,000 rows feel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from sspf_app.gui.icons import SMALL, icon
from sspf_app.gui.looks import Tone, tokens
from sspf_app.gui.widgets.marks import scaled

ItemT = TypeVar("ItemT")
_Index = QModelIndex | QPersistentModelIndex

SortRole = Qt.ItemDataRole.UserRole
"""What a column sorts by."""
ItemRole = Qt.ItemDataRole.UserRole + 1
"""The item itself."""

# The signs after z in ASCII stand for the letters after z in Swedish.
_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})


def swedish_order(text: str) -> str:
    """A key that sorts as Swedish does: å, ä, ö last, capitals alike."""
    return text.casefold().translate(_LETTERS)


@dataclass(frozen=True, kw_only=True)  # slots and Generic do not go together
class Column(Generic[ItemT]):
    """One column.

    Attributes:
        name: A member of the screen's column enum.
        title: Heading, translated.
        text: What a cell says.
        sort: What it sorts by; None = by its text, the Swedish way. None values come last.
        tone: Colour of the words; the words or the icon say the same.
        icon: Name of the shape before the words.
        hint: Tool tip and description.
        is_number: Stands at the right.
        width: Letters; 0 = takes what is left.
        least: Letters to which it may be cut where there is little room, if its hint says the
            whole; 0 = to what stands in it.
        spare: Where there is no room for all, columns with the lowest number are left out first;
            0 = never. What they say is to stand in a hint (``ItemTable.left_out``).
    """

    name: str
    title: str
    text: Callable[[ItemT], str]
    sort: Callable[[ItemT], Any] | None = None
    tone: Callable[[ItemT], Tone | None] | None = None
    icon: Callable[[ItemT], str | None] | None = None
    hint: Callable[[ItemT], str] | None = None
    is_number: bool = False
    width: int = 14
    least: int = 0
    spare: int = 0

    def sort_value(self, item: ItemT) -> Any:
        """What the item sorts by in this column."""
        return swedish_order(self.text(item)) if self.sort is None else self.sort(item)


class ItemTableModel(QAbstractTableModel, Generic[ItemT]):
    """Items as rows, columns as said; see the module."""

    def __init__(
        self,
        columns: tuple[Column[ItemT], ...],
        *,
        id_of: Callable[[ItemT], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._id_of = id_of
        self._items: list[ItemT] = []
        self._rows: dict[str, int] = {}
        self._is_filled = False
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    def set_items(self, items: tuple[ItemT, ...]) -> None:
        """Show these; the same ids in the same order keep scroll and selection."""
        ordered = self._sorted(list(items))
        ids = [self._id_of(item) for item in ordered]
        if self._is_filled and ids == list(self._rows):
            self._replace(ordered)
            return
        self.beginResetModel()
        self._items, self._is_filled = ordered, True
        self._rows = {id_: row for row, id_ in enumerate(ids)}
        self.endResetModel()

    def items(self) -> tuple[ItemT, ...]:
        """The items in the order shown."""
        return tuple(self._items)

    def item_at(self, index: _Index) -> ItemT | None:
        """The item of an index."""
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, item_id: str) -> QModelIndex:
        """The first cell of an item's row; invalid when it is not there."""
        row = self._rows.get(item_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def id_at(self, index: _Index) -> str | None:
        """The id of the item of an index."""
        item = self.item_at(index)
        return None if item is None else self._id_of(item)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Rows; a cell has none below it."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Columns; a cell has none below it."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look one thing up."""
        look_up = _LOOK_UPS.get(role)
        if look_up is None or not index.isValid():
            return None
        return look_up(self.columns[index.column()], self._items[index.row()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column and stay sorted; -1 keeps the order given."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self.id_at(index) or "" for index in kept]
        self._sorting = (column, order) if column >= 0 else None
        self._items = self._sorted(self._items)
        self._rows = {self._id_of(item): row for row, item in enumerate(self._items)}
        moved = [
            self.index(self._rows[id_], index.column())
            for id_, index in zip(ids, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self, items: list[ItemT]) -> list[ItemT]:
        if self._sorting is None:
            return items
        column, order = self.columns[self._sorting[0]], self._sorting[1]
        valued = [(column.sort_value(item), item) for item in items]
        known = [pair for pair in valued if pair[0] is not None]
        unknown = [item for value, item in valued if value is None]
        known.sort(key=lambda pair: pair[0], reverse=order is Qt.SortOrder.DescendingOrder)
        return [item for _value, item in known] + unknown

    def _replace(self, items: list[ItemT]) -> None:
        last = len(self.columns) - 1
        for row, (old, new) in enumerate(zip(self._items, items, strict=True)):
            if old != new:
                self._items[row] = new
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))


def _text(column: Column[Any], item: Any) -> str:
    return column.text(item)


def _item(_column: Column[Any], item: Any) -> Any:
    return item


def _sort_value(column: Column[Any], item: Any) -> Any:
    return column.sort_value(item)


def _colour(column: Column[Any], item: Any) -> QColor | None:
    tone = None if column.tone is None else column.tone(item)
    return None if tone is None else _drawn_colour(tokens().ink(tone))


def _shape(column: Column[Any], item: Any) -> QIcon | None:
    shape = None if column.icon is None else column.icon(item)
    if shape is None:
        return None
    tone = None if column.tone is None else column.tone(item)
    ink = tokens().muted if tone is None else tokens().ink(tone)
    return icon(shape, colour=ink, size=scaled(SMALL))


def _hint(column: Column[Any], item: Any) -> str | None:
    return None if column.hint is None else column.hint(item)


def _alignment(column: Column[Any], _item: Any = None) -> Qt.AlignmentFlag:
    return _RIGHT if column.is_number else _LEFT


@cache
def _drawn_colour(ink: str) -> QColor:
    return QColor(ink)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

# A cell that is painted is asked for nine roles, most of which it has nothing to say about: that
# is what scrolling costs. Plain numbers are looked up quicker than members of an enumeration.
_LOOK_UPS: dict[int, Callable[[Column[Any], Any], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): _text,
    int(Qt.ItemDataRole.TextAlignmentRole): _alignment,
    int(Qt.ItemDataRole.ForegroundRole): _colour,
    int(Qt.ItemDataRole.DecorationRole): _shape,
    int(Qt.ItemDataRole.ToolTipRole): _hint,
    int(Qt.ItemDataRole.AccessibleDescriptionRole): _hint,
    int(SortRole): _sort_value,
    int(ItemRole): _item,
}
