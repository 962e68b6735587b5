"""What has been shared in a case: the rows at the left, one of them or a paper at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.ledger_detail import LedgerDetail
from sspf_app.gui.screens.case.ledger_presenter import (
    Faults,
    LedgerFilter,
    LedgerPresenter,
    WrongForm,
)
from sspf_app.gui.screens.case.ledger_words import row_mark, row_what
from sspf_app.gui.screens.case.ledger_wrong import WrongCard
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import FlowLayout, foot, growing, pile
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_views import LedgerRow, PageReader, ReservationState

_NAME_LETTERS = 15


class LedgerView(PartView):
    """See the module."""

    presenter: LedgerPresenter

    def __init__(self) -> None:
        super().__init__(_("Shared"))
        self.subject, self.recipient = name(ChoiceBox(), _("About")), name(ChoiceBox(), _("To"))
        self.reader = name(ChoiceBox(), _("Page for"))
        self.page = button(_("Show the page"), self._on_page, icon="document")
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.save = primary_button(_("Save the paper…"), self._on_save, icon="export")
        self.detail, self.wrong = growing(LedgerDetail()), growing(WrongCard())
        self.table = self._make_table()
        self._page_row = QWidget()
        self._reservations = growing(Card(_("To sign before anything is sent in writing")))
        self._signing = QVBoxLayout()
        self.signers: dict[str, QLineEdit] = {}
        self._title = text(role="heading")
        self._preview = PdfPreview()
        self._right = mark(QStackedWidget(), role="page")
        self._build()

    def show_choices(
        self,
        chosen: LedgerFilter,
        readers: tuple[PageReader, ...],
        reservations: tuple[ReservationState, ...],
    ) -> None:
        """Fill the switches, and who is to sign."""
        _fill(self.subject, _("Everybody"), chosen.subjects(), chosen.subject)
        _fill(self.recipient, _("All"), chosen.recipients(), chosen.recipient)
        kept = self.reader.currentData()
        self.reader.clear()
        for one in readers:
            self.reader.addItem(one.name, one.person)
        self.reader.setCurrentIndex(max(0, self.reader.findData(kept)))
        self._page_row.setVisible(bool(readers))
        self._show_reservations(reservations)

    def show_rows(self, rows: tuple[LedgerRow, ...], chosen: str) -> None:
        """Fill the list."""
        self._model.set_items(rows)
        if chosen:
            self.table.choose(chosen)

    def show_row(self, one: LedgerRow | None) -> None:
        """Show one row; None = there is none."""
        self._detail_page.setVisible(True)
        self.detail.setVisible(one is not None)
        self._on_turned()
        if one is not None:
            self.detail.show_row(one, self.presenter.when(one.at))

    def show_paper(self, title: str, pdf: bytes) -> None:
        """Show a paper, from memory."""
        self._title.setText(title)
        self._preview.show_pdf(pdf)
        self._right.setCurrentWidget(self._paper_page)
        self.save.setFocus()

    def close_paper(self) -> None:
        """Back to the row."""
        self._preview.clear()
        self._right.setCurrentWidget(self._detail_page)

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing in the form."""
        self.wrong.show_faults(faults)

    def close_wrong(self) -> None:
        """The form is done."""
        self.wrong.kept.end()
        self._right.setCurrentWidget(self._detail_page)

    def _make_table(self) -> ItemTable:
        self._model: ItemTableModel[LedgerRow] = ItemTableModel(
            (
                Column(
                    name="when",
                    title=_("When"),
                    text=lambda item: self.presenter.when(item.at),
                    sort=lambda item: item.at,
                    width=15,
                ),
                Column(
                    name="to",
                    title=_("To"),
                    text=lambda item: item.recipient_name,
                    icon=row_mark,
                    tone=lambda item: Tone.DANGER if item.wrong or item.without_consent else None,
                    width=22,
                ),
                Column(name="what", title=_("What"), text=row_what, hint=row_what, width=0),
            ),
            id_of=lambda item: item.id,
        )
        return ItemTable(self._model, name=_("What has been shared"))

    def _build(self) -> None:
        self._page_row.setLayout(
            row(text(_("Page for"), role="muted", wrap=False), self.reader, self.page)
        )
        switches = QWidget()
        flow = FlowLayout(switches)
        for part in (_pair(_("About"), self.subject), _pair(_("To"), self.recipient)):
            flow.addWidget(part)
        flow.addWidget(self._page_row)
        self.body.addWidget(switches)
        for box in (self.subject, self.recipient, self.reader):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_NAME_LETTERS)
        empty = EmptyState(
            _("Nothing has been shared yet"),
            _("Papers, and what was noted from the question, come here."),
            icon="export",
        )
        self._detail_page = self._make_detail_page()
        self._paper_page = self._make_paper_page()
        self._wrong_page = scrolled(pile(self.wrong))
        for page in (self._detail_page, self._paper_page, self._wrong_page):
            self._right.addWidget(page)
        place: ListPlace[LedgerRow] = ListPlace(self.table, empty)
        self.body.addWidget(Sides(place, self._right, shares=(3, 2)), 1)
        self._right.currentChanged.connect(self._on_turned)
        self.subject.activated.connect(self._on_subject)
        self.recipient.activated.connect(self._on_recipient)
        self.table.item_chosen.connect(self._on_chosen)
        self.detail.wrong_wanted.connect(self._on_wrong)
        self.detail.back_wanted.connect(self._on_back_wanted)
        self.detail.receipt_wanted.connect(self._on_receipt)
        self.detail.recall_wanted.connect(self._on_recall)
        self.detail.noted.connect(self._on_noted)
        self.wrong.saved.connect(self._on_wrong_saved)
        self.wrong.left.connect(self.close_wrong)

    @Slot()
    def _on_turned(self) -> None:
        """Leave all the room to the rows while there is nothing beside them."""
        is_blank = self.detail.isHidden() and self._reservations.isHidden()
        is_detail = self._right.currentWidget() is self._detail_page
        show_if(self._right, wanted=not (is_detail and is_blank))

    def _make_detail_page(self) -> QWidget:
        self._signing.setSpacing(GRID)
        self._reservations.add(self._signing)
        return scrolled(pile(self.detail, self._reservations, gap=GRID + 4))

    def _make_paper_page(self) -> QWidget:
        page = QWidget()
        back = back_button(_("Back"), self._on_back)
        acts = foot(back, self.print, self.save)
        layout = column(self._title, above_foot(self._preview, acts))
        page.setLayout(layout)
        return page

    def _show_reservations(self, reservations: tuple[ReservationState, ...]) -> None:
        clear(self._signing)
        self.signers = {}
        self._reservations.setVisible(bool(reservations))
        self._on_turned()
        for one in reservations:
            show = quiet_button(_("Show the sheet"), partial(self._on_reservation, one.recipient))
            show.setAccessibleName(_("Show the sheet for {name}").format(name=one.name))
            if one.signed_on is not None:
                said = _("Signed on {day} by {who}").format(
                    day=one.signed_on.isoformat(), who=one.signed_by
                )
                void = quiet_button(_("Holds no longer"), partial(self._on_void, one.recipient))
                badge = StatusBadge(_("Signed"), Tone.SUCCESS)
                self._signing.addLayout(row(text(one.name, role="strong"), badge, None))
                self._signing.addLayout(row(text(said, role="muted"), None, void))
                continue
            badge = StatusBadge(_("Not signed yet"), Tone.WARNING)
            self._signing.addLayout(row(text(one.name, role="strong"), badge, None, show))
            signer = self.signers[one.recipient] = QLineEdit()
            signer.setPlaceholderText(_("Who signed it"))
            signer.setAccessibleName(_("Who signed for {name}").format(name=one.name))
            note = button(_("Note the signature"), partial(self._on_signed, one.recipient))
            self._signing.addLayout(row(signer, note))

    @Slot()
    def _on_subject(self) -> None:
        self.presenter.narrow(subject=str(self.subject.currentData()))

    @Slot()
    def _on_recipient(self) -> None:
        self.presenter.narrow(recipient=str(self.recipient.currentData()))

    @Slot(object)
    def _on_chosen(self, item: LedgerRow | None) -> None:
        self.presenter.choose(item)

    @Slot()
    def _on_back_wanted(self, item: LedgerRow) -> None:
        self.presenter.ask_back(item)

    def _on_wrong(self) -> None:
        case = self.presenter.case
        named = [(one.party, one.name) for one in case.participations]
        named += [(one.id, one.name) for one in case.people]
        self._right.setCurrentWidget(self._wrong_page)
        self.wrong.ask(
            self.presenter.new_wrong(),
            tuple(dict.fromkeys(named)),
            key=f"case/{case.case}/astray:{self.presenter.chosen}",
        )

    @Slot(str)
    def _on_receipt(self, disclosure: str) -> None:
        self.presenter.show_receipt(disclosure)

    @Slot(str)
    def _on_recall(self, misdirection: str) -> None:
        self.presenter.show_recall(misdirection)

    @Slot(object)
    def _on_noted(self, noted: tuple[FollowUpKind, str, str, str, str]) -> None:
        kind, about, recipient, what, said = noted
        self.presenter.note(kind, about=about, recipient=recipient, what=what, words=said)

    @Slot(object)
    def _on_wrong_saved(self, form: WrongForm) -> None:
        self.presenter.mark_wrong(form)

    def _on_page(self) -> None:
        self.presenter.show_page(str(self.reader.currentData()))

    def _on_reservation(self, recipient: str) -> None:
        self.presenter.show_reservation(recipient)

    def _on_signed(self, recipient: str) -> None:
        self.presenter.note(
            FollowUpKind.RESERVATION_SIGNED,
            about=recipient,
            recipient=recipient,
            words=self.signers[recipient].text(),
        )

    def _on_void(self, recipient: str) -> None:
        kind = FollowUpKind.RESERVATION_VOID
        self.presenter.note(kind, about=recipient, recipient=recipient)

    def _on_print(self) -> None:
        self.presenter.print_paper()

    def _on_save(self) -> None:
        self.presenter.save_paper()

    def _on_back(self) -> None:
        self.presenter.close_paper()


def _pair(label: str, box: ChoiceBox) -> QWidget:
    """A box with its name before it, kept together where the line breaks."""
    both = QWidget()
    both.setLayout(row(text(label, role="muted", wrap=False), box))
    return both


def _fill(box: ChoiceBox, first: str, named: tuple[tuple[str, str], ...], chosen: str) -> None:
    box.clear()
    box.addItem(first, "")
    for some_id, said in named:
        box.addItem(said, some_id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
