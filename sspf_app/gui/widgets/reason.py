"""Asks why a person with protected identity is opened; the reason is logged."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.domain.reasons import REFUSALS, is_reason
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.texts.errors import SENTENCES


def reason_trouble(typed: str) -> str:
    """What is wrong with a reason as typed; empty where nothing is."""
    if not typed.strip():
        return _("Write a few words first.")
    return "" if is_reason(typed) else marked(SENTENCES["reason_says_nothing"])


class ReasonCard(Card):
    """A card in the place of what it guards.

    Signals:
        given: The reason, as written.
    """

    given = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setMaximumWidth(80 * GRID)
        self._who = text(role="heading")
        self.field = QLineEdit()
        self._line = FormRow(
            _("Why do you open it?"),
            self.field,
            hint=_(
                "Three words, or two with ten letters together, and no names, for example: meeting "
                "with the school today. Your name, the time and the reason are logged."
            ),
        ).refuses(*REFUSALS)
        self._button = primary_button(_("Open"), self._on_clicked, icon="eye")
        self.add(row(StatusBadge(_("Protected identity"), Tone.WARNING, icon="shield"), None))
        self.add(self._who)
        self.add(self._line)
        self.add(row(self._button, None))
        self.field.returnPressed.connect(self._on_clicked)

    def ask(self, case: str = "") -> None:
        """Ask, with nothing written; nobody is named before a reason is given.

        Args:
            case: Reference of the case; empty where it is about no case.
        """
        where = _("Somebody in {case} has protected identity").format(case=case)
        self._ask(where if case else _("A person with protected identity"))

    def ask_about(self, typed: str) -> None:
        """Ask about somebody whose name the user has just typed."""
        self._ask(_("{name} has protected identity").format(name=typed))

    def _ask(self, heading: str) -> None:
        self._who.setText(heading)
        self.field.clear()
        self._line.show_trouble("")

    @Slot()
    def _on_clicked(self) -> None:
        trouble = reason_trouble(self.field.text())
        self._line.show_trouble(trouble)
        if trouble:
            self.field.setFocus()
        else:
            self.given.emit(self.field.text().strip())
