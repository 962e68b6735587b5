"""Fields beside each other, two and two; below each other where two have no room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from sspf_app.gui.looks import GRID

_COLUMNS = 2


class FieldGrid(QWidget):
    """Turns by what its fields need, so that large text turns it and nothing is cut at the side."""

    def __init__(
        self, fields: Iterable[QWidget], *, gap: int = GRID, parent: QWidget | None = None
    ) -> None:
        """Lay the fields out, in the order they are read."""
        super().__init__(parent)
        self._fields = tuple(fields)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(gap)
        self._columns = 0
        self._lay(_COLUMNS)

    def minimumSizeHint(self) -> QSize:
        """One field wide: where there is less than two need, it turns."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is too little room, and back."""
        super().resizeEvent(event)
        needed = _COLUMNS * self._widest() + self._grid.horizontalSpacing()
        self._lay(_COLUMNS if event.size().width() >= needed else 1)

    def _widest(self) -> int:
        shown = (one for one in self._fields if not one.isHidden())
        return max((one.minimumSizeHint().width() for one in shown), default=0)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self._fields):
            at = divmod(place, columns)
            self._grid.addWidget(field, *at, Qt.AlignmentFlag.AlignTop)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()
