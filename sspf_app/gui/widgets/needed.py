"""How high what scrolls would be, were there room for all of it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QBoxLayout,
    QLayout,
    QLayoutItem,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextEdit,
    QWidget,
)


def needed_height(part: QWidget) -> int:
    """Pixels with which nothing in a part scrolls, at the width it has.

    Qt's own hint bounds what scrolls to a few lines, and a list tells a height of its own.
    """
    if isinstance(part, QStackedWidget):
        page = part.currentWidget()
        return 0 if page is None else needed_height(page)
    if isinstance(part, QScrollArea) and (content := part.widget()) is not None:
        if content.hasHeightForWidth():
            least = content.minimumSizeHint().height()
            is_by_width = content.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Ignored
            needed = content.heightForWidth(part.viewport().width())
            return needed if is_by_width else max(needed, least)
        return content.sizeHint().height()
    if isinstance(part, QAbstractScrollArea) and not isinstance(part, _OWN_HEIGHT):
        return _PAPER
    layout = part.layout()
    if not isinstance(layout, QBoxLayout) or layout.direction() is not _DOWN:
        return max(part.sizeHint().height(), part.minimumHeight())
    return _stacked(layout)


def _stacked(layout: QBoxLayout) -> int:
    margins = layout.contentsMargins()
    heights = [
        _of_item(item, layout.contentsRect().width())
        for item in map(layout.itemAt, range(layout.count()))
        if item is not None and not item.isEmpty()
    ]
    gaps = layout.spacing() * max(len(heights) - 1, 0)
    return margins.top() + sum(heights) + gaps + margins.bottom()


def _of_item(item: QLayoutItem, width: int) -> int:
    widget = item.widget()
    if widget is not None:
        return needed_height(widget)
    inner = item.layout()
    if isinstance(inner, QLayout) and inner.hasHeightForWidth() and width > 0:
        return inner.heightForWidth(width)
    return item.sizeHint().height()


_OWN_HEIGHT = (QAbstractItemView, QPlainTextEdit, QTextEdit)
_PAPER = 1_000
"""Pixels of a page that can be read."""
_DOWN = QBoxLayout.Direction.TopToBottom
