"""What the presenter of the statistics asks of its view."""

from __future__ import annotations

from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.statistics_views import PeriodChoice, StatisticsView


class StatisticsPort(TroubleView, Protocol):
    """The view of the statistics."""

    def show_periods(self, choices: tuple[PeriodChoice, ...], chosen: str) -> None:
        """Offer the periods."""
        ...

    def show_figures(self, shown: StatisticsView, state: str, *, may_export: bool) -> None:
        """Show the figures of a period, and whether they stand."""
        ...

    def show_none(self) -> None:
        """Nothing was exported yet, for who sees only that."""
        ...
