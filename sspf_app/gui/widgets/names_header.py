"""Headings of a matrix: names of types down, of parties across."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sspf_app.gui.looks import tokens

_LEAST_NAMES = 180
_NAMES_SHARE = 0.42
"""So much of the width the names of the rows may take; longer ones end in an ellipsis."""


_BESIDE_COLUMN, _BAR = 8, 16
"""Pixels a column wants more than its least, and those of the bar that scrolls."""


_HEADING_SHARES = (0.86, 0.8, 0.75)
_LAST_PARTS = ("gymnasi", "skola", "område", "mottagning", "förvaltning", "myndighet")
"""Last parts of compounds that names of Swedish parties often have."""


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
        painter.save()
        if is_current:  # the rest is the ground of the table, with its round corners
            painter.fillRect(rect, QColor(look.accent_soft))
        elif is_row and logical_index % 2:
            painter.fillRect(rect, QColor(look.sunken))
        painter.setPen(QColor(look.accent_text if is_current else look.text))
        font = painter.font()
        font.setBold(not is_row)
        painter.setFont(font)
        said = str(self.model().headerData(logical_index, self.orientation()) or "")
        inner = rect.adjusted(12, 0, -8, 0) if is_row else rect.adjusted(5, 4, -5, -4)
        if is_row:
            self._paint_lines(painter, inner, said.split("\n"))
        else:
            said = _breakable(said)
            fitted = _smaller(font, said, inner.width())
            painter.setFont(fitted)
            painter.drawText(
                inner,
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                _cut(_parted(said, fitted, inner.width()), fitted, inner),
            )
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


def _smaller(font: QFont, said: str, width: int) -> QFont:
    """The font of headings: the largest in which the longest word fits."""
    smaller = QFont(font)
    for share in _HEADING_SHARES:
        smaller.setPointSizeF(font.pointSizeF() * share)
        metrics = QFontMetrics(smaller)
        if all(metrics.horizontalAdvance(word) <= width for word in _words_of(said)):
            break
    return smaller


def _words_of(said: str) -> list[str]:
    return said.replace("\u200b", " ").split()


def _parted(said: str, font: QFont, width: int) -> str:
    """Long compounds are parted where their last part begins, before they are cut."""
    metrics = QFontMetrics(font)
    for word in _words_of(said):
        at = max(word.find(part) for part in _LAST_PARTS)
        if metrics.horizontalAdvance(word) > width and at > 0:
            said = said.replace(word, f"{word[:at]}-\u200b{word[at:]}")
    return said


def _cut(said: str, font: QFont, room: QRect) -> str:
    """Words that are still too long end in an ellipsis; so do names of too many lines."""
    metrics = QFontMetrics(font)
    parts = [
        metrics.elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        for word in said.replace("\u200b", " \u200b").split(" ")
    ]
    lines = max(1, room.height() // metrics.lineSpacing())
    kept = parts if len(parts) <= lines else _few_lines(parts, metrics, room.width(), lines)
    return " ".join(kept).replace(" \u200b", "\u200b")


def _few_lines(parts: list[str], metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    kept: list[str] = []
    used, line = 1, ""
    for part in parts:
        longer = f"{line} {part}".strip()
        if line and metrics.horizontalAdvance(longer) > width:
            used, line = used + 1, part
            if used > lines:
                kept[-1] = metrics.elidedText(f"{kept[-1]}…", Qt.TextElideMode.ElideRight, width)
                break
        else:
            line = longer
        kept.append(part)
    return kept


def _breakable(said: str) -> str:
    """Names may break after a hyphen too."""
    return said.replace("-", "-\u200b")
