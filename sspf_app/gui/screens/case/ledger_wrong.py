"""Noting that a copy went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.ledger_presenter import Faults, WrongForm
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.way_out import back_button


class WrongCard(Card):
    """A form for a misdirected copy.

    Signals:
        saved: What was typed, a ``WrongForm``.
        left: The user went back.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("The paper went to the wrong place"),
            _("The row itself stays as it is."),
            parent=parent,
        )
        self.found_on = DateField()
        self.found_by, self.reached_words, self.how = QLineEdit(), QLineEdit(), QLineEdit()
        self.reached = ChoiceBox()
        self.also_intended = QCheckBox(_("Whoever it was meant for has got it too"))
        self.save = primary_button(_("Note it"), self._on_save)
        self.lines = {
            "found_on": FormRow(_("Found on"), self.found_on).refuses(
                "found_too_early", "date_in_future"
            ),
            "found_by": FormRow(_("Found by"), self.found_by),
            "reached": FormRow(_("Who really got it?"), self.reached),
            "reached_words": FormRow(_("Who is that"), self.reached_words),
            "how": FormRow(_("What happened?"), self.how),
        }
        self.add(_beside(self.lines["found_on"], self.lines["found_by"]))
        self.add(_beside(self.lines["reached"], self.lines["reached_words"]))
        self.add(self.lines["how"])
        self.add(self.also_intended)
        self.add(row(self.save, back_button(_("Cancel"), self.left.emit), None))
        self.reached.activated.connect(self._on_reached)
        self.kept = KeptWords(self)

    def ask(self, form: WrongForm, named: tuple[tuple[str, str], ...], *, key: str) -> None:
        """Fill the form.

        Args:
            form: With what.
            named: Parties and persons of the case.
            key: Where what is typed is kept.
        """
        self.kept.rest()
        self.reached.clear()
        self.reached.addItem(_("Somebody else"), "")
        for some_id, said in named:
            self.reached.addItem(said, some_id)
        self.reached.setCurrentIndex(max(0, self.reached.findData(form.reached)))
        self.found_on.edit.setText(form.found_on)
        self.found_by.setText(form.found_by)
        self.reached_words.setText(form.reached_words)
        self.how.setText(form.how)
        self.also_intended.setChecked(form.also_intended)
        self.show_faults({})
        self._on_reached()
        self.kept.begin(key)
        self.found_by.setFocus()

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing, at its place."""
        tell_faults(self.lines, faults)

    @Slot()
    def _on_reached(self) -> None:
        self.lines["reached_words"].setVisible(not self.reached.currentData())

    def _on_save(self) -> None:
        self.saved.emit(
            WrongForm(
                found_on=self.found_on.typed(),
                found_by=self.found_by.text(),
                reached=str(self.reached.currentData() or ""),
                reached_words=self.reached_words.text(),
                how=self.how.text(),
                also_intended=self.also_intended.isChecked(),
            )
        )


def _beside(first: FormRow, second: FormRow) -> QHBoxLayout:
    """Two fields on one line, so that the button below stays in sight."""
    both = row(first, second, gap=2 * GRID)
    for number, line in enumerate((first, second)):
        both.setStretch(number, 1)
        both.setAlignment(line, Qt.AlignmentFlag.AlignTop)
    return both
