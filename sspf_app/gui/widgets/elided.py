"""Words on one line, cut where the room ends; all of them on hover and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sspf_app.gui.widgets.marks import mark


class ElidedLabel(QLabel):
    """A muted line that never grows."""

    def __init__(
        self, words: str, *, is_modest: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show a line.

        Args:
            words: What it says.
            is_modest: It takes the room of its words and no more.
            parent: As Qt has it.
        """
        super().__init__(words, parent)
        self._is_modest = is_modest
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(words)
        self.setAccessibleName(words)
        policies = QSizePolicy.Policy
        self.setSizePolicy(policies.Maximum if is_modest else policies.Ignored, policies.Fixed)
        mark(self, role="muted")

    def sizeHint(self) -> QSize:
        """Takes whatever room there is, or as much as its words."""
        least = self.minimumSizeHint()
        return QSize(super().sizeHint().width(), least.height()) if self._is_modest else least

    def minimumSizeHint(self) -> QSize:
        """As narrow as it has to be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        del event
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
