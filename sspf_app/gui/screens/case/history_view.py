"""The history of a case."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.history_presenter import HistoryPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.timeline_words import event_icon, event_sentence
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
        self.body.addWidget(
            ListPlace(self.table, EmptyState(_("Nothing has happened yet"), icon="history")), 1
        )

    def show_events(self, entries: tuple[TimelineEntry, ...]) -> None:
        """Fill the list."""
        self._model.set_items(entries)
