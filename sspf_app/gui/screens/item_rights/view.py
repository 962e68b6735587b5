"""Views, restrictions and older copies: the items at the left, the chosen one at the right."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QModelIndex, QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.item_rights.item_card import ItemRightsCard
from sspf_app.gui.screens.item_rights.item_words import item_state
from sspf_app.gui.screens.item_rights.presenter import ItemRightsPresenter, SaidView
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.layout import scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.item_rights import ItemWithRights
from sspf_app.services.ledger_records import ToldHow


class ItemRightsView(ScreenView):
    """See the module.

    Attributes:
        table: The items.
        card: The chosen one.
    """

    presenter: ItemRightsPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(
            _("Views and restrictions"),
            _("What those it is about say of it, whether it may be used, and who has it."),
        )
        self.back = quiet_button(_("Back to the case"), self._on_back, icon="arrow-left")
        self.header.add_action(self.back)
        self._model: ItemTableModel[ItemWithRights] = ItemTableModel(
            _columns(), id_of=lambda one: one.item
        )
        self.table = ItemTable(self._model, name=_("Items of the case"))
        empty = EmptyState(
            _("Nothing is noted in the case yet"),
            _("What is said at meetings and talks, and what stands in the plan, shows here."),
            icon="register",
        )
        place: ListPlace[ItemWithRights] = ListPlace(self.table, empty)
        self.card, self.reason = ItemRightsCard(zone), ReasonCard()
        self._sides = Sides(place, scrolled(self.card), shares=(11, 9))
        self.body.addWidget(self.reason)
        self.body.addWidget(self._sides, 1)
        self.reason.hide()
        self.table.item_chosen.connect(self._on_chosen)
        self.reason.given.connect(self._on_reason)
        self.card.view_noted.connect(self._on_view)
        self.card.restrict_wanted.connect(self._on_restrict)
        self.card.lift_wanted.connect(self._on_lift)
        self.card.told.connect(self._on_told)

    def show_items(
        self, items: tuple[ItemWithRights, ...], today: date, *, case: str, chosen: str
    ) -> None:
        """Fill the list, and show the one that is chosen; empty = the first.

        One that is no longer there is not replaced by another: what is pressed here acts on it.
        """
        self.reason.hide()
        show_if(self._sides, wanted=True)
        self.card.set_scene(case, today)
        with QSignalBlocker(self.table):  # nobody chose what a list that is filled passes through
            self._model.set_items(items)
            if not chosen and items:
                self.table.selectRow(0)
            elif any(one.item == chosen for one in items):
                self.table.choose(chosen)
            else:
                self.table.clearSelection()
                self.table.setCurrentIndex(QModelIndex())
        self._on_chosen(self.table.chosen())

    def ask_reason(self, case: str) -> None:
        """Somebody protected is in the case: ask why it is opened."""
        show_if(self._sides, wanted=False)
        self.reason.ask(case)
        self.reason.show()
        self.reason.field.setFocus()

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.banner.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)

    def close_editor(self) -> None:
        """Nothing is being written."""
        self.card.close_editor()

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.table

    @Slot(object)
    def _on_chosen(self, item: ItemWithRights | None) -> None:
        self.presenter.look("" if item is None else item.item)
        self.card.show_item(item)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(reason)

    @Slot(str, str, str, object)
    def _on_view(self, item: str, person: str, said: str, day: date) -> None:
        self.presenter.note_view(SaidView(item=item, person=person, text=said, said_on=day))

    @Slot(str, object)
    def _on_restrict(self, item: str, since: date) -> None:
        self.presenter.restrict(item, since)

    @Slot(str, object)
    def _on_lift(self, item: str, told_on: date) -> None:
        self.presenter.lift(item, told_on)

    @Slot(str, str, str)
    def _on_told(self, item: str, recipient: str, how: str) -> None:
        self.presenter.note_told(item, recipient, ToldHow(how))

    def _on_back(self) -> None:
        self.presenter.to_case()


def _columns() -> tuple[Column[ItemWithRights], ...]:
    return (
        Column(name="day", title=_("Day"), text=lambda one: one.said_on.isoformat(), width=11),
        Column(
            name="text",
            title=_("What is noted"),
            text=lambda one: one.text,
            hint=lambda one: one.text,
            width=0,
        ),
        Column(name="state", title=_("State"), text=item_state, hint=item_state, width=30),
    )
