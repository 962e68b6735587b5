"""Questions that rest on a law: the list at the left, one of them or the form at the right."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.legal.form_card import FormCard
from sspf_app.gui.screens.legal.legal_words import status_look
from sspf_app.gui.screens.legal.ports import CaseChoice, TypedQuestion
from sspf_app.gui.screens.legal.presenter import LegalPresenter
from sspf_app.gui.screens.legal.request_card import RequestCard
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.legal_views import LegalDesk, LegalLine
from sspf_app.services.manager_records import AwayDesk


class LegalView(ScreenView):
    """See the module."""

    presenter: LegalPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(
            _("By law"),
            _(
                "Questions and notices that rest on a law and not on consent. Nothing here changes "
                "who may know what."
            ),
        )
        self.header.show_badges(StatusBadge(_("Not consent"), Tone.LEGAL, icon="legal"))
        self.model = ItemTableModel(_columns(zone), id_of=lambda line: line.request.id)
        self.table = ItemTable(self.model, name=_("Questions"))
        self.new = button(_("New question or notice"), self._on_new, icon="add")
        self.form = FormCard(self._on_save)
        self.request = RequestCard(zone)
        self.reason = ReasonCard()
        self._nothing = EmptyState(
            _("Choose a question, or record a new one"),
            _("Record what was asked for even when nothing is handed out."),
            icon="legal",
        )
        self._right = mark(QStackedWidget(), role="page")
        self._build()
        self.table.item_chosen.connect(self._on_chosen)
        self.form.case.picked.connect(self._on_case)
        self.reason.given.connect(self._on_reason)
        self.request.hand_out_wanted.connect(self._on_hand_out)
        self.request.decided.connect(self._on_decided)
        self.request.noted.connect(self._on_noted)
        self.request.seal_wanted.connect(self._on_seal)
        self.request.take_wanted.connect(self._on_take)

    def show_lines(self, lines: tuple[LegalLine, ...], *, is_manager: bool) -> None:
        """Fill the list."""
        self.model.set_items(lines)
        self._nothing.step_back(wanted=not lines)  # an empty list says itself what to do
        self.new.setVisible(not is_manager)

    def show_cases(self, cases: tuple[CaseChoice, ...]) -> None:
        """Offer these cases."""
        self.form.show_cases(cases)

    def show_line(
        self, line: LegalLine, *, is_manager: bool, has_manager: bool, away: AwayDesk
    ) -> None:
        """Show one that was recorded."""
        self.table.blockSignals(True)
        self.table.choose(line.request.id)
        self.table.blockSignals(False)
        self.request.show_line(line, is_manager=is_manager, has_manager=has_manager, away=away)
        self._right.setCurrentWidget(self._request_page)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._right.setCurrentWidget(self._nothing)

    def show_form(self, desk: LegalDesk | None, typed: TypedQuestion) -> None:
        """Show the form; without a case that is chosen first."""
        self.table.clearSelection()
        self.form.show_form(desk, typed)
        self._right.setCurrentWidget(self._form_page)
        (self.form.case if desk is None else self.form.asked_by).setFocus()

    def ask_reason(self, case: str) -> None:
        """Ask why a protected person is opened, in the place of what it guards."""
        self.reason.ask(case)
        self._right.setCurrentWidget(self._reason_page)
        self.reason.field.setFocus()

    def collect(self) -> TypedQuestion:
        """What stands in the form."""
        return self.form.collect()

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is missing in the form, at its place."""
        self.form.show_faults(faults)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not recorded or done, where it was asked for."""
        if self._right.currentWidget() is self._request_page:
            self.request.show_refusal(sentence)
        else:
            self.form.show_refusal(sentence)

    def first_focus(self) -> QWidget:
        """The button for a new one, or the list."""
        return self.table if self.new.isHidden() else self.new

    def _build(self) -> None:
        empty = EmptyState(
            _("Nothing was asked yet"),
            _("Questions from the police and others are recorded here, with the answer."),
            icon="legal",
        )
        place: ListPlace[LegalLine] = ListPlace(self.table, empty)
        left = QWidget()
        left.setLayout(column(row(self.new, None), place, gap=GRID + 4))
        self._form_page = scrolled(pile(self.form, right=GRID))
        self._request_page = scrolled(pile(self.request, right=GRID))
        self._reason_page = scrolled(pile(self.reason, right=GRID))
        for page in (self._nothing, self._form_page, self._request_page, self._reason_page):
            self._right.addWidget(page)
        self.body.addWidget(Sides(left, self._right, shares=(1, 1), above=4), 1)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the right side level with what stands below the button at the left."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._nothing.setContentsMargins(0, self.new.sizeHint().height() + GRID + 4, 0, 0)

    @Slot(object)
    def _on_chosen(self, line: LegalLine | None) -> None:
        if line is not None:
            self.presenter.choose(line.request.id)

    @Slot(object)
    def _on_case(self, case: str) -> None:
        self.presenter.choose_case(case)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(reason)

    @Slot()
    def _on_hand_out(self) -> None:
        self.presenter.hand_out()

    @Slot(bool)
    def _on_decided(self, approve: bool) -> None:
        self.presenter.decide(approve=approve)

    @Slot(bool, str, str)
    def _on_noted(self, approve: bool, decider: str, document: str) -> None:
        self.presenter.note_approval(approve=approve, decider=decider, document=document)

    @Slot(str)
    def _on_seal(self, login: str) -> None:
        self.presenter.seal(login)

    @Slot()
    def _on_take(self) -> None:
        self.presenter.take_answer()

    def _on_new(self) -> None:
        self.presenter.begin()

    def _on_save(self) -> None:
        self.presenter.save()


def _columns(zone: tzinfo) -> tuple[Column[LegalLine], ...]:
    def who(line: LegalLine) -> str:
        if line.is_closed:
            return f"{line.reference} · {marked(PROTECTED_NAME)}"
        return " · ".join(one for one in (line.person_name, line.reference) if one)

    return (
        Column(
            name="when",
            title=_("When"),
            text=lambda line: f"{line.request.asked_at.astimezone(zone):%Y-%m-%d}",
            sort=lambda line: line.request.asked_at,
            width=11,
        ),
        Column(
            name="who",
            title=_("About"),
            text=who,
            icon=lambda line: "shield" if line.is_closed else None,
            hint=lambda line: line.request.paragraph,
            width=0,
        ),
        Column(
            name="status",
            title=_("What became of it"),
            text=lambda line: marked(status_look(line.request.status).word),
            icon=lambda line: status_look(line.request.status).icon,
            width=21,
        ),
    )
