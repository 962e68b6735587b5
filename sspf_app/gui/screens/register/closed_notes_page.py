"""For the unit manager: where notes are that their authors keep for themselves; read with a reason.

The words are not fetched before a reason is given, and they go when another note is chosen.
"""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.note_views import ClosedNote


class ClosedNotesPage(QWidget):
    """See the module.

    Signals:
        read_wanted: Case, note and reason.
    """

    read_wanted = Signal(str, str, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: ClosedNote | None = None
        self._zone = zone
        self.model: ItemTableModel[ClosedNote] = ItemTableModel(
            self._columns(), id_of=lambda one: f"{one.case}/{one.id}"
        )
        self.table = ItemTable(self.model, name=_("Notes kept for author and manager"))
        self.reason = QLineEdit()
        self._reason_row = FormRow(
            _("Why you read it"), self.reason, hint=_("The reason stands in the log.")
        )
        self.read = button(_("Read the note"), self._on_read, icon="eye")
        self.words = text(selectable=True)
        self.card = growing(Card(_("No note is chosen")))
        self._build()

    def show_notes(self, notes: tuple[ClosedNote, ...]) -> None:
        """Fill the list; nothing of any note shows."""
        self.model.set_items(notes)
        self._show(self._chosen if self._chosen in notes else None)

    def show_words(self, words: str) -> None:
        """Show what the note says."""
        self.words.setText(words)
        self._reason_row.show_trouble("")
        self.reason.clear()

    def show_refusal(self, sentence: str) -> None:
        """Say why it is not shown."""
        self._reason_row.show_trouble(sentence)
        self.reason.setFocus()

    def _build(self) -> None:
        empty = EmptyState(
            _("No such notes"),
            _("Notes that their authors keep for themselves and for you would stand here."),
            icon="lock",
        )
        place: ListPlace[ClosedNote] = ListPlace(self.table, empty)
        for part in (self._reason_row, row(self.read, None), self.words):
            self.card.add(part)
        right = scrolled(pile(self.card, right=GRID))
        self.setLayout(column(SidesInSection(place, right, shares=(5, 5))))
        self.table.item_chosen.connect(self._on_chosen)
        self.reason.returnPressed.connect(self._on_read)

    def _columns(self) -> tuple[Column[ClosedNote], ...]:
        return (
            Column(
                name="when",
                title=_("When"),
                text=lambda one: f"{one.at.astimezone(self._zone):%Y-%m-%d}",
                sort=lambda one: one.at,
                width=11,
            ),
            Column(name="case", title=_("Case"), text=lambda one: one.reference, width=16),
            Column(name="author", title=_("Written by"), text=lambda one: one.author, width=0),
        )

    def _show(self, chosen: ClosedNote | None) -> None:
        self._chosen = chosen
        self.words.clear()
        self.reason.clear()
        self._reason_row.show_trouble("")
        for part in (self._reason_row, self.read, self.words):
            show_if(part, wanted=chosen is not None)
        if chosen is None:
            self.card.say(_("No note is chosen"), _("Choose one in the list."))
        else:
            self.card.say(
                _("Note in {reference}").format(reference=chosen.reference), chosen.author
            )

    @Slot(object)
    def _on_chosen(self, chosen: ClosedNote | None) -> None:
        self._show(chosen)

    def _on_read(self) -> None:
        if self._chosen is not None:
            self.read_wanted.emit(self._chosen.case, self._chosen.id, self.reason.text())
