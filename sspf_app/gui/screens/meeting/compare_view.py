"""Two recipients' copies beside each other, line by line: for the coordinator's eyes alone.

What one of them does not have is told here, and nowhere else: no copy shows that anything was left
out.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, pgettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.services.meeting_views import ItemView

_FIRST = datetime.min.replace(tzinfo=UTC)


class CompareView(QWidget):
    """The agenda, then rows of items; a number is the one the item has in that copy."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ItemView, ...] = ()
        self._agendas: dict[str, tuple[str | None, ...]] = {}
        self.left, self.right = ChoiceBox(), ChoiceBox()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2 * GRID)
        self._rows.setVerticalSpacing(GRID)
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(column(self._rows))
        self._empty = text(_("No agenda and no items."), role="muted")
        boxes = row(
            FormRow(_("Copy at the left"), self.left),
            FormRow(_("Copy at the right"), self.right),
            gap=2 * GRID,
        )
        for at in (0, 1):
            boxes.setStretch(at, 1)
        inside = holder.layout()
        if inside is not None:
            inside.setAlignment(self._rows, Qt.AlignmentFlag.AlignTop)
        layout = column(boxes, self._empty, scrolled(holder), gap=2 * GRID)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.left.currentIndexChanged.connect(self._on_chosen)
        self.right.currentIndexChanged.connect(self._on_chosen)

    def show_page(self, page: MeetingPage) -> None:
        """Offer the readers of the meeting; who was chosen stays so."""
        self._items = tuple(sorted(page.meeting.items, key=_as_copied))
        self._agendas = {one.recipient: one.lines for one in page.agendas if one.lines}
        listed = self._items[0].readers if self._items else page.agendas
        for number, box in enumerate((self.left, self.right)):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            for reader in listed:
                box.addItem(reader.name, reader.recipient)
            found = box.findData(chosen)
            box.setCurrentIndex(found if found >= 0 else min(number, box.count() - 1))
            box.blockSignals(False)
        self._empty.setVisible(not self._items and not self._agendas)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        clear(self._rows)
        first = self._show_agendas()
        for at, box in enumerate((self.left, self.right)):
            recipient, told = str(box.currentData()), {True: 0, False: 0}
            for line, item in enumerate(self._items, start=first):
                reads = any(one.reads for one in item.readers if one.recipient == recipient)
                told[item.commitment is None] += reads
                number = told[item.commitment is None]
                cell = _shown(number, item) if reads else _blank(box.currentText())
                self._rows.addWidget(cell, line, at)

    def _show_agendas(self) -> int:
        """The two agendas, line by line as each reads them; returns the first row below."""
        if not self._agendas:
            return 0
        both = [self._agendas.get(str(box.currentData()), ()) for box in (self.left, self.right)]
        self._rows.addWidget(text(_("Agenda"), role="label"), 0, 0, 1, 2)
        for at, lines in enumerate(both):
            for number, said in enumerate(lines, start=1):
                self._rows.addWidget(_agenda_line(number, said), number, at)
        below = 1 + max(len(lines) for lines in both)
        if self._items:
            self._rows.addWidget(text(_("Said and written so far"), role="label"), below, 0, 1, 2)
        return below + 1


def _as_copied(item: ItemView) -> tuple[bool, int, datetime]:
    """The order of a copy: by kind of information, commitments last with numbers of their own."""
    kind = list(InformationType).index(item.types[0])
    is_promise = item.commitment is not None
    return is_promise, 0 if is_promise else kind, item.recorded_at or _FIRST


def _agenda_line(number: int, said: str | None) -> QWidget:
    """A heading, or the pause that stands in its place on that paper."""
    holder = mark(QWidget(), role="point")
    heading = pgettext("agenda", "Pause") if said is None else said
    line = f"{number}. {heading}"
    holder.setLayout(column(text(line, role="muted" if said is None else None)))
    return name(holder, line)


def _shown(number: int, item: ItemView) -> QWidget:
    holder = mark(QWidget(), role="point")
    about = ", ".join(item.about_names)
    below = f"{item.source_name} · {about}"
    if item.commitment is not None:
        below = f"{_('Commitment')} · {below}"
    holder.setLayout(column(text(f"{number}. {item.text}"), text(below, role="muted"), gap=2))
    return name(holder, f"{number}. {item.text}")


def _blank(recipient: str) -> QWidget:
    holder = QWidget()
    said = text(_("Not in this copy"), role="muted")
    holder.setLayout(column(said, gap=2))
    return name(holder, _("Not in the copy for {name}").format(name=recipient))
