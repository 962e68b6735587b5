"""The sharing matrix on screen: types down, parties across, a sign in every cell.

A table underneath, so that arrow keys walk it and a screen reader reads it; only the painting of
a cell is its own.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import tokens
from sspf_app.gui.matrix_signs import cell_word, sign_of
from sspf_app.gui.widgets.matrix_painting import paint_sign
from sspf_app.gui.widgets.names_header import NamesHeader
from sspf_app.services.sharing_views import MatrixCell, MatrixView
from sspf_app.texts.labels import type_label

_Index = QModelIndex | QPersistentModelIndex
CellRole = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 27
_HEAD_HEIGHT = 56
_COLUMN_WIDTH = 104


class MatrixModel(QAbstractTableModel):
    """The cells of one matrix, looked up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: MatrixView | None = None

    def set_matrix(self, view: MatrixView) -> None:
        """Show another matrix; one of the same shape keeps the current cell."""
        old = self._view
        if old is not None and (old.types, old.columns) == (view.types, view.columns):
            self._view = view
            self.dataChanged.emit(
                self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
            )
            return
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def cell(self, index: _Index) -> MatrixCell | None:
        """The cell of an index."""
        if self._view is None or not index.isValid():
            return None
        return self._view.cells[index.row()][index.column()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Rows: information types."""
        return 0 if parent.isValid() or self._view is None else len(self._view.types)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Columns: parties."""
        return 0 if parent.isValid() or self._view is None else len(self._view.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The word of a cell; what it is drawn from."""
        cell = self.cell(index)
        if cell is None or self._view is None:
            return None
        if role == CellRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_word(cell)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            column = self._view.columns[index.column()]
            return f"{column.name}, {type_label(cell.type, words())}: {cell_word(cell)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return cell.sentence
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of parties and types."""
        if self._view is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            if orientation is Qt.Orientation.Vertical:
                if not 0 <= section < len(self._view.types):
                    return None
                return type_label(self._view.types[section], words())
            if not 0 <= section < len(self._view.columns):
                return None
            column = self._view.columns[section]
            return (
                column.name
                if column.is_current
                else _("{name} (not in the case that day)").format(name=column.name)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignLeft
                if orientation is Qt.Orientation.Vertical
                else Qt.AlignmentFlag.AlignHCenter
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _CellPainter(QStyledItemDelegate):
    """Draws the sign; the current cell gets a frame one cannot miss."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        cell: MatrixCell | None = index.data(CellRole)
        if cell is None:
            return
        look, rect = tokens(), QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        table = self.parent()
        current = isinstance(table, QTableView) and table.currentIndex() == index
        if current:
            painter.fillRect(rect, QColor(look.accent_soft))
        elif index.row() % 2:
            painter.fillRect(rect, QColor(look.sunken))
        paint_sign(painter, rect, sign_of(cell), has_exclusion=cell.has_exclusion)
        if current:
            has_focus = isinstance(table, QWidget) and table.hasFocus()
            painter.setPen(QPen(QColor(look.accent), 2 if has_focus else 1))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All cells are alike."""
        del option, index
        return QSize(_COLUMN_WIDTH, _ROW_HEIGHT)


class SharingMatrix(QTableView):
    """The matrix. Arrow keys walk the cells; Enter asks for what would change the cell.

    Signals:
        cell_chosen: The current ``MatrixCell``, or None.
        cell_opened: A cell on which Enter was pressed.
    """

    cell_chosen = Signal(object)
    cell_opened = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_CellPainter(self))
        self.setVerticalHeader(NamesHeader(Qt.Orientation.Vertical, self))
        least = max(_HEAD_HEIGHT, self.fontMetrics().height() * 4)
        self.setHorizontalHeader(NamesHeader(Qt.Orientation.Horizontal, self, least=least))
        self.setAccessibleName(_("Who may know what"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(max(64, 9 * self.fontMetrics().averageCharWidth()))
        height = max(_ROW_HEIGHT, self.fontMetrics().height() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)

    def show_matrix(self, view: MatrixView) -> None:
        """Show a matrix; the current cell stays where it was."""
        kept = (self.currentIndex().row(), self.currentIndex().column())
        self._model.set_matrix(view)
        if not self.currentIndex().isValid() and self._model.rowCount():
            row, column = kept
            self.setCurrentIndex(
                self._model.index(
                    min(max(row, 0), self._model.rowCount() - 1),
                    min(max(column, 0), self._model.columnCount() - 1),
                )
            )
        else:
            self.cell_chosen.emit(self.current_cell())

    def current_cell(self) -> MatrixCell | None:
        """The cell the keyboard is at."""
        return self._model.cell(self.currentIndex())

    def choose(self, row: int, column: int) -> None:
        """Go to a cell."""
        self.setCurrentIndex(self._model.index(row, column))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which cell it is now."""
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.cell_chosen.emit(self._model.cell(current))

    def keyPressEvent(self, event: Any) -> None:
        """Open the cell on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.cell_opened.emit(self.current_cell())
        else:
            super().keyPressEvent(event)
