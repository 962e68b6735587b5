"""Leads the statistics: which period, its figures, and their export, after which they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from sspf_app.domain.statistics import Period
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import Question
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.statistics.ports import StatisticsPort
from sspf_app.services.changes import Topic
from sspf_app.services.statistics_views import (
    ExportedFigures,
    PeriodChoice,
    StatisticsFormat,
    StatisticsView,
)
from sspf_app.texts.dates import long_day
from sspf_app.texts.statistics import period_words

_Found = tuple[tuple[PeriodChoice, ...], StatisticsView | None]


class StatisticsPresenter(ScreenPresenter):
    """One period at a time; there is nothing else to choose."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.STATISTICS,
            Topic.CASES,
            Topic.CONSENTS,
            Topic.MEETINGS,
            Topic.COMMITMENTS,
            Topic.CONSULTATIONS,
            Topic.PEOPLE,
        }
    )
    view: StatisticsPort
    _period: Period | None = None
    _shown: StatisticsView | None = None

    def open(self, **params: str) -> None:
        """The period asked for, or the newest."""
        if params.get("period"):
            self._period = Period.parse(params["period"])
        self.refresh()

    def refresh(self) -> None:
        """Count anew; what was exported is only read."""
        statistics, wanted = self.services.statistics, self._period

        def job() -> _Found:
            choices = statistics.periods()
            offered = [one.period for one in choices]
            period = wanted if wanted in offered else statistics.opening()
            return choices, None if period is None else statistics.look(period)

        self.read(job, self._show)

    def choose(self, period: str) -> None:
        """Another period."""
        self._period = Period.parse(period)
        self.refresh()

    def export(self, format_: StatisticsFormat) -> None:
        """Ask where to; before the first time, whether the figures may stand."""
        self._once_they_stand(lambda period: self._ask_where(period, format_))

    def print(self) -> None:
        """Ask for a printer; before the first time, whether the figures may stand."""
        self._once_they_stand(self._ask_printer)

    def _once_they_stand(self, go_on: Callable[[Period], object]) -> None:
        shown = self._shown
        if shown is None:
            return
        if shown.fixed_at is not None:
            go_on(shown.choice.period)
            return
        period = shown.choice.period
        named = period_words(period, words())
        self.ports.dialogs.ask(
            Question(
                text=_("Export {period}?").format(period=named),
                detail=_ask_detail(period),
                yes=_("Export, and let them stand"),
                no=_("Not yet"),
                is_grave=True,
            ),
            on_yes=lambda: go_on(period),
        )

    def _ask_where(self, period: Period, format_: StatisticsFormat) -> None:
        statistics = self.services.statistics

        def chosen(folder: Path) -> None:
            self.change(
                lambda: statistics.export(period, format_, folder=folder),
                lambda done: self._tell(done),
            )

        self.ports.dialogs.choose_folder(_("Where to save it"), on_chosen=chosen)

    def _ask_printer(self, period: Period) -> None:
        statistics = self.services.statistics
        self.choose_printer(
            lambda printer: self.change(
                lambda: statistics.export(period, StatisticsFormat.PDF, folder=printer),
                lambda _done: self.ports.frame.say(papers_printed()),
            )
        )

    def _tell(self, done: ExportedFigures) -> None:
        self.ports.frame.say(_("Written: {path}").format(path=done.path))

    def _show(self, found: _Found) -> None:
        choices, shown = found
        self._shown = shown
        if shown is None:
            self.view.show_none()
            return
        self._period = shown.choice.period
        self.view.show_periods(choices, str(shown.choice.period))
        self.view.show_figures(shown, self._state(shown), may_export=shown.choice.may_export)

    def _state(self, shown: StatisticsView) -> str:
        choice, zone = shown.choice, self.ports.clock.zone
        if shown.fixed_at is not None:
            day = long_day(shown.fixed_at.astimezone(zone).date(), words())
            return _("Exported {day}; the figures stand.").format(day=day)
        if choice.blocked_by is not None:
            return _(
                "Not to be exported: {period}, which shares days with it, was. Both together "
                "would give away small numbers."
            ).format(period=period_words(choice.blocked_by, words()))
        if not choice.is_over:
            day = long_day(choice.period.last, words())
            return _("The figures change until {day}, and can be exported after that.").format(
                day=day
            )
        return _("The figures still follow what is noted.")


def _ask_detail(period: Period) -> str:
    """What follows from a first export."""
    if period.half:
        return _(
            "From then on the figures stand: later exports tell the same, and a correction shows "
            "from the next period on. The whole of {year} can then not be exported."
        ).format(year=period.year)
    return _(
        "From then on the figures stand: later exports tell the same, and a correction shows from "
        "the next period on. The halves of {year} can then not be exported."
    ).format(year=period.year)
