"""The commitments over all cases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.commitment_words import (
    commitment_look,
    due_look,
    due_words,
    owner_words,
    text_words,
    young_words,
)
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.commitments.detail_card import LOW, CommitmentCard
from sspf_app.gui.screens.commitments.presenter import (
    EVERYBODY,
    LAPSED,
    OVER,
    TO_DO,
    CommitmentsPresenter,
    TypedStep,
)
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.paper_copies import PaperCopies
from sspf_app.gui.widgets.sides import ListSides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.commitment_views import CommitmentDetail, CommitmentLine, Due
from sspf_app.services.plan_records import CommitmentStatus


class CommitmentsView(ScreenView):
    """See the module.

    Attributes:
        table: The list.
        card: The chosen one.
        papers: What somebody has promised, on paper.
    """

    presenter: CommitmentsPresenter

    def __init__(self) -> None:
        super().__init__(_("Commitments"))
        self._model: ItemTableModel[CommitmentLine] = ItemTableModel(
            _columns(lambda line: self.table.words_left_out(line)), id_of=lambda line: line.id
        )
        self.table = ItemTable(self._model, name=_("Commitments"))
        self.search = SearchField(_("Filter on words, name or reference"))
        self.due, self.owner = ChoiceBox(), ChoiceBox()
        self.open = button(_("Open the case"), self._on_open, icon="cases")
        self.print = button(_("Page for a party…"), self._on_print, icon="print")
        self.papers = PaperCopies(_("Back to the commitments"))
        self._stack = mark(QStackedWidget(), role="page")
        self._count = text(role="muted", wrap=False)
        self.more = quiet_button(_("Show more"), self._on_more)
        self.card = CommitmentCard()
        self._build()
        self.table.item_opened.connect(self._on_opened)
        self.table.item_chosen.connect(self._on_chosen)
        self._model.dataChanged.connect(self._on_data)
        self.search.searched.connect(self._on_searched)
        self.due.activated.connect(self._on_due)
        self.owner.activated.connect(self._on_owner)
        self.card.status_wanted.connect(self._on_status)
        self.card.reason_given.connect(self._on_reason)

    def show_lines(self, lines: tuple[CommitmentLine, ...], *, total: int | None) -> None:
        """Fill the list."""
        self._model.set_items(lines)
        said = ngettext("{n} commitment", "{n} commitments", len(lines)).format(n=len(lines))
        if total is None:
            said = _("The first {shown}").format(shown=said)
        elif len(lines) != total:
            said = _("{shown} of {total}").format(shown=said, total=total)
        self._count.setText(said)
        show_if(self.more, wanted=len(lines) != total)
        if self.table.chosen() is None and lines:
            self.table.selectRow(0)
        elif not lines:
            self._on_chosen(None)
        show_if(self.card, wanted=bool(lines))  # an empty list says itself what to do

    def show_owners(self, owners: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer those who have one; all of them stay offered while one is chosen."""
        if chosen == EVERYBODY:
            self.owner.clear()
            self.owner.addItem(_("All parties and persons"), EVERYBODY)
        for owner, said in owners:
            if self.owner.findData(owner) < 0:
                self.owner.addItem(said, owner)
        self.owner.setCurrentIndex(max(0, self.owner.findData(chosen)))

    def show_filter(self, wanted: str) -> None:
        """Show what the list is narrowed to."""
        self.due.setCurrentIndex(max(0, self.due.findData(wanted)))

    def clear_search(self) -> None:
        """Nothing is searched for."""
        self.search.clear()

    def choose(self, line_id: str) -> None:
        """Choose a row."""
        self.table.choose(line_id)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.card.show_nothing()
        self.open.setEnabled(False)

    def show_detail(self, detail: CommitmentDetail, typed: TypedStep) -> None:
        """The chosen one."""
        self.card.show_detail(detail, typed)
        self.open.setEnabled(True)

    def ask_reason(self, name: str) -> None:
        """Somebody in the case is protected."""
        self.card.ask_reason(name)
        self.open.setEnabled(True)

    def typed(self) -> TypedStep:
        """What is typed about the chosen one."""
        return self.card.typed()

    def show_needs_why(self, sentence: str) -> None:
        """A comment is needed first."""
        self.card.show_needs_why(sentence)

    def first_focus(self) -> QWidget:
        """The list."""
        return self._place.first_focus()

    def _build(self) -> None:
        self.header.add_action(self.print)
        self.header.add_action(self.open)
        name(self.due, _("When they are due"))
        name(self.owner, _("Whose they are"))
        for word, value in (
            (_("All that are to be done"), TO_DO),
            (_("Late"), Due.LATE.value),
            (_("This week"), Due.THIS_WEEK.value),
            (_("Coming"), Due.COMING.value),
            (_("May no longer be received"), LAPSED),
            (_("Over"), OVER),
        ):
            self.due.addItem(word, value)
        self.owner.addItem(_("All parties and persons"), EVERYBODY)
        for box in (self.due, self.owner):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setMinimumWidth(260)
        empty = EmptyState(
            _("No commitments here"),
            _("Nothing is promised and not done, or the filter hides it."),
            icon="commitments",
            action=button(_("Show all"), self._on_show_all),
        )
        self._place: ListPlace[CommitmentLine] = ListPlace(self.table, empty, waits=True)
        page = QWidget()
        layout = column(
            flowing(self.search, self.due, self.owner, self._count, self.more),
            ListSides(self._place, self.card, low=LOW),
        )
        layout.setStretch(1, 1)
        page.setLayout(layout)
        self._stack.addWidget(page)
        self._stack.addWidget(self.papers)
        self.body.addWidget(self._stack, 1)
        self.papers.left.connect(self._on_papers_left)

    def show_papers(self, *, wanted: bool) -> None:
        """The pages of the parties, or the list."""
        self._stack.setCurrentIndex(1 if wanted else 0)
        for one in (self.print, self.open):
            show_if(one, wanted=not wanted)
        (self.papers.recipient if wanted else self.table).setFocus()

    def _on_more(self) -> None:
        self.presenter.show_more()

    def _on_print(self) -> None:
        self.presenter.print_page()

    @Slot()
    def _on_papers_left(self) -> None:
        self.presenter.leave_page()

    def _on_open(self) -> None:
        self.presenter.open_case()

    def _on_show_all(self) -> None:
        self.search.clear()
        self.presenter.open(owner=EVERYBODY, due=TO_DO)

    @Slot(object)
    def _on_chosen(self, line: CommitmentLine | None) -> None:
        if hasattr(self, "presenter"):
            self.presenter.choose(line)

    @Slot()
    def _on_data(self) -> None:
        self._on_chosen(self.table.chosen())

    @Slot(object)
    def _on_opened(self, _line: CommitmentLine) -> None:
        self.presenter.open_case()

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self.presenter.filter_text(words)

    @Slot()
    def _on_due(self) -> None:
        self.presenter.filter_due(str(self.due.currentData()))

    @Slot()
    def _on_owner(self) -> None:
        self.presenter.filter_owner(str(self.owner.currentData()))

    @Slot(object)
    def _on_status(self, status: CommitmentStatus) -> None:
        self.presenter.set_status(status)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(reason)


