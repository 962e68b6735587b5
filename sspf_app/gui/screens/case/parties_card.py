"""The parties of a case: who takes part, who joins, who leaves; what follows is said beforehand."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.people_presenter import PeoplePresenter
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import name, show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail, ParticipationItem
from sspf_app.services.decision_views import JoinInput, LeaveInput
from sspf_app.services.party_views import PartyItem
from sspf_app.texts.labels import kind_label


class PartiesCard(Card):
    """One form below the parties: somebody joins, or the one that was chosen leaves.

    Attributes:
        leave: The button that ends a party's time, while one is chosen to leave.
    """

    presenter: PeoplePresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Parties"), parent=parent)
        self.party = name(ChoiceBox(), _("Party that joins"))
        self.day = DateField()
        self.day.setAccessibleName(_("Day"))
        self.join = changing(button(_("Join"), self._on_join))
        self.leave = button(_("Leaves after that day"), self._on_leave)
        self.keep = back_button(_("Cancel"), self._on_keep)
        self.effect = Banner()
        self._leaving: ParticipationItem | None = None
        self._is_closed = False
        self._who = text(role="strong")
        self._lines = column(gap=GRID)
        self._day_row = FormRow("", self.day)
        acts = (self.join, self.leave, self.keep)
        by_day = row(self._day_row, *acts, None)
        for one in acts:  # beside the line, not beside what is said below it
            by_day.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self._acting = QWidget()
        self._acting.setLayout(
            column(
                self._who,
                self.party,
                by_day,
                self.effect,
            )
        )
        self.add(self._lines)
        self.add(self._acting)
        self.party.activated.connect(self._hear)
        self.day.day_changed.connect(self._hear)

    def show_parties(self, case: CaseDetail, register: tuple[PartyItem, ...]) -> None:
        """Who takes part, and who could; in a closed case nobody joins."""
        self._is_closed = case.closed_at is not None
        clear(self._lines)
        current = {one.party for one in case.participations if one.is_current}
        for one in case.participations:
            days = _("since {day}").format(day=one.joined_on.isoformat())
            if one.left_on is not None:
                days = f"{one.joined_on.isoformat()} – {one.left_on.isoformat()}"
            about = text(f"{kind_label(one.kind, words())}, {days}", role="muted", wrap=False)
            leave = changing(quiet_button(_("Leaves"), partial(self.begin_leaving, one)))
            leave.setAccessibleName(_("{name} leaves").format(name=one.name))
            show_if(leave, wanted=one.left_on is None and one.party != case.coordinator_party)
            made = row(column(text(one.name), about, gap=0), leave)
            made.setStretch(0, 1)
            self._lines.addLayout(made)
        self.party.clear()
        for party in register:
            if party.id not in current:
                self.party.addItem(party.name, party.id)
        self.day.blockSignals(True)
        self.day.set_day(self.presenter.today())
        self.day.blockSignals(False)
        self._show_form(None)

    def begin_leaving(self, one: ParticipationItem) -> None:
        """Ask for the last day of a party, and say what follows."""
        self._show_form(one)
        self.day.setFocus()
        self._hear()

    def show_effect(self, words: str, tone: Tone) -> None:
        """Say what would follow."""
        self.effect.say(words, tone=tone)

    def _show_form(self, leaving: ParticipationItem | None) -> None:
        self._leaving = leaving
        is_leaving = leaving is not None
        self.effect.clear()
        self._who.setText(_("Last day of {name}").format(name=leaving.name) if leaving else "")
        for part, is_seen in (
            (self._who, is_leaving),
            (self.leave, is_leaving),
            (self.keep, is_leaving),
            (self.party, not is_leaving),
            (self.join, not is_leaving),
        ):
            part.setVisible(is_seen)
        self._acting.setVisible(is_leaving or (self.party.count() > 0 and not self._is_closed))

    @Slot()
    def _hear(self) -> None:
        day = self.day.day()
        if day is None:
            self.effect.clear()
        elif self._leaving is not None:
            self.presenter.foretell(LeaveInput(participation=self._leaving.id, left_on=day))
        elif self.party.currentData():
            self.presenter.foretell(JoinInput(party=str(self.party.currentData()), joined_on=day))

    def _on_join(self) -> None:
        day = self._day_or_say()
        if day is not None and self.party.currentData():
            self.presenter.join(str(self.party.currentData()), day)

    def _on_leave(self) -> None:
        day = self._day_or_say()
        if day is not None and self._leaving is not None:
            self.presenter.part(self._leaving.id, day)

    def _day_or_say(self) -> date | None:
        day = self.day.day()
        faults = {} if day else {"day": _("Write the day as 2026-03-12.")}
        tell_faults({"day": self._day_row}, faults)
        return day

    def _on_keep(self) -> None:
        self._show_form(None)
