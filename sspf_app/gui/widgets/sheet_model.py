"""What is printed on a consent form as boxes, and the marks in them; each change can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sspf_app.gui.i18n import _
from sspf_app.services.consent_views import BoxKey

_Index = QModelIndex | QPersistentModelIndex
_MOST_UNDO = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShape:
    """What is printed on the sheet.

    Attributes:
        rows: A label per row; who tells it on a line of its own.
        columns: Id and name of each recipient.
        void: Boxes that are not on the paper: a party is not told by itself.
    """

    rows: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    void: frozenset[BoxKey] = frozenset()


class SheetModel(QAbstractTableModel):
    """The marks in the boxes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = SheetShape(rows=(), columns=())
        self.boxes: dict[BoxKey, bool] = {}
        self.oral: set[BoxKey] = set()
        self._before: deque[tuple[dict[BoxKey, bool], set[BoxKey]]] = deque(maxlen=_MOST_UNDO)

    def set_sheet(self, shape: SheetShape) -> None:
        """Show an empty sheet."""
        self.beginResetModel()
        self.shape, self.boxes, self.oral = shape, {}, set()
        self._before.clear()
        self.endResetModel()

    def set_boxes(self, boxes: Mapping[BoxKey, bool], oral: frozenset[BoxKey]) -> None:
        """Show these marks."""
        self.boxes, self.oral = dict(boxes), set(oral)
        self._before.clear()
        self._tell_all()

    def mark_all(self, value: bool | None, *, column: str = "") -> int:
        """Mark what is empty, or empty what is marked; of one column or of the whole sheet.

        A mark never takes the place of another: what is struck out stays struck out.

        Returns:
            How many boxes changed.
        """
        keys = [
            key
            for key in self._keys()
            if column in ("", key[1]) and (key in self.boxes) is (value is None)
        ]
        if keys:
            self._keep()
        for key in keys:
            if value is None:
                del self.boxes[key]
                self.oral.discard(key)
            else:
                self.boxes[key] = value
        if keys:
            self._tell_all()
        return len(keys)

    def counts(self) -> tuple[int, int, int]:
        """How many boxes are ticked, struck out and empty."""
        marks = [self.boxes.get(key) for key in self._keys()]
        return marks.count(True), marks.count(False), marks.count(None)

    def can_undo(self) -> bool:
        """Whether a mark was made since the sheet was shown."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.boxes, self.oral = self._before.pop()
            self._tell_all()

    def key(self, index: _Index) -> BoxKey:
        """The box of an index."""
        return index.row(), self.shape.columns[index.column()][0]

    def is_void(self, index: _Index) -> bool:
        """Whether there is no box on the paper."""
        return self.key(index) in self.shape.void

    def mark(self, index: _Index, value: bool | None) -> None:
        """Put a mark into a box, or empty it."""
        if not index.isValid() or self.is_void(index):
            return
        key = self.key(index)
        if self.boxes.get(key) is not value:
            self._keep()
        if value is None:
            self.boxes.pop(key, None)
        else:
            self.boxes[key] = value
        if value is not True:
            self.oral.discard(key)
        self._tell(index)

    def toggle_oral(self, index: _Index) -> None:
        """By word of mouth only, for a box that is ticked."""
        key = self.key(index)
        if self.boxes.get(key) is True:
            self._keep()
            self.oral ^= {key}
            self._tell(index)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Rows of the paper."""
        return 0 if parent.isValid() else len(self.shape.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Columns of the paper."""
        return 0 if parent.isValid() else len(self.shape.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The word of a mark."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._word(index)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            name = self.shape.columns[index.column()][1]
            row = self.shape.rows[index.row()].replace("\n", ", ")
            return f"{row}, {name}: {self._word(index)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Labels of rows and columns."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.shape.rows[section] if section < len(self.shape.rows) else None
        return self.shape.columns[section][1] if section < len(self.shape.columns) else None

    def _word(self, index: _Index) -> str:
        if self.is_void(index):
            return _("not on the form")
        key = self.key(index)
        if key in self.oral:
            return _("ticked, by word of mouth only")
        words = {True: _("ticked"), False: _("struck out"), None: _("empty")}
        return words[self.boxes.get(key)]

    def _keys(self) -> list[BoxKey]:
        """The boxes that are on the paper."""
        keys = [
            (at, one) for at in range(len(self.shape.rows)) for one, _name in self.shape.columns
        ]
        return [key for key in keys if key not in self.shape.void]

    def _keep(self) -> None:
        """Remember how the boxes stand, before they change."""
        self._before.append((dict(self.boxes), set(self.oral)))

    def _tell(self, index: _Index) -> None:
        at = self.index(index.row(), index.column())
        self.dataChanged.emit(at, at)

    def _tell_all(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
