"""One signatory's answer, drawn as a small matrix; boxes in which others differ are framed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
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

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import tokens
from sspf_app.gui.matrix_signs import SIGNS, Sign
from sspf_app.gui.widgets.matrix_painting import paint_sign
from sspf_app.gui.widgets.names_header import NamesHeader

_Index = QModelIndex | QPersistentModelIndex
_Cell = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBox:
    """A box of an answer.

    Attributes:
        differs: Somebody else who must answer said the opposite.
        hint: Who, in a sentence.
    """

    sign: Sign
    has_exclusion: bool = False
    differs: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPicture:
    """What is drawn: names of rows and columns, a box where they meet."""

    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    boxes: Mapping[tuple[str, str], AnswerBox]


class _AnswerModel(QAbstractTableModel):
    def __init__(self, picture: AnswerPicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = picture

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Types."""
        return 0 if parent.isValid() else len(self._picture.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        """Parties."""
        return 0 if parent.isValid() else len(self._picture.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The box, and its word."""
        if not index.isValid():
            return None
        row, column = self._picture.rows[index.row()], self._picture.columns[index.column()]
        box = self._picture.boxes.get((row[0], column[0]), AnswerBox(sign=Sign.NO))
        if role == _Cell:
            return box
        if role == Qt.ItemDataRole.DisplayRole:
            return self._word(box)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = f"{column[1]}, {row[1]}: {self._word(box)}"
            return f"{said}. {box.hint}" if box.hint else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of types and parties."""
        names = (
            self._picture.rows if orientation is Qt.Orientation.Vertical else self._picture.columns
        )
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} and section < len(
            names
        ):
            return names[section][1]
        return None

    def _word(self, box: AnswerBox) -> str:
        word = SIGNS[box.sign].word
        if box.has_exclusion and box.sign is not Sign.EXCLUDED:
            word = _("{word}, with an exception").format(word=word)
        return _("{word}; the others differ").format(word=word) if box.differs else word


class _BoxPainter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a box; framed where the others differ."""
        box: AnswerBox | None = index.data(_Cell)
        if box is None:
            return
        look, rect = tokens(), QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        table = self.parent()
        is_current = (
            isinstance(table, QTableView) and table.hasFocus() and table.currentIndex() == index
        )
        painter.save()
        if is_current:
            painter.fillRect(rect, QColor(look.accent_soft))
        elif box.differs:
            painter.fillRect(rect, QColor(look.danger_soft))
        elif index.row() % 2:
            painter.fillRect(rect, QColor(look.sunken))
        paint_sign(painter, rect, box.sign, has_exclusion=box.has_exclusion)
        if box.differs or is_current:
            pen = QPen(QColor(look.accent if is_current else look.danger), 2)
            pen.setStyle(Qt.PenStyle.SolidLine if is_current else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(2, 2, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All boxes are alike."""
        del option, index
        return QSize(48, _ROW_HEIGHT)


class AnswerGrid(QTableView):
    """The drawn answer; arrow keys walk, a box tells in words."""

    def __init__(self, picture: AnswerPicture, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(_AnswerModel(picture, self))
        self.setItemDelegate(_BoxPainter(self))
        rows = NamesHeader(Qt.Orientation.Vertical, self)
        self.setVerticalHeader(rows)
        least = self.fontMetrics().height() * 4
        columns = NamesHeader(Qt.Orientation.Horizontal, self, least=least)
        self.setHorizontalHeader(columns)
        columns.height_changed.connect(self._grow)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(40)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = max(_ROW_HEIGHT, self.fontMetrics().height() + 6)
        rows.setDefaultSectionSize(height)
        rows.setMaximumWidth(max(300, self.fontMetrics().averageCharWidth() * 40))
        self._rows_height = height * len(picture.rows)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """As tall as its rows and its head."""
        self.setFixedHeight(self._rows_height + self.horizontalHeader().height() + 6)
