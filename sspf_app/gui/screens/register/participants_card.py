"""The fixed lists of participants, each changed where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.lines_card import LinesCard
from sspf_app.gui.widgets.buttons import check_box, primary_button
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import name as named
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.party_views import PartyItem
from sspf_app.services.sitting_views import ListedParty, ParticipantListView


class ParticipantsCard(LinesCard):
    """Shows the lists; one at a time opens as a form; fulfils ``ParticipantsPort``.

    Signals:
        save_wanted: Id of the list or None, its name, ids of parties and of contacts, and the
            version shown.
    """

    save_wanted = Signal(object, str, object, object, str)
    draft_of = "list"

    def __init__(self, *, parent: QWidget | None = None) -> None:
        why = _("Proposed where a meeting is planned; each party is still asked about by consent.")
        super().__init__(
            (_("Fixed lists of participants"), why),
            add=_("Add a list"),
            none=_("No lists yet."),
            parent=parent,
        )
        self._parties: tuple[PartyItem, ...] = ()

    def show_parties(self, parties: tuple[PartyItem, ...]) -> None:
        """Know the parties a list may name; a form that is open stays."""
        self._parties = parties

    def show_lists(self, lists: tuple[ParticipantListView, ...]) -> None:
        """Show them by name; a form that is open stays."""
        self.show_lines(lists)

    def list_saved(self) -> None:
        """Close the form."""
        self.close_form()

    def told(self, one: ParticipantListView) -> str:
        """The parties, and whom one reaches there."""
        return " · ".join(map(_member, one.parties))

    def made_form(self, one: ParticipantListView | None) -> ParticipantsForm:
        """Its name, and a box for each party."""
        made = ParticipantsForm(self._parties)
        made.show_one(one)
        made.saved.connect(self._on_saved)
        return made

    def _on_saved(self, name: str, parties: object, contacts: object) -> None:
        self.save_wanted.emit(self._open or None, name, parties, contacts, self.form.seen)


class ParticipantsForm(QWidget):
    """The name, and a box for each party; under a party of the list a box for each contact.

    Attributes:
        seen: Version of the list that is shown; empty = it is a new one.

    Signals:
        saved: The name, ids of parties, ids of contacts.
        left: Nothing is to be saved.
    """

    saved = Signal(str, object, object)
    left = Signal()

    def __init__(self, parties: tuple[PartyItem, ...], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen = ""
        self.name = QLineEdit()
        self._name_row = FormRow(_("Name of the list"), self.name).refuses(
            "participant_list_name_required", "participant_list_known"
        )
        self.parties: dict[str, QCheckBox] = {}
        self.contacts: dict[str, QCheckBox] = {}
        boxes = column(gap=GRID // 2)
        for party in parties:
            boxes.addWidget(self._party(party))
        holder = named(QWidget(), _("Parties and whom one reaches there"))
        holder.setLayout(boxes)
        self._parties_row = FormRow("", holder).refuses("participant_list_empty")
        self.save = primary_button(_("Save the list"), self._on_save)
        leave = back_button(_("Cancel"), self._on_leave)
        told = text(_("Parties and whom one reaches there"), role="strong")
        why = text(
            _(
                "Whom you call or write to. The invitation goes to the party, never to them by "
                "name: the party chooses who comes."
            ),
            role="muted",
        )
        parts = (self._name_row, told, why, self._parties_row, row(self.save, leave, None))
        self.setLayout(column(*parts, gap=GRID + 4))
        self.name.returnPressed.connect(self._on_save)
        self.kept = KeptWords(self)

    def show_one(self, one: ParticipantListView | None) -> None:
        """Fill the fields; None = a new list."""
        self.seen = "" if one is None else one.version
        self.name.setText("" if one is None else one.name)
        members = () if one is None else one.parties
        listed = {member.id for member in members}
        reached = {contact.id for member in members for contact in member.contacts}
        for party, box in self.parties.items():
            box.setChecked(party in listed)
        for contact, box in self.contacts.items():
            box.setChecked(contact in reached)

    def _party(self, party: PartyItem) -> QWidget:
        holder, below = QWidget(), QWidget()
        box = self.parties[party.id] = check_box(party.name)
        inner = column(gap=0)
        inner.setContentsMargins(4 * GRID, 0, 0, 0)
        for contact in party.contacts:
            words = ", ".join(one for one in (contact.name, contact.function) if one)
            person = self.contacts[contact.id] = check_box(words)
            person.setAccessibleDescription(party.name)
            inner.addWidget(person)
        below.setLayout(inner)
        show_if(below, wanted=False)
        box.toggled.connect(lambda is_on: below.setVisible(is_on and bool(party.contacts)))
        holder.setLayout(column(box, below, gap=0))
        return holder

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()

    def _on_save(self) -> None:
        parties = tuple(party for party, box in self.parties.items() if box.isChecked())
        name, faults = self.name.text().strip(), dict[str, str]()
        if not name:
            faults["name"] = _("A name is needed.")
        if not parties:
            faults["parties"] = _("Choose at least one party for the list.")
        tell_faults({"name": self._name_row, "parties": self._parties_row}, faults)
        if not faults:
            contacts = tuple(one for one, box in self.contacts.items() if box.isChecked())
            self.kept.send()
            self.saved.emit(name, parties, contacts)


def _member(party: ListedParty) -> str:
    reached = ", ".join(one.name for one in party.contacts)
    return f"{party.name} ({reached})" if reached else party.name
