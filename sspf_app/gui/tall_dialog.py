"""A dialog that is as high as its words, as far as the screen has room.

Qt bounds a window that opens to two thirds of the screen and cuts what wraps below that.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from sspf_app.gui.looks import GRID

_SHARE = 0.9
"""Of the height of the screen: the window's own frame has to have room too."""


def stacked(listed: QWidget) -> QVBoxLayout:
    """The layout of what scrolls in a dialog."""
    layout = QVBoxLayout(listed)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2 * GRID)
    return layout


class TallDialog(QDialog):
    """See the module.

    Attributes:
        area: What scrolls where even the screen has no room; None = nothing does.
    """

    area: QScrollArea | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height its words need at the width it has."""
        super().showEvent(event)
        content = None if self.area is None else self.area.widget()
        if self.area is not None and content is not None:
            # Only now the words have their letters; a name that cannot be broken is not cut.
            self.area.setMinimumWidth(content.minimumSizeHint().width())
            self.resize(max(self.width(), self.minimumSizeHint().width()), self.height())
        room = int(self.screen().availableGeometry().height() * _SHARE)
        needed = self.height() + self._missing()
        if needed > self.height():
            self.resize(self.width(), max(self.height(), min(needed, room)))

    def _missing(self) -> int:
        content = None if self.area is None else self.area.widget()
        place = self if self.area is None else self.area.viewport()
        layout = self.layout() if content is None else content.layout()
        if layout is None or not layout.hasHeightForWidth():
            return 0
        return layout.totalHeightForWidth(place.width()) - place.height()
