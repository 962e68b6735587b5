"""Every row before it comes in: what it becomes, what is wrong, and the row itself beside it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.moving.moving_words import counts, here_already, problem_words, row_state
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.screens.moving.row_panel import RowPanel
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import foot
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, scrolled
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.words_beside import WordsBeside
from sspf_app.services.move_views import Preview, PreviewRow
from sspf_app.texts.moving import field_name

ALL, ERRORS, DOUBTS = "all", "errors", "doubts"


class RowsPage(QWidget):
    """See the module.

    Attributes:
        table: The rows.
        panel: The chosen row.
    """

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._model: ItemTableModel[PreviewRow] = ItemTableModel(
            _columns(), id_of=lambda item: str(item.number)
        )
        self.table = ItemTable(self._model, name=_("Rows of the sheet"))
        self.panel = RowPanel()
        self.which = QComboBox()
        self.leave_errors = button(_("Leave out what cannot come in"), self._on_leave_errors)
        self.go = primary_button(" ", self._on_go, icon="import")
        self._why = text(role="muted", wrap=False)
        self._summary = text(role="strong")
        self._missing = QVBoxLayout()
        self._preview: Preview | None = None
        self._build()
        self.table.item_chosen.connect(self._on_chosen)
        self.table.item_opened.connect(self._on_opened)
        self.which.activated.connect(self._on_which)
        self.panel.corrected.connect(self._on_corrected)
        self.panel.typed.connect(self._on_typed)
        self.panel.matched.connect(self._on_matched)
        self.panel.left_out.connect(self._on_left_out)

    def show_preview(self, preview: Preview, *, keep: int = 0) -> None:
        """Show every row; the row that was being looked at stays in sight."""
        self._preview = preview
        self._show_missing(preview)
        self._show_summary(preview)
        self._show_rows()
        if keep:
            self.table.choose(str(keep))
        if self.table.chosen() is None and self._model.rowCount():
            self.table.selectRow(0)
        self._on_chosen(self.table.chosen())

    def _build(self) -> None:
        for value, word in (
            (ALL, _("All rows")),
            (ERRORS, _("Rows that cannot come in")),
            (DOUBTS, _("Rows to look at")),
        ):
            self.which.addItem(word, value)
        name(self.which, _("Which rows"))
        frame = scrolled(self.panel)
        self._side = mark(QWidget(), role="panel")
        self._side.setLayout(column(frame, margin=2 * GRID))
        empty = EmptyState(_("No such rows"), _("Choose all rows to see the others."), icon="check")
        both = Sides(ListPlace(self.table, empty), self._side, shares=(5, 3))
        acts = foot(back_button(_("Back to the columns"), self._on_back), self._why, self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        layout.addLayout(self._missing)
        layout.addWidget(WordsBeside(self._summary, self.which, self.leave_errors))
        layout.addWidget(both, 1)
        layout.addLayout(acts)

    def _show_missing(self, preview: Preview) -> None:
        clear(self._missing)
        for code in preview.missing:
            said = _("No column means {field}, and every row needs it. Go back and choose one.")
            line = said.format(field=field_name(code, words()))
            self._missing.addWidget(IconLine("cross-circle", line, Tone.DANGER))

    def _show_summary(self, preview: Preview) -> None:
        rows = ngettext("{n} row comes in", "{n} rows come in", preview.taken)
        said = rows.format(n=preview.taken)
        self._summary.setText(f"{said}: {counts(preview.made)}. {here_already(preview)}".rstrip())
        show_if(self.leave_errors, wanted=bool(preview.errors))
        self.go.setText(
            ngettext("Take in {n} row", "Take in {n} rows", preview.taken).format(n=preview.taken)
        )
        can_go = not preview.errors and not preview.missing and bool(preview.made)
        self.go.setEnabled(can_go)
        why = ngettext(
            "{n} row cannot come in yet.", "{n} rows cannot come in yet.", preview.errors
        )
        self._why.setText(why.format(n=preview.errors))
        show_if(self._why, wanted=bool(preview.errors))
        self.go.setAccessibleDescription(self._why.text() if preview.errors else "")

    def _show_rows(self) -> None:
        if self._preview is None:
            return
        which = self.which.currentData()
        self._model.set_items(
            tuple(
                one
                for one in self._preview.rows
                if which == ALL
                or (which == ERRORS and one.has_errors)
                or (which == DOUBTS and row_state(one)[2] is Tone.WARNING)
            )
        )

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        show_if(self._side, wanted=item is not None)
        if isinstance(item, PreviewRow):
            self.panel.show_row(item)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        self._on_chosen(item)
        self.panel.focus_first()

    @Slot()
    def _on_which(self) -> None:
        self._show_rows()
        if self._model.rowCount():
            self.table.selectRow(0)

    @Slot(str, str)
    def _on_corrected(self, code: str, said: str) -> None:
        if (number := self._number()) is not None:
            self.presenter.correct(number, code, said)

    @Slot(str, str)
    def _on_typed(self, code: str, said: str) -> None:
        if (number := self._number()) is not None:
            self.presenter.keep_typed(number, code, said)

    @Slot(str, str)
    def _on_matched(self, role: str, who: str) -> None:
        if (number := self._number()) is not None:
            self.presenter.match(number, role, who)

    @Slot(bool)
    def _on_left_out(self, is_left_out: bool) -> None:
        if (number := self._number()) is not None:
            self.presenter.leave_out(number, is_left_out=is_left_out)

    def _number(self) -> int | None:
        item = self.table.chosen()
        return item.number if isinstance(item, PreviewRow) else None

    def _on_leave_errors(self) -> None:
        self.presenter.leave_out_errors()

    def _on_back(self) -> None:
        self.presenter.show_columns()

    def _on_go(self) -> None:
        self.presenter.take_in()


def _columns() -> tuple[Column[PreviewRow], ...]:
    return (
        Column(
            name="number",
            title=_("Row"),
            width=5,
            is_number=True,
            text=lambda item: str(item.number),
            sort=lambda item: item.number,
        ),
        Column(name="title", title=_("Who or what"), width=18, text=lambda item: item.title),
        Column(
            name="state",
            title=_("State"),
            width=17,
            text=lambda item: row_state(item)[0],
            icon=lambda item: row_state(item)[1],
            tone=lambda item: row_state(item)[2],
        ),
        Column(name="why", title=_("What to look at"), width=0, text=_first_problem, hint=_all),
    )


def _first_problem(item: PreviewRow) -> str:
    ordered = sorted(item.problems, key=lambda one: (not one.is_error, one.is_note))
    if not ordered:
        return ""
    more = f"  (+{len(ordered) - 1})" if len(ordered) > 1 else ""
    return f"{problem_words(ordered[0])}{more}"


def _all(item: PreviewRow) -> str:
    return "\n".join(map(problem_words, item.problems))
