"""A layout that sets widgets like words: beside each other, on as many lines as it takes."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.looks import GRID

WidgetT = TypeVar("WidgetT", bound=QWidget)


def growing(widget: WidgetT) -> WidgetT:
    """Let a card that holds lines of chips be as high as they need, at every width."""
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return widget


def pile(*parts: QWidget, gap: int = GRID, top: int = 0, right: int = 0) -> QWidget:
    """Parts below each other in a widget of their own, gathered at its top.

    Args:
        parts: What to show.
        gap: Pixels between them.
        top: Pixels above the first.
        right: Pixels kept free for the bar that scrolls it.
    """
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, top, right, 0)
    layout.setSpacing(gap)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return holder


def flowing(
    *parts: QWidget, gap: int = GRID, is_right: bool = False, is_centred: bool = False
) -> QWidget:
    """Parts beside each other as wide as their words, on as many lines as it takes.

    Args:
        parts: What to show.
        gap: Pixels between them.
        is_right: Each line ends at the right edge.
        is_centred: Each line stands in the middle.
    """
    holder = QWidget()
    layout = FlowLayout(holder, gap=gap, is_right=is_right, is_centred=is_centred)
    for part in parts:
        layout.addWidget(part)
    return holder


class FlowLayout(QLayout):
    """Lines of widgets, broken where the width ends."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = GRID,
        is_right: bool = False,
        first_left: bool = False,
        is_centred: bool = False,
    ) -> None:
        """Set widgets from the left, up to the right edge, or in the middle.

        Args:
            parent: What it lays out.
            gap: Pixels between widgets, and between lines.
            is_right: Each line ends at the right edge.
            first_left: The first widget begins at the left edge all the same.
            is_centred: Each line stands in the middle.
        """
        super().__init__(parent)
        self._gap = gap
        self._is_right, self._first_left = is_right, first_left
        self._is_centred = is_centred
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item last."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one of them out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return self._place(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, rect: QRect) -> None:
        """Set the widgets."""
        super().setGeometry(rect)
        self._place(rect, is_real=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The largest of the widgets."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        x, y, line = rect.x(), rect.y(), list[tuple[QLayoutItem, QRect]]()
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + self._set(line, rect, is_real=is_real) + self._gap, []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
        return y + self._set(line, rect, is_real=is_real) - rect.y()

    def _set(self, line: list[tuple[QLayoutItem, QRect]], rect: QRect, *, is_real: bool) -> int:
        """Set a line, what is lower in the middle of it; returns how high it is."""
        height = max((place.height() for _, place in line), default=0)
        if is_real and line:
            free = rect.right() - line[-1][1].right()
            if not self._is_right:
                free = free // 2 if self._is_centred else 0
            for item, place in line:
                aside = 0 if self._first_left and item is self._items[0] else free
                item.setGeometry(place.translated(aside, (height - place.height()) // 2))
        return height


def foot(back: QWidget, *acts: QWidget) -> QHBoxLayout:
    """The foot of a page: the way back, and at the right what is done, on as many lines as needed.

    Words that wrap take none of the room: put them above.
    """
    layout, holder = QHBoxLayout(), QWidget()
    lines = FlowLayout(holder, is_right=True, first_left=True)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in (back, *acts):
        lines.addWidget(part)
    layout.addWidget(holder, 1)
    return layout
