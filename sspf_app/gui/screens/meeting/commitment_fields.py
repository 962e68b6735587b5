"""What makes an item a commitment: who, from when, until when, and how it is followed up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.meeting.typed_item import TypedCommitment
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark


class CommitmentFields(QFrame):
    """The fields of a commitment, shown below the item.

    Signals:
        edited: Something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="plate")
        self.responsible = ChipBar(_("Responsible"), is_single=True)
        self.starts_on = DateField()
        self.due_on = DateField()
        self.follow_up = QLineEdit()
        days = QHBoxLayout()
        days.setSpacing(2 * GRID)
        self.lines = {
            "responsible": FormRow(_("Responsible"), self.responsible),
            "starts_on": FormRow(_("Start"), self.starts_on),
            "due_on": FormRow(_("Due"), self.due_on),
            "follow_up": FormRow(_("How it is followed up"), self.follow_up),
        }
        days.addWidget(self.lines["starts_on"])
        days.addWidget(self.lines["due_on"])
        layout = column(
            text(_("Commitment"), role="strong"),
            self.lines["responsible"],
            days,
            self.lines["follow_up"],
            gap=GRID,
            margin=GRID + 4,
        )
        self.setLayout(layout)
        self.responsible.changed.connect(self.edited)
        self.starts_on.day_changed.connect(self.edited)
        self.due_on.day_changed.connect(self.edited)
        self.follow_up.textEdited.connect(self.edited)

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer these as responsible."""
        self.responsible.set_choices(choices)

    def show_commitment(self, commitment: TypedCommitment, *, today: date) -> None:
        """Show a commitment; a new one starts today.

        What is typed and no day is not replaced by one: nobody would see that it was.
        """
        chosen = commitment.responsible
        self.responsible.choose(() if chosen is None else (chosen,))
        if commitment.starts_on is not None or not self.starts_on.is_wrong():
            self.starts_on.set_day(commitment.starts_on or today)
        if commitment.due_on is not None or not self.due_on.is_wrong():
            self.due_on.set_day(commitment.due_on)
        if self.follow_up.text() != commitment.follow_up:
            self.follow_up.setText(commitment.follow_up)

    def forget(self) -> None:
        """There is no commitment: the next one begins anew."""
        for day in (self.starts_on, self.due_on):
            day.blockSignals(True)  # nobody typed it
            day.set_day(None)
            day.blockSignals(False)

    def show_missing(self, key: str, said: str) -> None:
        """Say at a field that it still holds nothing, and go there."""
        self.clear_missing()
        if key not in self.lines:
            return
        self.lines[key].show_trouble(said)
        if key == "responsible":
            self.responsible.focus_chip()
        else:
            self.lines[key].field.setFocus()

    def clear_missing(self) -> None:
        """It is being put right."""
        for line in self.lines.values():
            if line.field.property("invalid"):
                line.show_trouble("")

    def commitment(self) -> TypedCommitment:
        """What is typed."""
        return TypedCommitment(
            responsible=self.responsible.one(),
            starts_on=self.starts_on.day(),
            due_on=self.due_on.day(),
            follow_up=self.follow_up.text(),
        )
