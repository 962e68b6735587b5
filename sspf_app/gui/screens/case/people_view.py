"""The people of a case: a list, and one of them in place."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.case_words import role_word
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.contact_card import ContactCard
from sspf_app.gui.screens.case.custody_editor import (
    END,
    EVIDENCE,
    NEW,
    CustodyEditor,
    CustodyEntry,
    holder_widget,
)
from sspf_app.gui.screens.case.danger_card import DangerCard
from sspf_app.gui.screens.case.network_card import NetworkCard
from sspf_app.gui.screens.case.network_editor import NetworkEditor
from sspf_app.gui.screens.case.network_presenter import TypedRelation
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.parties_card import PartiesCard
from sspf_app.gui.screens.case.people_presenter import PeoplePresenter, PeopleRegister
from sspf_app.gui.screens.case.person_cards import AboutCard, CustodyCard
from sspf_app.gui.screens.case.person_editor import PersonEditor
from sspf_app.gui.screens.case.protection_card import ProtectionCard
from sspf_app.gui.screens.case.purposes_card import PurposesCard
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.case_views import CaseDetail, CasePerson
from sspf_app.services.network_views import NetworkView
from sspf_app.services.people_views import (
    CustodyItem,
    PersonDetail,
    PersonInput,
    PersonListItem,
)
from sspf_app.services.protection import ProtectionView

_EDGES = 4
"""Pixels of the frame above and below a list that has the keyboard."""


class PeopleView(PartView):
    """See the module."""

    def __init__(self) -> None:
        super().__init__(_("People"))
        self._model: ItemTableModel[CasePerson] = ItemTableModel(
            _columns(), id_of=lambda item: item.id
        )
        self.table = ItemTable(self._model, name=_("People of the case"))
        self.network = NetworkCard()
        self.parties = PartiesCard()
        self.purposes = PurposesCard()
        self.protection: ProtectionCard | None = None
        self._protection = column()
        self.add = changing(button(_("Add a guardian"), self._on_add, icon="add"))
        self._detail = QVBoxLayout()
        self._person: PersonDetail | None = None
        self._case: CaseDetail | None = None
        self._register: PeopleRegister | None = None
        self._editor: QWidget | None = None
        self._correcting: PersonEditor | None = None
        self.about: AboutCard | None = None
        self.contact: ContactCard | None = None
        self.danger: DangerCard | None = None
        self._acted_on = ("", "")
        self._build()
        self.table.item_chosen.connect(self._on_chosen)

    @property
    def presenter(self) -> PeoplePresenter:
        """Who leads it."""
        return self._presenter

    @presenter.setter
    def presenter(self, presenter: PeoplePresenter) -> None:
        self._presenter = presenter
        self.parties.presenter = presenter
        self.purposes.saved.connect(presenter.add_purpose)
        self.purposes.left.connect(presenter.leave_purpose)
        leader = presenter.network
        self.network.add_wanted.connect(leader.write)
        self.network.ended.connect(leader.end)
        self.network.case_wanted.connect(leader.open_case)

    def show_people(self, case: CaseDetail, chosen: str, register: PeopleRegister) -> None:
        """Fill the list."""
        self._case, self._register = case, register
        self.table.blockSignals(True)
        self._model.set_items(case.people)
        rows = self.table.verticalHeader().defaultSectionSize() * len(case.people)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows + head + _EDGES)
        self.table.choose(chosen)
        self.table.blockSignals(False)
        self.parties.show_parties(case, register.parties)
        self.purposes.show_purposes(case.purposes)
        self._show_protection(register.protection)

    def show_network(self, network: NetworkView) -> None:
        """Show who is around the young person."""
        self.network.show_network(network)

    def show_relation(
        self,
        typed: TypedRelation,
        centre: tuple[tuple[str, str], ...],
        people: tuple[PersonListItem, ...],
    ) -> None:
        """Show the fields of a relation."""
        editor = NetworkEditor()
        editor.show_typed(typed, centre, people)
        editor.save_wanted.connect(self._presenter.network.save)
        editor.leave_wanted.connect(self._presenter.network.leave)
        self._show_editor(editor)
        editor.other.setFocus()

    def collect_relation(self) -> TypedRelation | None:
        """What stands in those fields; None while they do not show."""
        return self._editor.collect() if isinstance(self._editor, NetworkEditor) else None

    def _show_protection(self, view: ProtectionView | None) -> None:
        """A card while somebody is protected; it stays, so that what is typed stays."""
        if view is None:
            clear(self._protection)
            self.protection = None
            return
        if self.protection is None:
            self.protection = ProtectionCard(self._presenter.ports.clock.zone)
            self.protection.variant.asked.connect(self._presenter.ask_variant)
            self.protection.variant.noted.connect(self._on_noted)
            self._protection.addWidget(self.protection)
        self.protection.show_view(view)
        if self._case is not None:
            self.protection.variant.kept.begin(f"case/{self._case.case}/variant:new")

    @Slot(bool, str, str)
    def _on_noted(self, approve: bool, decider: str, document: str) -> None:
        self._presenter.note_variant(approve=approve, decider=decider, document=document)

    def show_person(self, person: PersonDetail) -> None:
        """Show one person; not while somebody is typing."""
        self._person = person
        if self._editor is not None:
            if self._correcting is not None:
                self._correcting.show_changed(person)
            return
        clear(self._detail)
        self._detail.addWidget(self._about(person))
        is_young = self._case is not None and person.id == self._case.young_person
        if is_young or person.custody:
            self._detail.addWidget(self._custody(person))
        if is_young and self._case is not None and not self._case.is_adult:
            danger = self._danger(self._case)
            # What waits for an answer stands first, what was answered last.
            at = 0 if self._case.danger else self._detail.count()
            self._detail.insertWidget(at, danger)
            danger.go_on()
        if self._case is not None and not is_young:
            card = self._contact(person)
            self._detail.addWidget(card)
            card.go_on()
        self._detail.addStretch(1)

    def show_number(self, person: str, number: str) -> None:
        """Show somebody's whole personal number, unless another is shown by now."""
        is_here = self._person is not None and self._person.id == person
        if is_here and self._editor is None and self.about is not None and self.about.number:
            self.about.number.show_number(number)

    def show_typed_purpose(self, words: str) -> None:
        """Another purpose as it was typed before."""
        self.purposes.show_typed(words)

    def typed_purpose(self) -> str:
        """Another purpose as typed and not saved."""
        return self.purposes.typed()

    def close_purpose(self) -> None:
        """Away with the field of another purpose."""
        self.purposes.close_fields()

    def close_editor(self) -> None:
        """Show the person instead of the fields."""
        if self._editor is not None:
            self._editor = self._correcting = None
            if self._person is not None:
                self.show_person(self._person)

    def _build(self) -> None:
        left = QWidget()
        inner = column(
            row(text(_("People"), role="heading"), None, self.add),
            self.table,
            self.network,
            self.parties,
            self.purposes,
            self._protection,
        )
        inner.addStretch(1)
        left.setLayout(inner)
        right = QWidget()
        right.setLayout(self._detail)
        self._detail.setContentsMargins(0, 0, GRID, 0)
        self._detail.setSpacing(GRID + 4)
        self.body.addWidget(Sides(scrolled(left), scrolled(right), shares=(4, 5)), 1)

    def _about(self, person: PersonDetail) -> AboutCard:
        card = AboutCard(person)
        card.correct_wanted.connect(self._on_correct)
        card.number_wanted.connect(self._on_number_wanted)
        self.about = card
        return card

    def _contact(self, person: PersonDetail) -> ContactCard:
        card = ContactCard(zone=self._presenter.ports.clock.zone, today=self._presenter.today())
        if self._case is not None and self._register is not None:
            card.show_rules(self._case.case, person.id, self._register.rules)
        card.rule_recorded.connect(self._presenter.bar)
        card.rule_lifted.connect(self._presenter.lift)
        self.contact = card
        return card

    def _danger(self, case: CaseDetail) -> DangerCard:
        answers = () if self._register is None else self._register.dangers
        card = DangerCard(case.case, answers, zone=self._presenter.ports.clock.zone)
        card.answered.connect(self._presenter.answer_danger)
        self.danger = card
        return card

    def _custody(self, person: PersonDetail) -> CustodyCard:
        card = CustodyCard(person)
        card.act_wanted.connect(self._on_act)
        return card

    def _on_add(self) -> None:
        if self._case is not None and self._register is not None:
            editor = CustodyEditor(
                NEW,
                child=self._case.young_person,
                seen_by=self._register.seen_by,
                today=self._presenter.today(),
            )
            editor.offer(self._register.people)
            editor.saved.connect(self._on_added)
            self._edit(editor, NEW)
            holder_widget(editor).setFocus()

    @Slot(str, object)
    def _on_act(self, act: str, item: CustodyItem) -> None:
        seen_by = "" if self._register is None else self._register.seen_by
        editor = CustodyEditor(
            act,
            child=item.child,
            seen_by=seen_by,
            today=self._presenter.today(),
            relation=item.id,
        )
        self._acted_on = (act, item.id)
        editor.saved.connect(self._on_custody_saved)
        self._edit(editor, f"{act}-{item.id}")
        holder_widget(editor).setFocus()

    @Slot(str)
    def _on_number_wanted(self, reason: str) -> None:
        if self._person is not None:
            self._presenter.reveal_number(self._person.id, reason)

    @Slot()
    def _on_correct(self) -> None:
        if self._person is None:
            return
        editor, card = PersonEditor(), Card(_("Correct {name}").format(name=self._person.name))
        card.add(editor)
        editor.saved.connect(self._on_person_saved)
        editor.left.connect(self.close_editor)
        self._show_editor(card)
        self._correcting = editor
        editor.show_person(self._person)
        editor.kept.begin(self._key(f"person:{self._person.id}"))

    def _key(self, field: str) -> str:
        """Where what is typed about the people of the case is kept."""
        return f"case/{'' if self._case is None else self._case.case}/{field}"

    def show_effect(self, words: str, tone: Tone) -> None:
        """Say what the act about custody or a party would change."""
        if isinstance(self._editor, CustodyEditor):
            self._editor.show_effect(words, tone)
        else:
            self.parties.show_effect(words, tone)

    def _edit(self, editor: CustodyEditor, about: str) -> None:
        editor.left.connect(self.close_editor)
        editor.changed.connect(self._on_changed)
        self._show_editor(editor)
        editor.kept.begin(self._key(f"custody:{about}"))

    def _show_editor(self, editor: QWidget) -> None:
        clear(self._detail)
        self._editor, self._correcting = editor, None
        self._detail.addWidget(editor)
        self._detail.addStretch(1)

    @Slot(object)
    def _on_changed(self, draft: object) -> None:
        self._presenter.foretell(draft)

    @Slot(object)
    def _on_person_saved(self, entry: PersonInput) -> None:
        if self._correcting is not None:  # another may have been chosen while the fields opened
            self._presenter.correct(self._correcting.person, entry)

    @Slot(object)
    def _on_added(self, entry: CustodyEntry) -> None:
        if entry.custody is None:
            return
        if entry.person is not None:
            self._presenter.add_guardian(entry.person, entry.custody)
        else:
            self._presenter.add_custody(entry.custody)

    @Slot(object)
    def _on_custody_saved(self, entry: CustodyEntry) -> None:
        act, relation = self._acted_on
        if act == EVIDENCE and entry.evidence is not None:
            self._presenter.add_evidence(relation, entry.evidence)
        elif act == END and entry.day is not None:
            self._presenter.end_custody(relation, entry.day, entry.evidence)

    @Slot(object)
    def _on_chosen(self, item: CasePerson | None) -> None:
        if item is not None:
            self._presenter.choose(item.id)


def _columns() -> tuple[Column[CasePerson], ...]:
    return (
        Column(
            name="name",
            title=_("Name"),
            text=lambda item: item.name,
            icon=lambda item: "shield" if item.is_protected else None,
            width=0,
        ),
        Column(name="role", title=_("Role"), text=lambda item: role_word(item.role), width=15),
        Column(
            name="age",
            title=_("Age"),
            text=lambda item: "" if item.age is None else str(item.age),
            sort=lambda item: item.age,
            is_number=True,
            width=6,
        ),
    )
