"""The boxes of a consent form on screen, laid out as on the paper.

A row is a kind of information and who tells it, a column who may know. A box is empty, ticked or
struck out. Nothing is ticked beforehand.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import tokens
from sspf_app.gui.widgets.names_header import NamesHeader
from sspf_app.gui.widgets.sheet_model import SheetModel, SheetShape

_Index = QModelIndex | QPersistentModelIndex
_NEXT: dict[bool | None, bool | None] = {None: True, True: False, False: None}
_BOX = 20
_ROW_HEIGHT = 34


class _BoxPainter(QStyledItemDelegate):
    """Draws a box as on paper: a cross, a line through, or nothing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one box."""
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        look, rect = tokens(), QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        table = self.parent()
        is_current = isinstance(table, QTableView) and table.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.fillRect(rect, QColor(look.accent_soft))
        elif index.row() % 2:
            painter.fillRect(rect, QColor(look.sunken))
        if model.is_void(index):
            # Hatched, as on the paper there is no box; a dash is the "no" of the matrix.
            painter.fillRect(rect, QBrush(QColor(look.border), Qt.BrushStyle.BDiagPattern))
        else:
            _draw_box(painter, rect.center(), model.boxes.get(model.key(index)))
            if model.key(index) in model.oral:
                painter.setPen(QColor(look.accent_text))
                beside = rect.adjusted(rect.width() / 2 + _BOX / 2 + 3, 0, 0, 0)
                painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, _("oral"))
        if is_current:
            has_focus = isinstance(table, QWidget) and table.hasFocus()
            painter.setPen(QPen(QColor(look.accent), 2 if has_focus else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All boxes are alike."""
        del option, index
        return QSize(96, _ROW_HEIGHT)


def _draw_box(painter: QPainter, centre: QPointF, value: bool | None) -> None:
    look = tokens()
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(centre)
    painter.setPen(QPen(QColor(look.border_strong), 1.5))
    painter.setBrush(QColor(look.surface))
    painter.drawRect(box)
    inner = box.adjusted(4, 4, -4, -4)
    pen = QPen(QColor(look.text), 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if value is True:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    elif value is False:
        painter.setPen(QPen(QColor(look.danger), 2.4))
        painter.drawLine(QPointF(box.left() - 4, centre.y()), QPointF(box.right() + 4, centre.y()))


class PaperSheet(QTableView):
    """The boxes, marked by mouse and keyboard.

    Space or a click goes on to the next mark; X ticks, minus strikes out, Delete empties, M = by
    word of mouth only, Ctrl+Z takes the last change back.

    Signals:
        marked: A mark changed.
    """

    marked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.setItemDelegate(_BoxPainter(self))
        self.setVerticalHeader(NamesHeader(Qt.Orientation.Vertical, self))
        least = self.fontMetrics().height() * 4
        columns = NamesHeader(Qt.Orientation.Horizontal, self, least=least)
        self.setHorizontalHeader(columns)
        columns.height_changed.connect(self._grow)
        self.setAccessibleName(_("Boxes of the form"))
        self.setAccessibleDescription(_("Space changes the mark of a box."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(54)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(
            max(_ROW_HEIGHT, self.fontMetrics().height() * 2 + 8)
        )
        self.sheet.dataChanged.connect(self.marked)

    def show_sheet(self, shape: SheetShape) -> None:
        """Show an empty sheet, as tall as its rows."""
        self.sheet.set_sheet(shape)
        if shape.rows:
            self.setCurrentIndex(self.sheet.index(0, 0))
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """As tall as its rows and its head."""
        rows = self.sheet.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().height() + 6)

    def event(self, event: QEvent) -> bool:
        """Take back its own last change, before what a notice in the window offers to."""
        override = QEvent.Type.ShortcutOverride
        if (
            event.type() == override
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark a box by keyboard."""
        index = self.currentIndex()
        marks = {
            Qt.Key.Key_X: True,
            Qt.Key.Key_Minus: False,
            Qt.Key.Key_Delete: None,
            Qt.Key.Key_Backspace: None,
        }
        key = Qt.Key(event.key())
        if not index.isValid():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self._cycle(index)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.sheet.undo()
        elif key in marks:
            self.sheet.mark(index, marks[key])
        elif key == Qt.Key.Key_M:
            self.sheet.toggle_oral(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark a box by a click."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._cycle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is two clicks."""
        self.mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _cycle(self, index: QModelIndex) -> None:
        if not self.sheet.is_void(index):
            self.sheet.mark(index, _NEXT[self.sheet.boxes.get(self.sheet.key(index))])
