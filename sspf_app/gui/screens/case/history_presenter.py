"""Leads the history of a case: what happened, and which fields changed."""

from __future__ import annotations

from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import HistoryPort


class HistoryPresenter(CasePart):
    """See the module."""

    view: HistoryPort

    def refresh(self) -> None:
        """Load what happened, newest first."""
        case = self.case.case
        self.read(lambda: self.services.timeline.events(case), self.view.show_events)
