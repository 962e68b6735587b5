"""The office: what is printed on its forms, and which party it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.districts_card import DistrictsCard
from sspf_app.gui.screens.register.out_card import OutCard
from sspf_app.gui.screens.register.participants_card import ParticipantsCard
from sspf_app.gui.screens.register.rooms_card import RoomsCard
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.party_views import PartyItem
from sspf_app.services.records import Office


class OfficePage(QWidget):
    """A form.

    Signals:
        save_wanted: An ``Office``, and the version that was shown.
    """

    save_wanted = Signal(object, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.out = OutCard(zone)
        self.rooms = RoomsCard()
        self.participants = ParticipantsCard()
        self.districts = DistrictsCard()
        self._office = Office()
        self._offered: list[tuple[str, str | None]] = []
        self.fields = {
            "committee": QLineEdit(),
            "unit": QLineEdit(),
            "coordinator": QLineEdit(),
            "phone": QLineEdit(),
            "email": QLineEdit(),
            "address": QLineEdit(),
            "data_protection_officer": QLineEdit(),
        }
        self.own_party = QComboBox()
        self.weeks = NumberField()
        self.save = primary_button(_("Save the office"), self._on_save, icon="check")
        self._build()
        self.kept = KeptWords(self)

    def show_office(self, office: Office, parties: tuple[PartyItem, ...]) -> None:
        """Show the office; what is being typed stays, also when the office was changed."""
        self.participants.show_parties(parties)
        is_first = not self.own_party.count()
        offered = [(_("Not chosen"), None), *((party.name, party.id) for party in parties)]
        if is_first or office != self._office or offered != self._offered:
            self.kept.refill(lambda: self._fill(office, offered))
        self.kept.begin("office/office/printed")

    def _fill(self, office: Office, offered: list[tuple[str, str | None]]) -> None:
        self._office, self._offered = office, offered
        for name, field in self.fields.items():
            field.setText(getattr(office, name))
            field.setCursorPosition(0)  # the first words are what tells it apart
        self.weeks.setValue(office.weeks_to_meeting)
        self.own_party.clear()
        for name, party in offered:
            self.own_party.addItem(name, party)
        self.own_party.setCurrentIndex(max(0, self.own_party.findData(office.own_party)))

    def _build(self) -> None:
        labels = {
            "committee": _("Committee"),
            "unit": _("Unit"),
            "coordinator": _("Coordinator"),
            "phone": _("Phone"),
            "email": _("E-mail"),
            "address": _("Address"),
            "data_protection_officer": _("Data protection officer"),
        }
        lines = {name: FormRow(labels[name], field) for name, field in self.fields.items()}
        lines["email"].refuses("email_unfit")
        own = FormRow(
            _("The office's own party"),
            self.own_party,
        )
        self.weeks.setRange(0, 52)
        self.weeks.setMaximumWidth(20 * GRID)
        self.weeks.setSpecialValueText(_("Never"))
        weeks = FormRow(
            _("Weeks without a booked meeting before Today tells of it"),
            self.weeks,
            hint=_("Counted from the last meeting, in cases whose answers hold. 0 is never."),
        )
        hint = _("New cases start with the own party; what the family says is passed on from it.")
        self.own_party.setAccessibleDescription(hint)
        card = Card(_("As printed on forms and minutes"))
        card.add(FieldGrid((*lines.values(), own), gap=2 * GRID))
        card.add(text(hint, role="muted"))
        card.add(weeks)
        card.add(row(self.save, None))
        cards = (card, self.rooms, self.participants, self.districts, self.out)
        both = pile(*cards, gap=2 * GRID, right=GRID)
        both.setMaximumWidth(112 * GRID)
        self.setLayout(column(scrolled(both, by_width=True)))

    def _on_save(self) -> None:
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        self.kept.send()
        self.save_wanted.emit(
            replace(
                self._office,
                **typed,
                own_party=self.own_party.currentData(),
                weeks_to_meeting=self.weeks.value(),
            ),
            version_of(self._office),
        )
