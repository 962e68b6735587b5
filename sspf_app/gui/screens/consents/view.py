"""The chasing list over all cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.domain.time import day_of
from sspf_app.gui.case_columns import who_columns, young_name
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.consents.batch_view import BatchView
from sspf_app.gui.screens.consents.panel import LOW, ChosenPanel
from sspf_app.gui.screens.consents.presenter import ALL, TO_DO, ConsentsPresenter
from sspf_app.gui.screens.consents.waiting_editor import WaitingEditor
from sspf_app.gui.screens.consents.words import (
    act_word,
    chase_looks,
    day_words,
    item_look,
    missing_names,
    short_state,
)
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing, pile
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.sides import ListSides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.chase_views import ChaseDetail, ChaseItem
from sspf_app.services.request_records import ChaseKind

if TYPE_CHECKING:
    from sspf_app.services.chasing import ChaseInput
    from sspf_app.services.ports import Clock


class ConsentsView(ScreenView):
    """See the module.

    Attributes:
        table: The list; several rows can be chosen.
        panel: What is chosen.
        editor: In its place, while something is noted.
        batch: The page on which several sheets are printed.
    """

    presenter: ConsentsPresenter

    def __init__(self, clock: Clock) -> None:
        super().__init__(_("Consents"))
        self._clock = clock
        self._several: frozenset[str] = frozenset()
        self._model: ItemTableModel[ChaseItem] = ItemTableModel(
            _columns(self._purpose, self._named), id_of=lambda item: item.id
        )
        self.table = ItemTable(self._model, name=_("Consents"), is_multiple=True)
        self.search = SearchField(_("Filter on name or reference"))
        self.state = ChoiceBox()
        self.next = primary_button(_("Open the case"), self._on_next, icon="arrow-right")
        self.renew = button(_("Prepare renewals…"), self._on_renew, icon="print", shortcut="Ctrl+P")
        self.open = button(_("Open the case"), self._on_open, icon="cases")
        self.scans = button(_("Read scanned sheets"), self._on_scans, icon="import")
        self._count = text(role="muted", wrap=False)
        self.panel, self.editor, self.batch = ChosenPanel(), WaitingEditor(), BatchView()
        self._below = mark(QStackedWidget(), role="page")
        self._noting = scrolled(pile(self.editor, right=4))
        self._stack = mark(QStackedWidget(), role="page")
        self._build()
        self.table.item_opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self._model.dataChanged.connect(self._on_chosen)
        self.search.searched.connect(self._on_searched)
        self.state.activated.connect(self._on_state)
        self.panel.note_wanted.connect(self._on_note)
        self.editor.saved.connect(self._on_noted)
        self.editor.left.connect(self._on_note_left)
        self.show_chosen(None, count=0)

    def show_requests(
        self, items: tuple[ChaseItem, ...], *, total: int, several: frozenset[str]
    ) -> None:
        """Fill the list; ``several`` are the cases whose rows are told apart by their purpose."""
        self._several = several
        self.table.show_column(_PURPOSE, wanted=any(one.case in several for one in items))
        self._model.set_items(items)
        said = ngettext("{n} consent", "{n} consents", len(items)).format(n=len(items))
        if len(items) != total:
            said = _("{shown} of {total}").format(shown=said, total=total)
        self._count.setText(said)
        if self.table.chosen() is None and items:
            self.table.selectRow(0)
        self._on_chosen()

    def show_filter(self, state: str) -> None:
        """Show which state the list is narrowed to."""
        self.state.setCurrentIndex(max(0, self.state.findData(state)))

    def clear_search(self) -> None:
        """Nothing is searched for."""
        self.search.clear()

    def choose(self, item: ChaseItem) -> None:
        """Choose a row."""
        self.table.clearSelection()
        self.table.choose(item.id)

    def show_chosen(self, item: ChaseItem | None, *, count: int) -> None:
        """Show one row, or how many are chosen."""
        self._below.setCurrentWidget(self.panel)
        self.next.setVisible(True)
        if item is None:
            self.panel.show_nothing(
                self._chosen() if count else (), has_rows=self._model.rowCount() > 0
            )
        else:
            self.panel.show_item(item)
            self.next.setText(act_word(item.act))
        self.next.setEnabled(item is not None)
        if self._stack.currentIndex() == 0:
            self.next.setVisible(item is not None)
        self.open.setEnabled(item is not None)
        self.renew.setEnabled(count > 0)

    def show_detail(self, detail: ChaseDetail) -> None:
        """What was done while waiting, beside the row."""
        self.panel.show_item(detail.item, detail)

    def show_editor(self, item: ChaseItem, person: str, kind: ChaseKind) -> None:
        """Note something, in the place of the panel."""
        self._below.setCurrentWidget(self._noting)
        self.next.setVisible(False)  # one thing to do at a time
        today = day_of(self._clock.now(), self._clock.zone)
        self.editor.begin(item, person, kind, today=today)

    def close_editor(self) -> None:
        """Show the panel again."""
        self._below.setCurrentWidget(self.panel)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the list."""
        self.header.say(_("Consents"))
        self._show_actions(wanted=True)
        self._stack.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_batch(self) -> None:
        """Show the batch."""
        self.header.say(_("Renewals in one print"))
        self._show_actions(wanted=False)
        self._stack.setCurrentIndex(1)
        self.batch.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """The list."""
        is_list = self._stack.currentIndex() == 0
        return self._place.first_focus() if is_list else self.batch

    def _show_actions(self, *, wanted: bool) -> None:
        for one in (self.scans, self.open, self.renew):
            one.setVisible(wanted)
        self.next.setVisible(wanted and self.next.isEnabled())

    def _build(self) -> None:
        for one in (self.scans, self.open, self.renew, self.next):
            self.header.add_action(one)
        name(self.state, _("State of consent"))
        self.state.addItem(_("All that wait for something"), TO_DO)
        for value, look in chase_looks().items():
            self.state.addItem(look.word, value)
        self.state.addItem(_("All"), ALL)
        self.search.setMinimumWidth(320)
        self.state.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        empty = EmptyState(
            _("No consents here"),
            _("Nobody is waited for, or the filter hides them."),
            icon="consent",
            action=button(_("Show all"), self._on_show_all),
        )
        self._below.addWidget(self.panel)
        self._below.addWidget(self._noting)
        self._place: ListPlace[ChaseItem] = ListPlace(self.table, empty, waits=True)
        page = QWidget()
        page.setLayout(
            column(
                flowing(self.search, self.state, self._count),
                ListSides(self._place, self._below, low=LOW),
                gap=12,
            )
        )
        self._stack.addWidget(page)
        self._stack.addWidget(self.batch)
        self.body.addWidget(self._stack, 1)

    def _chosen(self) -> tuple[ChaseItem, ...]:
        return self.table.all_chosen()

    def _on_next(self) -> None:
        for item in self._chosen()[:1]:
            self.presenter.act(item)

    def _on_open(self) -> None:
        for item in self._chosen()[:1]:
            self.presenter.open_case(item)

    def _on_scans(self) -> None:
        self.presenter.read_scans()

    def _on_renew(self) -> None:
        self.presenter.print_batch(self._chosen())

    def _on_show_all(self) -> None:
        self.search.clear()
        self.show_filter(ALL)
        self.presenter.filter_text("")
        self.presenter.filter_state(ALL)

    @Slot()
    def _on_chosen(self) -> None:
        if hasattr(self, "presenter"):
            self.presenter.choose(self._chosen())

    @Slot(object)
    def _on_opened(self, item: ChaseItem) -> None:
        self.presenter.act(item)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self.presenter.filter_text(words)

    @Slot()
    def _on_state(self) -> None:
        self.presenter.filter_state(str(self.state.currentData()))

    @Slot(object, str, object)
    def _on_note(self, item: ChaseItem, person: str, kind: ChaseKind) -> None:
        self.presenter.note(item, person, kind)

    @Slot(object, object)
    def _on_noted(self, kind: ChaseKind, entry: ChaseInput) -> None:
        self.presenter.save_note(kind, entry)

    def _named(self, item: ChaseItem) -> str:
        said = (young_name(item), self.table.words_left_out(item))
        return "\n".join(part for part in said if part)

    def _purpose(self, item: ChaseItem) -> str:
        return item.purpose_text if item.case in self._several else ""

    @Slot()
    def _on_note_left(self) -> None:
        self.presenter.leave_note()


_PURPOSE = 2
"""Where the column of the purpose stands."""


def _columns(
    purpose: Callable[[ChaseItem], str], named: Callable[[ChaseItem], str]
) -> tuple[Column[ChaseItem], ...]:
    return (
        *who_columns(width=16, least=10, hint=named),
        Column(name="purpose", title=_("Purpose"), width=18, text=purpose, hint=purpose),
        Column(
            name="state",
            title=_("Consent"),
            width=22,
            least=17,
            text=short_state,
            icon=lambda item: item_look(item)[1].icon,
            tone=lambda item: item_look(item)[1].tone,
            hint=lambda item: item_look(item)[0],
        ),
        Column(name="missing", title=_("Missing"), width=0, text=missing_names, hint=missing_names),
        Column(
            name="day",
            title=_("Day"),
            width=18,
            least=9,
            spare=1,
            text=day_words,
            sort=lambda item: item.ends_on or item.asked_on,
            hint=day_words,
        ),
        Column(name="act", title=_("Next"), width=19, least=16, spare=2, text=_next, hint=_next),
    )


def _next(item: ChaseItem) -> str:
    return act_word(item.act)
