"""Disposal: what is proposed, looked through row by row, and approved by a second person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from sspf_app.domain.retention import DroppedBecause, LeftOutBecause
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.disposal_elsewhere import ElsewhereCard
from sspf_app.gui.screens.register.disposal_words import (
    chosen_words,
    held_words,
    line_basis,
    line_reference,
    line_state,
    record_words,
    state_words,
    warning_words,
)
from sspf_app.gui.screens.register.retention_rules_card import RetentionRulesCard
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.flow import flowing, growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.refusing import RefusesInPlace
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.disposal_records import ProposalState
from sspf_app.services.retention_views import DisposalBoard, ProposedLine
from sspf_app.texts.retention import dropped_words, left_out_words


class DisposalPage(RefusesInPlace, HoldsTyped, QWidget):
    """See the module.

    Signals:
        propose_wanted: Nothing.
        leave_wanted: Row, and a ``LeftOutBecause``.
        take_wanted: Row.
        send_wanted: Nothing.
        drop_wanted: A ``DroppedBecause``.
        approve_wanted: The number as typed.
        record_wanted: Id of a disposal whose record is saved as a file.
        record_print_wanted: Id of a disposal whose record is printed.
    """

    propose_wanted = Signal()
    leave_wanted = Signal(str, object)
    take_wanted = Signal(str)
    send_wanted = Signal()
    drop_wanted = Signal(object)
    approve_wanted = Signal(str)
    record_wanted = Signal(str)
    record_print_wanted = Signal(str)

    def __init__(self, rules: RetentionRulesCard, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules = rules
        self._chosen: ProposedLine | None = None
        self.refusal = Banner()
        self.state = growing(Card(_("Disposal")))
        self.propose = primary_button(_("Make a proposal"), self.propose_wanted.emit, icon="add")
        self.send = primary_button(_("Send for approval"), self.send_wanted.emit, icon="check")
        self.model: ItemTableModel[ProposedLine] = ItemTableModel(
            _columns(), id_of=lambda one: one.row.id
        )
        self.table = ItemTable(self.model, name=_("Entries of the proposal"))
        self.because = _reasons((one, left_out_words(one, words())) for one in LeftOutBecause)
        self._because_row = FormRow(_("Why it is left out"), self.because)
        self.leave = button(_("Leave it out"), self._on_leave)
        self.take = button(_("Take it in again"), self._on_take)
        self.chosen = growing(Card(_("No entry is chosen")))
        self.number = QLineEdit()
        self._number_row = FormRow(
            _("Write the number of entries to approve"),
            self.number,
            hint=_("So that nobody approves more than they have seen."),
        )
        self.warning = Banner()
        self.approve = button(
            _("Approve and dispose of them"), self._on_approve, kind="danger", icon="trash"
        )
        self.drop_because = _reasons((one, dropped_words(one, words())) for one in DroppedBecause)
        self._drop_row = FormRow(_("Why the proposal is dropped"), self.drop_because)
        self.drop = quiet_button(_("Drop the proposal"), self._on_drop)
        self.decide = growing(Card(_("Approve as the second person")))
        self.dropping = growing(Card(_("Drop the proposal")))
        self._held, self._records = column(gap=GRID), column(gap=GRID)
        self.elsewhere = ElsewhereCard()
        self.held = growing(Card(_("Past their day, and kept")))
        self.records = growing(Card(_("Records of disposal")))
        self.saves: dict[str, QPushButton] = {}
        self.prints: dict[str, QPushButton] = {}
        self._build()

    def show_board(self, board: DisposalBoard) -> None:
        """Show all of it."""
        proposal = board.proposal
        is_open = proposal is not None and proposal.state is ProposalState.OPEN
        is_sent = proposal is not None and proposal.state is ProposalState.SENT
        self.refusal.clear()
        self.state.say(*state_words(board))
        show_if(self.propose, wanted=board.may_propose and proposal is None and board.due > 0)
        show_if(self.send, wanted=board.may_propose and is_open)
        self.model.set_items(board.lines)
        show_if(
            self._place, wanted=proposal is not None
        )  # the card says already that there is none
        may_approve = board.may_approve and is_sent and not board.is_own
        show_if(self.decide, wanted=may_approve)
        self.warning.say(warning_words(board), tone=Tone.WARNING)
        self.elsewhere.show_board(board, warning_words(board))
        self.number.clear()
        self.drop_because.setCurrentIndex(-1)
        show_if(self.dropping, wanted=proposal is not None)
        self._may_take, self._may_leave = board.may_propose and is_open, proposal is not None
        chosen = None if self._chosen is None else self._chosen.row.id
        self._show(next((one for one in board.lines if one.row.id == chosen), None))
        self._show_lists(board)

    def _build(self) -> None:
        self._may_take = self._may_leave = False
        self.state.add(self.refusal)
        self.state.add(row(self.propose, self.send, None))
        empty = EmptyState(
            _("No proposal is under way"),
            _("Entries of a proposal stand here, one a row, until a second person has approved."),
            icon="register",
        )
        self._place: ListPlace[ProposedLine] = ListPlace(self.table, empty)
        for part in (self._because_row, row(self.leave, self.take, None)):
            self.chosen.add(part)
        for part in (self.warning, self._number_row, row(self.approve, None)):
            self.decide.add(part)
        for part in (self._drop_row, row(self.drop, None)):
            self.dropping.add(part)
        self.held.add(self._held)
        self.records.add(self._records)
        left = QWidget()
        at_left = column(self.state, self._place, gap=GRID + 4)
        at_left.setAlignment(self.state, Qt.AlignmentFlag.AlignTop)
        left.setLayout(at_left)
        decide = (self.decide, self.elsewhere, self.dropping)
        cards = (self.chosen, *decide, self.held, self.records, self.rules)
        right = scrolled(pile(*cards, right=GRID))
        self.setLayout(column(SidesInSection(left, right, shares=(6, 5))))
        self.table.item_chosen.connect(self._on_chosen)

    def _show(self, chosen: ProposedLine | None) -> None:
        self._chosen = chosen
        self.because.setCurrentIndex(-1)
        self._because_row.show_trouble("")
        is_in = chosen is not None and chosen.is_in
        may_leave = is_in and self._may_leave
        show_if(self._because_row, wanted=may_leave)
        show_if(self.leave, wanted=may_leave)
        show_if(self.take, wanted=chosen is not None and not is_in and self._may_take)
        show_if(self.chosen, wanted=self._may_leave)
        if chosen is None:
            self.chosen.say(_("No entry is chosen"), _("Choose one in the list."))
        else:
            self.chosen.say(line_reference(chosen), chosen_words(chosen))

    def _show_lists(self, board: DisposalBoard) -> None:
        clear(self._held)
        for one in board.held:
            self._held.addWidget(text(held_words(one)))
        show_if(self.held, wanted=bool(board.held))
        clear(self._records)
        self.saves, self.prints = {}, {}
        for record in board.records:
            said, who = record_words(record)
            # The keys are for the latest; two buttons with the same keys would answer to none.
            keys = "" if self.prints else "Ctrl+P"
            to_paper = partial(self._on_print, record.id)
            printing = button(_("Print…"), to_paper, icon="print", shortcut=keys)
            save = button(_("Save the record"), partial(self._on_record, record.id), icon="export")
            self.saves[record.id], self.prints[record.id] = save, printing
            self._records.addWidget(text(said, role="strong"))
            self._records.addWidget(text(who, role="muted"))
            self._records.addWidget(growing(flowing(printing, save)))
        if not board.records:
            said = _("Nothing was disposed of yet.")
            self._records.addWidget(text(said, role="muted"))

    @Slot(object)
    def _on_chosen(self, chosen: ProposedLine | None) -> None:
        self._show(chosen)

    def _on_leave(self) -> None:
        if self._chosen is None:
            return
        if self.because.currentIndex() < 0:
            self._because_row.show_trouble(_("Choose why."))
            self.because.setFocus()
            return
        reason = LeftOutBecause(self.because.currentData())
        self.leave_wanted.emit(self._chosen.row.id, reason)

    def _on_take(self) -> None:
        if self._chosen is not None:
            self.take_wanted.emit(self._chosen.row.id)

    def _on_drop(self) -> None:
        if self.drop_because.currentIndex() < 0:
            self._drop_row.show_trouble(_("Choose why."))
            self.drop_because.setFocus()
            return
        self._drop_row.show_trouble("")
        self.drop_wanted.emit(DroppedBecause(self.drop_because.currentData()))

    def _on_approve(self) -> None:
        if not self.number.text().strip().isdecimal():
            self._number_row.show_trouble(_("Write the number in digits."))
            self.number.setFocus()
            return
        self._number_row.show_trouble("")
        self.approve_wanted.emit(self.number.text().strip())

    def _on_record(self, record: str) -> None:
        self.record_wanted.emit(record)

    def _on_print(self, record: str) -> None:
        self.record_print_wanted.emit(record)


def _reasons(reasons: Iterable[tuple[LeftOutBecause | DroppedBecause, str]]) -> QComboBox:
    """A choice of reasons, none of them chosen."""
    box = QComboBox()
    box.setPlaceholderText(_("Choose"))
    for reason, said in reasons:
        box.addItem(said, reason)
    box.setCurrentIndex(-1)
    return box


def _columns() -> tuple[Column[ProposedLine], ...]:
    return (
        Column(name="case", title=_("Entry"), text=line_reference, width=11),
        Column(name="basis", title=_("Kept"), text=line_basis, width=0),
        Column(
            name="latest",
            title=_("At the latest"),
            text=lambda one: one.row.latest.isoformat(),
            width=10,
        ),
        Column(name="state", title=_("What becomes of it"), text=line_state, width=13),
    )
