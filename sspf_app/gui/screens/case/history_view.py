"""The history of a case."""

from __future__ import annotations

from PySide6.QtCore import Slot

from sspf_app.gui.i18n import _
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.history_presenter import HistoryPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.timeline_words import event_icon, event_sentence
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.case_views import TimelineEntry


class HistoryView(PartView):
    """See the module."""

    presenter: HistoryPresenter

    def __init__(self) -> None:
        super().__init__(_("History"))
        self._model: ItemTableModel[TimelineEntry] = ItemTableModel(
            (
                Column(
                    name="when",
                    title=_("When"),
                    text=lambda item: self.presenter.when(item.at),
                    sort=lambda item: item.at,
                    width=18,
                ),
                Column(
                    name="what",
                    title=_("What happened"),
                    text=event_sentence,
                    icon=event_icon,
                    width=0,
                ),
            ),
            id_of=lambda item: f"{item.kind}/{item.row_id}/{item.at.isoformat()}",
        )
        self.table = ItemTable(self._model, name=_("History"))
        self.note, self._note = Card(_("The note in full")), text(selectable=True)
        self.note.add(self._note)
        self.note.hide()
        self.table.item_chosen.connect(self._on_chosen)
        self.body.addWidget(
            ListPlace(self.table, EmptyState(_("Nothing has happened yet"), icon="history")), 1
        )
        self.body.addWidget(self.note)

    def show_events(self, entries: tuple[TimelineEntry, ...]) -> None:
        """Fill the list."""
        self._model.set_items(entries)

    @Slot(object)
    def _on_chosen(self, entry: TimelineEntry | None) -> None:
        is_note = entry is not None and entry.kind == "note"
        self.note.setVisible(is_note)
        self._note.setText(entry.detail if entry is not None and is_note else "")
