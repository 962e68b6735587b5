"""Words on a page: titles, muted lines, badges of status."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sspf_app.gui.icons import SMALL, IconLabel
from sspf_app.gui.looks import Tone
from sspf_app.gui.widgets.marks import mark

_SHAPES = {
    Tone.NEUTRAL: "stop",
    Tone.INFO: "info",
    Tone.SUCCESS: "check-circle",
    Tone.WARNING: "waiting",
    Tone.DANGER: "cross-circle",
    Tone.LEGAL: "legal",
}


def text(
    words: str = "", *, role: str | None = None, wrap: bool = True, selectable: bool = False
) -> QLabel:
    """A label.

    Args:
        words: What it says; always shown as plain text.
        role: ``title``, ``heading``, ``strong``, ``muted``, ``trouble`` or none.
        wrap: Break into lines.
        selectable: Can be marked and copied.
    """
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return mark(label, role=role)


class StatusBadge(QFrame):
    """A status: shape, word and, last, colour."""

    def __init__(
        self,
        words: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, role="badge", tone=tone)
        self._shape = IconLabel(icon or _SHAPES[tone], tone=tone, size=SMALL)
        self._label = text(wrap=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 10, 2)
        layout.setSpacing(6)
        layout.addWidget(self._shape)
        layout.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.say(words, tone, icon=icon)

    def say(self, words: str, tone: Tone, *, icon: str | None = None) -> None:
        """Show another status."""
        mark(self, tone=tone)
        mark(self._label)
        self._shape.change(icon or _SHAPES[tone], tone)
        self._label.setText(words)
        self.setAccessibleName(words)
