"""The list of cases."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.case_words import state_looks
from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.models.table import ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.cases.columns import DISTRICT, HANDLER, case_columns
from sspf_app.gui.screens.cases.glance_panel import GlancePanel
from sspf_app.gui.screens.cases.hand_on_card import HandOnCard
from sspf_app.gui.screens.cases.intake_view import IntakeView
from sspf_app.gui.screens.cases.presenter import (
    ALL_CASES,
    ANYWHERE,
    EVERYBODY,
    NO_DISTRICT,
    OPEN_CASES,
    CasesPresenter,
)
from sspf_app.gui.widgets.buttons import button, check_box, primary_button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.sides import ListBeside
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.district_views import CaseDistricts
from sspf_app.services.queries import NOBODY, CaseListItem, Handlers
from sspf_app.texts.dates import joined


class CasesView(ScreenView):
    """See the module.

    Attributes:
        table: The list.
        intake: The steps of a new case, in its place; there once one was begun.
    """

    presenter: CasesPresenter
    intake: IntakeView

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Cases"))
        self._zone = zone
        self._handlers = Handlers()
        self._names: dict[str, str] = {}
        self._districts, self._places = CaseDistricts(), dict[str, str]()
        self._model: ItemTableModel[CaseListItem] = ItemTableModel(
            case_columns(
                age=lambda item: self.presenter.age(item),
                named=self._named,
                when=self._when,
                handled_by=self._handled_by,
                district_of=self._district_of,
            ),
            id_of=lambda item: item.case,
        )
        self.table = ItemTable(self._model, name=_("Cases"), is_multiple=True)
        self.search = SearchField(_("Filter on name or reference"))
        self.state, self.handler, self.district = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.new = primary_button(_("New case"), self._on_new, icon="add")
        self.hand_on = quiet_button(_("Change who handles…"), self._on_hand_on, icon="people")
        self.hand_on_card = HandOnCard()
        self._count = text(role="muted", wrap=False)
        self.panel = GlancePanel(zone)
        self.beside = check_box(_("Chosen case beside the list"))
        self.beside.setChecked(QSettings().value(_BESIDE, "") != "no")
        self.beside.hide()
        self._stack = mark(QStackedWidget(), role="page")
        self._build()
        self.table.item_opened.connect(self._on_opened)
        self.table.item_chosen.connect(self._on_chosen)
        self.beside.toggled.connect(self._on_beside)
        self.search.searched.connect(self._on_searched)
        self.state.activated.connect(self._on_state)
        self.handler.activated.connect(self._on_handler)
        self.district.activated.connect(self._on_district)
        self.hand_on_card.saved.connect(self._on_handed_on)
        self.hand_on_card.left.connect(self._on_hand_on_left)
        self.show_handlers(self._handlers, EVERYBODY)
        self.show_districts(self._districts, ANYWHERE)

    def show_cases(self, cases: tuple[CaseListItem, ...], *, total: int) -> None:
        """Fill the list."""
        if total:
            self._empty.say(_("No cases here"), _("Change the filter, or open a new case."))
        else:
            self._empty.say(_("No cases yet"), _("Open the first one, or move in an old list."))
        self._model.set_items(cases)
        said = ngettext("{n} case", "{n} cases", len(cases)).format(n=len(cases))
        if len(cases) != total:
            said = _("{shown} of {total}").format(shown=said, total=total)
        self._count.setText(said)
        if self.table.chosen() is None and cases:
            self.table.selectRow(0)
        else:
            self._on_chosen(self.table.chosen())
        self._show_beside()

    def show_handlers(self, handlers: Handlers, chosen: str) -> None:
        """Tell who handles the cases, where there is more than one to tell apart."""
        self._handlers, self._names = handlers, dict(handlers.coordinators)
        self.handler.clear()
        self.handler.addItem(_("All coordinators"), EVERYBODY)
        for user, said in handlers.coordinators:
            self.handler.addItem(said, user)
        self.handler.addItem(_("Nobody handles it"), NOBODY)
        self.handler.setCurrentIndex(max(0, self.handler.findData(chosen)))
        show_if(self.handler, wanted=bool(handlers.coordinators))
        show_if(self.hand_on, wanted=bool(handlers.coordinators))
        self.table.show_column(HANDLER, wanted=bool(handlers.coordinators))
        self.table.viewport().update()  # the cases themselves are the same as before

    def show_districts(self, districts: CaseDistricts, chosen: str) -> None:
        """Tell which district each case is of, where the office goes by any."""
        self._districts, self._places = districts, dict(districts.names)
        self.district.clear()
        self.district.addItem(_("All districts"), ANYWHERE)
        for one, said in districts.names:
            self.district.addItem(said, one)
        self.district.addItem(_("No district"), NO_DISTRICT)
        self.district.setCurrentIndex(max(0, self.district.findData(chosen)))
        show_if(self.district, wanted=bool(districts.names))
        self.table.show_column(DISTRICT, wanted=bool(districts.names))
        self.table.viewport().update()

    def show_hand_on(self, cases: tuple[str, ...], handlers: Handlers, left: str = "") -> None:
        """Ask who is to handle these cases; none = the question is answered."""
        show_if(self.hand_on_card, wanted=bool(cases))
        self.hand_on.setEnabled(not cases)
        if cases:
            self.hand_on_card.ask(cases, handlers, left)
        else:
            self.table.setFocus()

    def add_intake(self, intake: IntakeView) -> None:
        """Take in the steps of a new case: the list does not wait for their fields."""
        self.intake = intake
        self._stack.addWidget(intake)

    def show_list(self) -> None:
        """Show the list."""
        self.header.say(_("Cases"))
        self.new.show()
        self.move_in.show()
        self.hand_over.show()
        self._stack.setCurrentIndex(0)
        self._place.first_focus().setFocus()

    def show_intake(self) -> None:
        """Show the steps of a new case."""
        self.header.say(_("New case"), _("What you write is kept, also if the program locks."))
        self.new.hide()
        self.move_in.hide()
        self.hand_over.hide()
        self._stack.setCurrentIndex(1)

    def first_focus(self) -> QWidget:
        """The list, or the first field of a new case."""
        is_new = self._stack.currentIndex() > 0
        return self.intake.young.name if is_new else self._place.first_focus()

    def _build(self) -> None:
        self.move_in = quiet_button(_("Move in a list…"), self._on_move_in, icon="import")
        self.hand_over = quiet_button(_("Hand over…"), self._on_hand_over, icon="export")
        self.header.add_action(self.hand_over)
        self.header.add_action(self.move_in)
        self.header.add_action(self.new)
        name(self.state, _("State of consent"))
        self.state.addItem(_("All open cases"), OPEN_CASES)
        for value, look in state_looks().items():
            self.state.addItem(look.word, value)
        self.state.addItem(_("All, also closed"), ALL_CASES)
        name(self.handler, _("Coordinator"))
        name(self.district, _("District"))
        self.search.setMinimumWidth(320)
        for box in (self.state, self.handler, self.district):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._empty = EmptyState(
            _("No cases yet"),
            icon="cases",
            action=button(_("New case"), self._on_new, icon="add"),
        )
        self._place: ListPlace[CaseListItem] = ListPlace(self.table, self._empty, waits=True)
        self._sides = ListBeside(self._place, self.panel)
        self._sides.fitted.connect(self._on_fitted)
        self._sides.want(wanted=self.beside.isChecked())
        page = QWidget()
        narrowed = (self.search, self.state, self.handler, self.district)
        bar = flowing(*narrowed, self.hand_on, self.beside, self._count)
        layout = column(bar, self.hand_on_card, self._sides, gap=12)
        layout.setStretch(2, 1)
        show_if(self.hand_on_card, wanted=False)
        page.setLayout(layout)
        self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)

    def _named(self, item: CaseListItem) -> str:
        said = _("Opening asks for a reason.") if item.is_protected else item.name
        return "\n".join(part for part in (said, self.table.words_left_out(item)) if part)

    def _show_beside(self) -> None:
        """An empty list says itself what to do."""
        has_rows = self._model.rowCount() > 0
        self._sides.want(wanted=has_rows and self.beside.isChecked())

    def _handled_by(self, item: CaseListItem) -> str:
        users = self._handlers.of_case.get(item.case, ())
        return joined([self._names[user] for user in users], words())

    def _district_of(self, item: CaseListItem) -> str:
        return self._places.get(self._districts.of_case.get(item.case, ""), "")

    def _when(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}"

    def _on_new(self) -> None:
        self.presenter.begin_new()

    def _on_hand_on(self) -> None:
        chosen = self.table.all_chosen()
        self.presenter.ask_hand_on(tuple(item.case for item in chosen))

    def _on_hand_over(self) -> None:
        self.presenter.hand_over()

    def _on_move_in(self) -> None:
        self.presenter.move_in()

    @Slot(object)
    def _on_opened(self, item: CaseListItem) -> None:
        self.presenter.open_case(item.case)

    @Slot(object)
    def _on_chosen(self, item: CaseListItem | None) -> None:
        if hasattr(self, "presenter"):
            many = len(self.table.selectionModel().selectedRows()) > 1
            self.panel.choose(None if many else item)  # several are chosen to act on, not to read

    @Slot(bool)
    def _on_fitted(self, has_room: bool) -> None:
        show_if(self.beside, wanted=has_room)

    @Slot(bool)
    def _on_beside(self, wanted: bool) -> None:
        QSettings().setValue(_BESIDE, "yes" if wanted else "no")
        self._show_beside()

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self.presenter.filter_text(words)

    @Slot()
    def _on_state(self) -> None:
        self.presenter.filter_state(str(self.state.currentData()))

    @Slot()
    def _on_handler(self) -> None:
        self.presenter.filter_handler(str(self.handler.currentData()))

    @Slot()
    def _on_district(self) -> None:
        self.presenter.filter_district(str(self.district.currentData()))

    @Slot(object)
    def _on_handed_on(self, users: tuple[str, ...]) -> None:
        self.presenter.hand_on(users)

    @Slot()
    def _on_hand_on_left(self) -> None:
        self.presenter.leave_hand_on()


_BESIDE = "cases/beside"