def _columns(left_out: Callable[[CommitmentLine], str]) -> tuple[Column[CommitmentLine], ...]:
    def told(line: CommitmentLine) -> str:
        return "\n".join(part for part in (_hint(line), left_out(line)) if part)

    return (
        Column(
            name="due",
            title=_("Done by"),
            width=20,
            text=due_words,
            sort=lambda line: line.due_on,
            icon=lambda line: due_look(line).icon,
            tone=lambda line: due_look(line).tone,
            hint=lambda line: f"{due_look(line).word}, {line.due_on.isoformat()}",
        ),
        Column(
            name="text",
            title=_("What"),
            width=0,
            text=text_words,
            icon=lambda line: "eye-off" if line.is_lapsed else None,
            tone=lambda line: Tone.WARNING if line.is_lapsed else None,
            hint=told,
        ),
        Column(
            name="owner", title=_("Who"), width=24, least=12, text=owner_words, hint=owner_words
        ),
        Column(
            name="name",
            title=_("About"),
            width=16,
            least=10,
            text=young_words,
            icon=lambda line: "shield" if line.is_closed_to_view else None,
            hint=lambda line: f"{young_words(line)}\n{line.reference}",
        ),
        Column(
            name="status",
            title=_("Status"),
            width=14,
            spare=1,
            text=lambda line: commitment_look(line.status).word,
            icon=lambda line: commitment_look(line.status).icon,
            tone=lambda line: commitment_look(line.status).tone,
        ),
    )


def _hint(line: CommitmentLine) -> str:
    if line.is_lapsed:
        return _("{name} may no longer receive this: it is withheld from every copy.").format(
            name=line.owner
        )
    return text_words(line)
