"""A sheet of support before it is taken in: what becomes of each row, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.case_words import Look
from sspf_app.gui.i18n import N_, _, marked, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.support_views import SheetFate, SheetLine
from sspf_app.texts.support import HEADS

_LOOKS = {
    SheetFate.NEW: Look(N_("comes in as new"), "add", Tone.SUCCESS),
    SheetFate.CHANGED: Look(N_("corrects what is there"), "edit", Tone.INFO),
    SheetFate.SAME: Look(N_("stands there just so"), "check", Tone.NEUTRAL),
    SheetFate.WRONG: Look(N_("cannot come in"), "warning", Tone.DANGER),
    SheetFate.LEFT_OUT: Look(N_("is left out"), "remove", Tone.NEUTRAL),
}


class SupportSheetPage(QWidget):
    """See the module.

    Signals:
        row_wanted: Number of a row that is to be left out, or taken in after all.
        taken: What is shown is to be taken in.
        closed: Nothing is taken in.
    """

    row_wanted = Signal(object)
    taken = Signal()
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = growing(Card())
        self.model: ItemTableModel[SheetLine] = ItemTableModel(
            _columns(), id_of=lambda one: str(one.row)
        )
        self.table = ItemTable(self.model, name=_("Rows of the sheet"))
        self.said = text(selectable=True)
        self.leave = button("", self._on_leave)
        self.take = primary_button(_("Read in what is shown"), self.taken.emit, icon="check")
        self.back = back_button(_("Read in nothing"), self.closed.emit)
        layout = column(self.card, self.table, self.said, gap=GRID)
        layout.addLayout(row(self.leave, None))
        layout.addLayout(row(self.take, self.back, None))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.table.item_chosen.connect(self._show)

    def show_sheet(self, file: str, lines: tuple[SheetLine, ...]) -> None:
        """Show the rows of a sheet; the chosen one stays chosen."""
        self.model.set_items(lines)
        wrong = sum(one.fate is SheetFate.WRONG for one in lines)
        writes = sum(one.fate in {SheetFate.NEW, SheetFate.CHANGED} for one in lines)
        self.card.say(file, _about(wrong, writes))
        self.take.setEnabled(not wrong and bool(writes))
        if self.table.chosen() is None and lines:
            first = next((one for one in lines if one.fate is SheetFate.WRONG), lines[0])
            self.table.choose(str(first.row))
        self._show(self.table.chosen())

    @Slot(object)
    def _show(self, line: SheetLine | None) -> None:
        show_if(self.said, wanted=line is not None)
        show_if(self.leave, wanted=line is not None)
        if line is None:
            return
        self.said.setText(_told(line))
        is_out = line.fate is SheetFate.LEFT_OUT
        words = _("Take the row in after all") if is_out else _("Leave the row out")
        self.leave.setText(words)

    def _on_leave(self) -> None:
        line = self.table.chosen()
        if line is not None:
            self.row_wanted.emit(line.row)


def _about(wrong: int, writes: int) -> str:
    if wrong:
        return ngettext(
            "{n} row cannot come in. Leave it out, or correct the sheet and read it again.",
            "{n} rows cannot come in. Leave them out, or correct the sheet and read it again.",
            wrong,
        ).format(n=wrong)
    if not writes:
        return _("There is nothing new in it.")
    return _("Nothing is written yet. Afterwards it can be taken back.")


def _told(line: SheetLine) -> str:
    said = _("Row {n}: {words}.").format(n=line.row, words=marked(_LOOKS[line.fate].message))
    if line.fate is SheetFate.CHANGED:
        fields = ", ".join(marked(HEADS[one]) for one in line.differs)
        return f"{said} {_('It differs in: {fields}.').format(fields=fields)}"
    return f"{said} {line.said}".strip()


def _columns() -> tuple[Column[SheetLine], ...]:
    return (
        Column(name="row", title=_("Row"), text=lambda one: str(one.row), width=6),
        Column(name="name", title=_("Kind of support"), text=lambda one: one.name, width=0),
        Column(
            name="fate",
            title=_("What becomes of it"),
            text=lambda one: marked(_LOOKS[one.fate].message),
            icon=lambda one: _LOOKS[one.fate].icon,
            tone=lambda one: _LOOKS[one.fate].tone,
            width=24,
        ),
        Column(name="why", title=_("Why"), text=lambda one: one.said, width=0),
    )
