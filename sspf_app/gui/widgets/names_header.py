"""Headings of a matrix: names of types down, of parties across."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sspf_app.gui.looks import tokens
from sspf_app.gui.widgets.wrapping import whole_words, wrapped

_LEAST_NAMES = 180
_NAMES_SHARE = 0.42
"""So much of the width the names of the rows may take; longer ones end in an ellipsis."""


_BESIDE_COLUMN, _BAR = 8, 16
"""Pixels a column wants more than its least, and those of the bar that scrolls."""


_HEADING_SHARES = (0.86, 0.8, 0.75)
_BESIDE_NAME, _ABOVE_NAME = 5, 4
"""Pixels kept free beside and above a name of a column."""
_MOST_LINES = 9
"""More lines than this would leave no room for what stands below."""


class NamesHeader(QHeaderView):
    """Names of types or parties: wrapped, never cut in the middle of a letter.

    The head of the columns is as high as the longest name needs at the width its column has.

    Signals:
        height_changed: It is.
    """

    height_changed = Signal()

    def __init__(self, orientation: Qt.Orientation, parent: QWidget, *, least: int = 0) -> None:
        """Make a head.

        Args:
            orientation: Horizontal for the names of columns.
            parent: The table.
            least: Pixels that the head of columns is high, also where the names are short.
        """
        super().__init__(orientation, parent)
        self._least = least
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        if orientation is Qt.Orientation.Horizontal:
            # After the columns have all got their width, not in the midst of it.
            self.sectionResized.connect(self.fit, Qt.ConnectionType.QueuedConnection)
            self.sectionCountChanged.connect(self.fit, Qt.ConnectionType.QueuedConnection)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters want a higher head."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    @Slot()
    def fit(self) -> None:
        """Be as high as the names of the columns need."""
        if self.orientation() is not Qt.Orientation.Horizontal:
            return
        high = [self._height_of(at) for at in range(self.count())]
        height = max((int(self._least), *high))
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.geometriesChanged.emit()  # the table makes room
            self.height_changed.emit()

    def _height_of(self, section: int) -> int:
        font, lines = self._lines(section, self.sectionSize(section) - 2 * _BESIDE_NAME)
        return int(len(lines) * QFontMetricsF(font).lineSpacing()) + 2 * _ABOVE_NAME + 1

    def _lines(self, section: int, width: int) -> tuple[QFont, list[str]]:
        """The name of a column as it is drawn."""
        font = QFont(self.font())
        font.setBold(True)
        said = str(self.model().headerData(section, self.orientation()) or "")
        font = _fitting(font, said, width)
        return font, wrapped(said, QFontMetricsF(font), width, most=_MOST_LINES)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Draw one name; the one of the current cell stands out."""
        look, table = tokens(), self.parent()
        is_row = self.orientation() is Qt.Orientation.Vertical
        current = table.currentIndex() if isinstance(table, QTableView) else QModelIndex()
        is_current = logical_index == (current.row() if is_row else current.column())
        painter.save()
        if is_current:  # the rest is the ground of the table, with its round corners
            painter.fillRect(rect, QColor(look.accent_soft))
        elif is_row and logical_index % 2:
            painter.fillRect(rect, QColor(look.sunken))
        painter.setPen(QColor(look.accent_text if is_current else look.text))
        if is_row:
            said = str(self.model().headerData(logical_index, self.orientation()) or "")
            self._paint_lines(painter, rect.adjusted(12, 0, -8, 0), said.split("\n"))
        else:
            inner = rect.adjusted(_BESIDE_NAME, _ABOVE_NAME, -_BESIDE_NAME, -_ABOVE_NAME)
            font, lines = self._lines(logical_index, inner.width())
            painter.setFont(font)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
            painter.setPen(QColor(look.border))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_lines(self, painter: QPainter, room: QRect, lines: list[str]) -> None:
        """The name of a row; a second line is said more quietly."""
        metrics = painter.fontMetrics()
        top = room.center().y() - len(lines) * metrics.lineSpacing() // 2 + 1
        for number, line in enumerate(lines):
            if number:
                painter.setPen(QColor(tokens().muted))
            here = QRect(room.left(), top, room.width(), metrics.lineSpacing())
            cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(here, Qt.AlignmentFlag.AlignVCenter, cut)
            top += metrics.lineSpacing()

    def sizeHint(self) -> QSize:
        """As wide as the longest name of a type."""
        hint = super().sizeHint()
        if self.orientation() is Qt.Orientation.Vertical and self.model() is not None:
            names = [
                str(self.model().headerData(at, self.orientation()) or "")
                for at in range(self.model().rowCount())
            ]
            lines = [line for one in names for line in one.split("\n")]
            widths = [self.fontMetrics().horizontalAdvance(line) for line in lines]
            widest = max(widths, default=120) + 28
            hint.setWidth(min(widest, max(_LEAST_NAMES, self._room_for_names())))
        return hint

    def _room_for_names(self) -> int:
        """A share of the width, and all that the columns do not need."""
        table = self.parent()
        if not isinstance(table, QTableView) or self.model() is None:
            return 0
        least = table.horizontalHeader().minimumSectionSize() + _BESIDE_COLUMN
        left = table.width() - self.model().columnCount() * least - _BAR
        return max(int(table.width() * _NAMES_SHARE), left)


def _fitting(font: QFont, said: str, width: int) -> QFont:
    """The font of headings: the largest in which no word need be broken."""
    smaller = QFont(font)
    for share in _HEADING_SHARES:
        smaller.setPointSizeF(font.pointSizeF() * share)
        if whole_words(said, QFontMetricsF(smaller), width):
            break
    return smaller
