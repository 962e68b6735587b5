"""Headings of a matrix: names of types down, of parties across."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sspf_app.gui.looks import tokens


class NamesHeader(QHeaderView):
    """Names of types or parties: wrapped, never cut in the middle of a letter."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Draw one name; the one of the current cell stands out."""
        look, table = tokens(), self.parent()
        is_row = self.orientation() is Qt.Orientation.Vertical
        current = table.currentIndex() if isinstance(table, QTableView) else QModelIndex()
        is_current = logical_index == (current.row() if is_row else current.column())
        ground = look.sunken if is_row and logical_index % 2 else look.surface
        painter.save()
        painter.fillRect(rect, QColor(look.accent_soft if is_current else ground))
        painter.setPen(QColor(look.accent_text if is_current else look.text))
        font = painter.font()
        font.setBold(not is_row)
        painter.setFont(font)
        said = str(self.model().headerData(logical_index, self.orientation()) or "")
        inner = rect.adjusted(12, 0, -8, 0) if is_row else rect.adjusted(5, 4, -5, -4)
        if is_row:
            said = painter.fontMetrics().elidedText(
                said, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, said)
        else:
            painter.setFont(_fitting(font, said, inner.width()))
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _breakable(said)
            )
            painter.setPen(QColor(look.border))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self) -> QSize:
        """As wide as the longest name of a type."""
        hint = super().sizeHint()
        if self.orientation() is Qt.Orientation.Vertical and self.model() is not None:
            names = [
                str(self.model().headerData(at, self.orientation()) or "")
                for at in range(self.model().rowCount())
            ]
            widths = [self.fontMetrics().horizontalAdvance(one) for one in names]
            hint.setWidth(max(widths, default=120) + 28)
        return hint


def _fitting(font: QFont, said: str, width: int) -> QFont:
    """The font, smaller where the longest word would not fit."""
    words_of = _breakable(said).replace("\u200b", " ").split()
    widest = max((QFontMetrics(font).horizontalAdvance(word) for word in words_of), default=0)
    fitted = QFont(font)
    scale = min(0.92, max(0.7, 0.98 * width / widest)) if widest else 0.92
    fitted.setPointSizeF(font.pointSizeF() * scale)
    return fitted


def _breakable(said: str) -> str:
    """Names may break after a hyphen too."""
    return said.replace("-", "-\u200b")
