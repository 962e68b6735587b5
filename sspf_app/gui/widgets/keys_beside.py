"""Draws the keys of a line at its end, in a list of what can be done."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sspf_app.gui.looks import GRID, tokens

KEYS = Qt.ItemDataRole.UserRole + 1
"""Where a line keeps its keys, as this system writes them."""


class KeysBeside(QStyledItemDelegate):
    """A line as the style draws it, and its keys at the end."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See the class."""
        super().paint(painter, option, index)
        keys = index.data(KEYS)
        if not keys:
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  Qt's stubs lack it
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]  Qt's stubs lack it
        painter.save()
        painter.setPen(QColor(tokens().accent_text if is_chosen else tokens().muted))
        painter.drawText(
            rect.adjusted(0, 0, -2 * GRID, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(keys),
        )
        painter.restore()
