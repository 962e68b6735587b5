"""The people of a case: a list, and one of them in place."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.case_words import role_word
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.district_card import DistrictCard
from sspf_app.gui.screens.case.handlers_card import HandlersCard
from sspf_app.gui.screens.case.network_card import NetworkCard
from sspf_app.gui.screens.case.network_presenter import TypedRelation
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.parties_card import PartiesCard
from sspf_app.gui.screens.case.people_presenter import PeoplePresenter, PeopleRegister
from sspf_app.gui.screens.case.person_pane import PersonPane
from sspf_app.gui.screens.case.protection_card import ProtectionCard
from sspf_app.gui.screens.case.purposes_card import PurposesCard
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row, scrolled
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.case_access_views import AccessList
from sspf_app.services.case_views import CaseDetail, CasePerson
from sspf_app.services.network_views import NetworkView
from sspf_app.services.people_views import (
    PersonDetail,
    PersonListItem,
)
from sspf_app.services.protection import ProtectionView

_EDGES = 4
"""Pixels of the frame above and below a list that has the keyboard."""


class PeopleView(PartView):
    """See the module.

    Attributes:
        person: The one who is chosen, at the right.
    """

    def __init__(self) -> None:
        super().__init__(_("People"))
        self._model: ItemTableModel[CasePerson] = ItemTableModel(
            _columns(), id_of=lambda item: item.id
        )
        self.table = ItemTable(self._model, name=_("People of the case"))
        self.network = NetworkCard()
        self.parties = PartiesCard()
        self.purposes = PurposesCard()
        self.handlers = HandlersCard()
        self.district = DistrictCard()
        self.protection: ProtectionCard | None = None
        self._protection = column()
        self.person = PersonPane()
        self.add = changing(button(_("Add a guardian"), self.person.add_guardian, icon="add"))
        self._case: CaseDetail | None = None
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
        self.person.presenter = presenter
        self.purposes.saved.connect(presenter.add_purpose)
        self.purposes.left.connect(presenter.leave_purpose)
        self.handlers.saved.connect(presenter.change_handlers)
        self.district.saved.connect(presenter.choose_district)
        leader = presenter.network
        self.network.add_wanted.connect(leader.write)
        self.network.ended.connect(leader.end)
        self.network.case_wanted.connect(leader.open_case)

    def show_people(self, case: CaseDetail, chosen: str, register: PeopleRegister) -> None:
        """Fill the list."""
        if self._case is not None and self._case.case != case.case:
            self.handlers.put_away()
            self.district.put_away()
        self._case = case
        self.person.use(case, register)
        self.table.blockSignals(True)
        self._model.set_items(case.people)
        rows = self.table.verticalHeader().defaultSectionSize() * len(case.people)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows + head + _EDGES)
        self.table.choose(chosen)
        self.table.blockSignals(False)
        self.parties.show_parties(case, register.parties)
        self.purposes.show_purposes(case.purposes, is_closed=case.closed_at is not None)
        self.handlers.show_handlers(register.handlers)
        self.district.show_district(register.district, register.districts)
        self._show_protection(register.protection, register.access)

    def show_network(self, network: NetworkView) -> None:
        """Show who is around the young person."""
        self.network.show_network(network)

    def _show_protection(self, view: ProtectionView | None, listed: AccessList | None) -> None:
        """A card while somebody is protected; it stays, so that what is typed stays."""
        if view is None:
            clear(self._protection)
            self.protection = None
            return
        if self.protection is None:
            self.protection = ProtectionCard(self._presenter.ports.clock.zone)
            self.protection.variant.asked.connect(self._presenter.ask_variant)
            self.protection.variant.noted.connect(self._on_noted)
            self.protection.listed.answered.connect(self._presenter.answer_access)
            self.protection.listed.given.connect(self._presenter.give_access)
            self.protection.listed.ended.connect(self._presenter.end_access)
            self._protection.addWidget(self.protection)
        self.protection.show_view(view)
        if listed is not None:
            self.protection.listed.show_list(listed)
        if self._case is not None:
            self.protection.variant.kept.begin(f"case/{self._case.case}/variant:new")

    @Slot(bool, str, str)
    def _on_noted(self, approve: bool, decider: str, document: str) -> None:
        self._presenter.note_variant(approve=approve, decider=decider, document=document)

    def show_person(self, person: PersonDetail) -> None:
        """Show one person; not while somebody is typing."""
        self.person.show_person(person)

    def show_number(self, person: str, number: str) -> None:
        """Show somebody's whole personal number, unless another is shown by now."""
        self.person.show_number(person, number)

    def show_relation(
        self,
        typed: TypedRelation,
        centre: tuple[tuple[str, str], ...],
        people: tuple[PersonListItem, ...],
    ) -> None:
        """Show the fields of a relation."""
        self.person.show_relation(typed, centre, people)

    def collect_relation(self) -> TypedRelation | None:
        """What stands in those fields; None while they do not show."""
        return self.person.collect_relation()

    def show_effect(self, words: str, tone: Tone) -> None:
        """Say what the act about custody or a party would change."""
        if not self.person.show_effect(words, tone):
            self.parties.show_effect(words, tone)

    def close_editor(self) -> None:
        """Show the person instead of the fields."""
        self.person.close_editor()

    def show_typed_purpose(self, words: str) -> None:
        """Another purpose as it was typed before."""
        self.purposes.show_typed(words)

    def typed_purpose(self) -> str:
        """Another purpose as typed and not saved."""
        return self.purposes.typed()

    def close_purpose(self) -> None:
        """Away with the field of another purpose."""
        self.purposes.close_fields()

    def _build(self) -> None:
        left = QWidget()
        inner = column(
            row(text(_("People"), role="heading"), None, self.add),
            self.table,
            self.network,
            self.parties,
            self.purposes,
            self.handlers,
            self.district,
            self._protection,
        )
        inner.addStretch(1)
        left.setLayout(inner)
        left_part, person = (scrolled(one, by_width=True) for one in (left, self.person))
        self.body.addWidget(Sides(left_part, person, shares=(4, 5)), 1)

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
