"""How hard a password is to guess: a bar, a word, and what would help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone, tokens
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark

_STEPS = ("too_short", "weak", "fair", "good", "strong")
_TONES = {
    "too_short": Tone.DANGER,
    "weak": Tone.DANGER,
    "fair": Tone.WARNING,
    "good": Tone.SUCCESS,
    "strong": Tone.SUCCESS,
}


class StrengthLine(QWidget):
    """Judges as one types."""

    def __init__(self, strength: Callable[[str], str]) -> None:
        super().__init__()
        self._strength = strength
        self._parts = [QFrame() for _step in _STEPS]
        for part in self._parts:
            part.setFixedHeight(4)
        self._words = text(role="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(*self._parts, gap=4))
        layout.addWidget(self._words)
        self.judge("")

    @Slot(str)
    def judge(self, password: str) -> None:
        """Show what to think of a password."""
        verdict = self._strength(password) if password else ""
        reached = _STEPS.index(verdict) + 1 if verdict else 0
        tone = _TONES.get(verdict, Tone.NEUTRAL)
        look = tokens()
        for number, part in enumerate(self._parts):
            colour = look.ink(tone) if number < reached else look.border
            part.setStyleSheet(f"background: {colour}; border-radius: 2px;")
        mark(self._words, role="muted" if not verdict else "", tone=tone if verdict else "")
        self._words.setText(_in_words(verdict))


def _in_words(verdict: str) -> str:
    return {
        "": _("Five words that do not belong together are easy to remember."),
        "too_short": _("Too short: at least twelve signs are needed."),
        "weak": _("Easy to guess: add another word or two."),
        "fair": _("Fair: it holds, but one more word would be better."),
        "good": _("Good."),
        "strong": _("Very good."),
    }[verdict]
