"""The plan itself: its lines, the chosen one in full below them, and what one does with both."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import ItemTableModel
from sspf_app.gui.plan_words import plan_kind_word
from sspf_app.gui.screens.case.closed_words import ClosedWords
from sspf_app.gui.screens.case.plan_presenter import PlanPresenter
from sspf_app.gui.screens.case.plan_rows import entry_card, plan_columns, plan_state
from sspf_app.gui.widgets.buttons import (
    button,
    icon_button,
    native_keys,
    press_on,
    primary_button,
)
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing, foot
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import clear, column, row, scrolled
from sspf_app.gui.widgets.marks import name, scaled, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.read_only import changing, set_read_only
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.plan_reading import GOALS
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import PlanBoard, PlanEntry

_LOW, _LEAST_LIST = 21 * GRID, 20 * GRID
"""Pixels of what is chosen, and of the list at least, in text of the usual size: where a window is
lower than both the page scrolls."""


class PlanLines(QWidget):
    """See the module.

    Attributes:
        presenter: Who leads the plan.
        table: The lines, goals with what stands under them.
    """

    presenter: PlanPresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: ItemTableModel[PlanEntry] = ItemTableModel(
            plan_columns(), id_of=lambda entry: entry.item.id
        )
        self.table = ItemTable(self._model, name=_("Lines of the plan"))
        self.table.setSortingEnabled(False)  # the order is the plan's own
        self.purpose, self.kind, self.loose = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.add = changing(primary_button(_("Write"), self._on_add, icon="add"))
        self.anew = changing(button(_("Word anew"), self._on_anew, icon="edit"))
        self.out = changing(button(_("Take out"), self._on_out, icon="remove"))
        self.rights = icon_button("note", _("Views and restriction of the line"), self._on_rights)
        self.up = changing(icon_button("chevron-up", _("Move the line up"), self._on_up))
        self.down = changing(icon_button("chevron-down", _("Move the line down"), self._on_down))
        self.note = changing(button(_("Note how it goes"), self._on_note, icon="commitments"))
        self.take = changing(button(_("Put it in the plan"), self._on_take, icon="import"))
        self.set = changing(button(_("Set the plan…"), self._on_set, icon="check"))
        self.print = button(_("On paper…"), self._on_print, icon="print")
        self.beside = button(_("Compare versions"), self._on_compare, icon="history")
        self._state = StatusBadge()
        self._no_occasion = text(role="muted")
        self._closed = ClosedWords()
        self._is_closed = False
        self._detail = QVBoxLayout()
        self._loose_row = QWidget()
        self._build()

    def show_board(self, board: PlanBoard, case: CaseDetail) -> None:
        """The plan of a purpose."""
        self._is_closed = case.closed_at is not None
        set_read_only(self, wanted=self._is_closed)
        self._closed.show_case(case)
        self._model.set_items(board.entries)
        self.purpose.clear()
        for one in case.purposes:
            self.purpose.addItem(one.text, one.id)
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(board.purpose)))
        show_if(self.purpose, wanted=len(case.purposes) > 1)
        self.loose.clear()
        for line in board.loose:
            self.loose.addItem(f"{line.text} ({line.owner})", line.item)
        show_if(self._loose_row, wanted=bool(board.loose) and not self._is_closed)
        words, tone = plan_state(board)
        self._state.say(words, tone, icon=None if board.versions else "edit")
        self.beside.setEnabled(bool(board.versions))
        self.set.setEnabled(board.is_changed)
        self.print.setEnabled(bool(board.entries))
        for one in (self.rights, self.up, self.down, self.note, self.out, self.anew, self.print):
            show_if(one, wanted=bool(board.entries))  # an empty plan has no line to act on
        show_if(self.set, wanted=bool(board.entries or board.versions))
        show_if(self.beside, wanted=bool(board.versions))
        self.add.setEnabled(bool(board.occasions))
        self._no_occasion.setText(
            _("A plan is made at a meeting: hold one first, then its goals are written here.")
            if board.begins_at is None
            else _(
                "A plan is made at a meeting, and the next one begins {when}. Goals are written "
                "here from then on. If it has begun already, change its time under Meetings."
            ).format(when=self.presenter.when(board.begins_at))
        )
        show_if(self._no_occasion, wanted=not (board.occasions or self._is_closed))
        show_if(self.kind, wanted=not self._is_closed)
        if self.table.chosen() is None and board.entries:
            self.table.selectRow(0)
        self._on_chosen(self.table.chosen())

    def _build(self) -> None:
        for made, key in ((self.up, "Alt+Up"), (self.down, "Alt+Down")):
            press_on(made, key)
            made.setToolTip(f"{made.accessibleName()}  {native_keys(key)}")
        name(self.purpose, _("Purpose"))
        name(self.kind, _("What to write"))
        self.kind.setMinimumWidth(16 * GRID)  # its words end in an ellipsis where room is short
        self.loose.setMinimumWidth(36 * GRID)
        name(self.loose, _("Commitments that stand nowhere in the plan"))
        for kind in (
            PlanKind.GOAL,
            PlanKind.SUB_GOAL,
            PlanKind.COMMITMENT,
            PlanKind.OVERALL,
            PlanKind.YOUNG_WORDS,
            PlanKind.GUARDIAN_WORDS,
        ):
            self.kind.addItem(plan_kind_word(kind), kind.value)
        self._loose_row.setLayout(
            row(text(_("Not in the plan:"), wrap=False), self.loose, self.take)
        )
        empty = EmptyState(
            _("The plan is empty"),
            _("Begin with the young person's own words, or with a goal."),
            icon="flag",
        )
        below = QWidget()
        below.setLayout(self._detail)
        below.setFixedHeight(scaled(_LOW))
        self._detail.setContentsMargins(0, 0, 0, 0)
        self.table.setMinimumHeight(scaled(_LEAST_LIST))
        # What acts on the chosen line stands with it, below the list.
        acts = (self.note, self.anew, self.out, self.rights, self.up, self.down)
        page = QWidget()
        layout = column(
            foot(_holding(self.purpose, self._state), self.print, self.beside, self.set),
            flowing(_holding(self.kind, self.add), self._loose_row, gap=3 * GRID),
            self._closed.label,
            self._no_occasion,
            ListPlace(self.table, empty),
            flowing(*acts),
            below,
        )
        layout.setStretch(4, 1)
        page.setLayout(layout)
        self.setLayout(column(scrolled(page)))
        self.table.item_chosen.connect(self._on_chosen)
        self.table.item_opened.connect(self._on_opened)
        self._model.dataChanged.connect(self._on_data)
        self.purpose.activated.connect(self._on_purpose)

    @Slot(object)
    def _on_chosen(self, entry: PlanEntry | None) -> None:
        clear(self._detail)
        for one in (self.anew, self.out, self.up, self.down, self.rights):
            one.setEnabled(entry is not None)
        self.note.setEnabled(entry is not None and entry.line is not None)
        if entry is not None:
            holder = QWidget()
            layout = column(entry_card(entry))
            layout.addStretch(1)
            holder.setLayout(layout)
            self._detail.addWidget(scrolled(holder))

    @Slot()
    def _on_data(self) -> None:
        self._on_chosen(self.table.chosen())

    @Slot(object)
    def _on_opened(self, entry: PlanEntry) -> None:
        if not self._is_closed:
            self.presenter.word_anew(entry)

    @Slot()
    def _on_purpose(self) -> None:
        self.presenter.choose_purpose(str(self.purpose.currentData()))

    def _on_add(self) -> None:
        self.presenter.write(PlanKind(str(self.kind.currentData())), self._goal_here())

    def _on_anew(self) -> None:
        if (entry := self.table.chosen()) is not None:
            self.presenter.word_anew(entry)

    def _on_out(self) -> None:
        if (entry := self.table.chosen()) is not None:
            self.presenter.take_out(entry)

    def _on_up(self) -> None:
        if (entry := self.table.chosen()) is not None:
            self.presenter.move(entry, by=-1)

    def _on_down(self) -> None:
        if (entry := self.table.chosen()) is not None:
            self.presenter.move(entry, by=1)

    def _on_rights(self) -> None:
        if (entry := self.table.chosen()) is not None:
            self.presenter.show_rights(entry.item.id)

    def _on_note(self) -> None:
        if (entry := self.table.chosen()) is not None:
            self.presenter.note(entry.item.id)

    def _on_take(self) -> None:
        self.presenter.take_in(str(self.loose.currentData()), self._goal_here())

    def _on_set(self) -> None:
        self.presenter.begin_version()

    def _on_print(self) -> None:
        self.presenter.print_plan()

    def _on_compare(self) -> None:
        self.presenter.begin_comparing()

    def _goal_here(self) -> str | None:
        """The goal that is chosen, or that the chosen line stands under."""
        entry = self.table.chosen()
        kind = PlanKind(str(self.kind.currentData()))
        if entry is None or kind in (PlanKind.YOUNG_WORDS, PlanKind.GUARDIAN_WORDS):
            return None
        if kind in (PlanKind.GOAL, PlanKind.OVERALL):
            return None
        return entry.item.id if entry.kind in GOALS else entry.parent


def _holding(*parts: QWidget) -> QWidget:
    """Parts that stay beside each other."""
    holder = QWidget()
    holder.setLayout(row(*parts))
    return holder
