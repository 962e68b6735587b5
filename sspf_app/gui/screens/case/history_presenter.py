"""Leads the history of a case: what happened, and which fields changed."""

from __future__ import annotations

from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.services.case_views import TimelineEntry


class HistoryPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_events(self, entries: tuple[TimelineEntry, ...]) -> None: ...


class HistoryPresenter(CasePart):
    """See the module."""

    view: HistoryPort

    def refresh(self) -> None:
        """Load what happened, newest first."""
        case = self.case.case
        self.read(lambda: self.services.timeline.events(case), self.view.show_events)
