"""The parties: a list, and beside it the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.contacts_card import ContactsCard
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.form import Form
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.party_views import PartyInput, PartyItem
from sspf_app.texts.labels import kind_label


class PartiesPage(QWidget):
    """List at the left, the party at the right; nothing opens over it.

    Signals:
        save_wanted: Id of the party or None, and a ``PartyInput``.
    """

    save_wanted = Signal(object, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._party: PartyItem | None = None
        self.model = ItemTableModel(_columns(), id_of=lambda party: party.id)
        self.table = ItemTable(self.model, name=_("Parties"))
        self.table.item_chosen.connect(self._on_chosen)
        self.new = button(_("New party"), self._on_new, icon="add")
        self.refusal = Banner()
        self.name = QLineEdit()
        self.kind = QComboBox()
        for kind in PartyKind:
            self.kind.addItem(kind_label(kind, words()), kind.value)
        self.independent = QCheckBox(_("Independent school"))
        self.reveals = QCheckBox(_("The name reveals a place"))
        self.save = primary_button(_("Save"), self._on_save, icon="check")
        self.contacts = ContactsCard()
        self._build()
        self.kept = KeptWords(self)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.name.returnPressed.connect(self._on_save)
        self._show(None)

    def show_parties(self, parties: tuple[PartyItem, ...]) -> None:
        """Show these; the chosen one stays chosen."""
        self.model.set_items(parties)
        if self._party is not None:
            again = next((one for one in parties if one.id == self._party.id), None)
            if again is not None and again != self._party:
                self._show_changed(again)
        elif parties and not self.table.selectionModel().selectedRows():
            self.table.choose(parties[0].id)

    def choose(self, party: str) -> None:
        """Choose a party."""
        self.table.choose(party)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)
        self.name.setFocus()

    def _show(self, party: PartyItem | None) -> None:
        self.kept.rest()
        self._fill(party)
        self.kept.begin(f"office/parties/party:{'new' if party is None else party.id}")

    def _show_changed(self, party: PartyItem) -> None:
        """The same party, changed elsewhere: what was touched stays."""
        is_other = self._party is not None and self._party.version != party.version
        if not self.kept.key:
            self._show(party)
        elif is_other:
            self.kept.refill(lambda: self._fill(party))
        else:
            self._party = party
            self.contacts.show_party(party)

    def _fill(self, party: PartyItem | None) -> None:
        self._party = party
        self.refusal.clear()
        self._card.say(_("New party") if party is None else party.name)
        self.name.setText("" if party is None else party.name)
        kind = PartyKind.SCHOOL if party is None else party.kind
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.independent.setChecked(party is not None and party.independent)
        self.reveals.setChecked(party is not None and party.reveals_place)
        self.contacts.setVisible(party is not None)
        if party is not None:
            self.contacts.show_party(party)
        self._on_kind()

    def _build(self) -> None:
        self._card = Card()
        form = Form()
        form.add(
            _("Name"),
            self.name,
            hint=_("A named authority, unit or organisation, never “the municipality”."),
        )
        form.add(_("Kind"), self.kind)
        self._independent = form.add(
            _("Who runs it"),
            self.independent,
            hint=_("Bound by the Education Act instead of the Secrecy Act; forms say so."),
        )
        form.add(
            _("Protected identity"),
            self.reveals,
            hint=_("Where somebody is protected, papers name its function instead."),
        )
        self._card.add(self.refusal)
        self._card.add(form)
        self._card.add(row(self.save, None))
        empty = EmptyState(_("No parties yet"), _("Enter those you work with."), icon="party")
        place: ListPlace[PartyItem] = ListPlace(self.table, empty)
        left = column(row(self.new, None), place)
        right = pile(self._card, self.contacts, gap=2 * GRID, right=GRID)
        holder = QWidget()
        holder.setLayout(left)
        both = SidesInSection(holder, scrolled(right), shares=(6, 5))
        self.setLayout(column(both))

    @Slot(object)
    def _on_chosen(self, party: PartyItem | None) -> None:
        if party is not None and party != self._party:
            self._show(party)

    @Slot()
    def _on_kind(self) -> None:
        is_school = self.kind.currentData() == PartyKind.SCHOOL.value
        self._independent.setVisible(is_school)

    def _on_new(self) -> None:
        self.table.clearSelection()
        self._show(None)
        self.name.setFocus()

    def _on_save(self) -> None:
        kind = PartyKind(self.kind.currentData())
        entry = PartyInput(
            name=self.name.text(),
            kind=kind,
            independent=kind is PartyKind.SCHOOL and self.independent.isChecked(),
            reveals_place=self.reveals.isChecked(),
            seen="" if self._party is None else self._party.version,
        )
        self.kept.send()
        self.save_wanted.emit(None if self._party is None else self._party.id, entry)


def _columns() -> tuple[Column[PartyItem], ...]:
    def kind(party: PartyItem) -> str:
        said = (
            kind_label(party.kind, words()),
            _("Independent") if party.independent else "",
            _("Reveals a place") if party.reveals_place else "",
        )
        return ", ".join(one for one in said if one)

    return (
        Column(name="name", title=_("Name"), text=lambda party: party.name, width=0),
        Column(
            name="kind",
            title=_("Kind"),
            text=kind,
            icon=lambda party: "shield" if party.reveals_place else None,
            hint=kind,
            width=18,
        ),
    )
