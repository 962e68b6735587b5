"""The parties of a case: who takes part, who joins, who leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.people_presenter import PeoplePresenter
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import name
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.party_views import PartyItem
from sspf_app.texts.labels import kind_label


class PartiesCard(Card):
    """See the module."""

    presenter: PeoplePresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Parties"), parent=parent)
        self.party = name(ChoiceBox(), _("Party that joins"))
        self.day = DateField()
        self.day.setAccessibleName(_("Day"))
        self.join = button(_("Join"), self._on_join)
        self._lines = column(gap=GRID)
        self._joining = QWidget()
        self._joining.setLayout(column(self.party, row(self.day, self.join)))
        self.add(self._lines)
        self.add(self._joining)

    def show_parties(self, case: CaseDetail, register: tuple[PartyItem, ...]) -> None:
        """Who takes part, and who could."""
        clear(self._lines)
        current = {one.party for one in case.participations if one.is_current}
        for one in case.participations:
            days = one.joined_on.isoformat()
            if one.left_on is not None:
                days = f"{days} – {one.left_on.isoformat()}"
            about = text(f"{kind_label(one.kind, words())}, {days}", role="muted", wrap=False)
            leave = quiet_button(_("Leaves today"), partial(self._on_leave, one.id))
            leave.setAccessibleName(_("{name} leaves today").format(name=one.name))
            leave.setVisible(one.left_on is None and one.party != case.coordinator_party)
            made = row(column(text(one.name), about, gap=0), leave)
            made.setStretch(0, 1)
            self._lines.addLayout(made)
        self.party.clear()
        for party in register:
            if party.id not in current:
                self.party.addItem(party.name, party.id)
        self._joining.setVisible(self.party.count() > 0)
        self.day.set_day(self.presenter.today())

    def _on_join(self) -> None:
        day = self.day.day()
        if day is not None and self.party.currentData():
            self.presenter.join(str(self.party.currentData()), day)

    def _on_leave(self, participation: str) -> None:
        self.presenter.part(participation, self.presenter.today())
