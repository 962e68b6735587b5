"""What a withdrawal leads to, in three groups apart: what stops, who is told, what stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.withdrawal_presenter import Effects
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, line, row


class EffectGroup(QWidget):
    """A heading with its shape, and lines below it."""

    def __init__(self, icon: str, tone: Tone, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._said = title, tuple[str, ...]()
        self._lines = column(gap=4)
        shape = IconLabel(icon, tone=tone)
        layout = row(shape, column(text(title, role="strong"), self._lines, gap=4), gap=GRID + 2)
        layout.setStretch(1, 1)
        layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def show_lines(self, said: tuple[str, ...]) -> None:
        """Show these."""
        self._said = said
        clear(self._lines)
        for one in said:
            self._lines.addWidget(text(one))
        self.setAccessibleName(f"{self._title}: {' '.join(said)}")

    def lines(self) -> tuple[str, ...]:
        """What is shown."""
        return self._said


class WithdrawalGroups(QWidget):
    """The three groups, a line between each."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stops = EffectGroup("stop", Tone.DANGER, _("Stops at once"))
        self.told = EffectGroup("mail", Tone.INFO, _("Is told"))
        self.stays = EffectGroup("lock", Tone.NEUTRAL, _("Stays"))
        parts = (self.stops, line(), self.told, line(), self.stays)
        self.setLayout(column(*parts, gap=GRID + 4))

    def show_effects(self, effects: Effects) -> None:
        """Show what follows."""
        self.stops.show_lines(effects.stops)
        self.told.show_lines(effects.told)
        self.stays.show_lines(effects.stays)
