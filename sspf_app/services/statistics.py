"""Statistics over all cases: half-years and years, with small numbers hidden.

Nothing is filtered and nobody is listed. What was exported of a period stands: whoever exports it
again gets the same, so that no two exports tell one case apart. Periods that share days are not
both exported, for the one would give away the rest of the other. A running period is seen by those
alone who see the cases themselves; the unit manager sees what was exported.

Source: domain notes, section 5; SoLPuL 7 a §.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.statistics import Period, Raw
from sspf_app.domain.suppression import Figures, figures_kept, kept_text, suppressed
from sspf_app.domain.time import day_of, start_of
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_confirmed_clock, require_sound_clock
from sspf_app.services.copies import ArchiveFacts, Copies
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import action_towards
from sspf_app.services.form_building import paper_office
from sspf_app.services.outgoing import write_figures
from sspf_app.services.paper_of_statistics import StatisticsPaperData
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.records import Action
from sspf_app.services.statistics_csv import table
from sspf_app.services.statistics_records import FrozenFigures, Span
from sspf_app.services.statistics_views import (
    ExportedFigures,
    PeriodChoice,
    StatisticsFormat,
    StatisticsView,
)
from sspf_app.texts.catalogue import Words

_YEARS = 3
"""So many years back periods are offered; what was exported is always offered."""
_FILE = "SSPF"


@dataclass(frozen=True, slots=True)
class _Known:
    """What was exported, by period."""

    fixed: dict[Period, FrozenFigures]

    @classmethod
    def of(cls, unit: UnitOfWork) -> _Known:
        return cls({Period.parse(one.period): one for one in unit.statistics.frozen()})

    def choice(self, period: Period, today: date) -> PeriodChoice:
        others = sorted(one for one in self.fixed if one.overlaps(period))
        return PeriodChoice(
            period=period,
            is_over=period.last < today,
            is_fixed=period in self.fixed,
            blocked_by=others[0] if others else None,
        )

    def figures(self, period: Period) -> Figures | None:
        kept = self.fixed.get(period)
        return None if kept is None else figures_kept(kept.figures)


class Statistics:
    """Use cases about figures over all cases."""

    def __init__(
        self,
        desk: Desk,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
        words: Words,
    ) -> None:
        self._desk = desk
        self._renderer = renderer
        self._target = target
        self._copies = copies
        self._words = words

    def periods(self) -> tuple[PeriodChoice, ...]:
        """The periods one can look at, the newest first; for a manager those exported."""
        with self._desk.begin(Permission.READ_STATISTICS) as unit:
            known, today = _Known.of(unit), self._today()
        offered = set(known.fixed)
        if self._desk.actor.may(Permission.READ_CASES):
            years = range(today.year - _YEARS, today.year + 1)
            all_of = {Period(year, half) for year in years for half in (0, 1, 2)}
            offered |= {one for one in all_of if one.first <= today}
        order = sorted(offered, key=lambda one: (one.first, one.half != 0), reverse=True)
        return tuple(known.choice(one, today) for one in order)

    def opening(self) -> Period | None:
        """The period to begin with; None where none is offered.

        The newest half-year that is over and tells something; before there is one, the running
        half-year: what an office of its first months has noted stands there, or is to come.
        """
        choices = self.periods()
        halves = [one for one in choices if one.period.half]
        done = [one.period for one in halves if one.may_export]
        with self._desk.begin(Permission.READ_STATISTICS) as unit:
            known = _Known.of(unit)
            telling = (one for one in done if not self._figures(unit, known, one).is_empty)
            first = next(telling, None)
        if first is not None:
            return first
        running = [one.period for one in halves if not one.is_over]
        return next(iter((*running, *done, *(one.period for one in choices))), None)

    def look(self, period: Period) -> StatisticsView:
        """The figures of a period.

        Raises:
            DomainError: ``period_to_come``; ``period_not_fixed``: for the unit manager, before it
                was exported; ``figures_damaged``.
        """
        with self._desk.begin(Permission.READ_STATISTICS) as unit:
            known = _Known.of(unit)
            view = self._view(unit, known, period)
            self._desk.log(unit, Action.READ, f"statistics:{period}")
            unit.commit()
        return view

    def export(
        self, period: Period, format_: StatisticsFormat, *, folder: Place
    ) -> ExportedFigures:
        """Write or print the figures of a period; from the first time on they stand.

        Raises:
            DomainError: as ``look``; ``period_not_over`` (day), ``period_overlaps`` (period),
                ``clock_set_back``, ``clock_leapt``, ``archive_invalid``, ``export_failed``,
                ``print_failed``.
            ValueError: another form than the page was to be printed. (A bug.)
        """
        is_print = not isinstance(folder, Path)
        with self._desk.begin(Permission.READ_STATISTICS) as unit:
            if is_print and format_ is not StatisticsFormat.PDF:
                raise ValueError("only a paper is printed")
            require_sound_clock(unit, self._desk)
            known = _Known.of(unit)
            view = self._view(unit, known, period)
            if not view.choice.is_over:
                raise DomainError("period_not_over", day=period.last)
            if not view.choice.may_export:
                raise DomainError("period_overlaps", period=str(view.choice.blocked_by))
            if view.fixed_at is None:
                require_confirmed_clock(unit, self._desk)  # what is told once stands for ever
                unit.statistics.freeze(
                    FrozenFigures(
                        period=str(period),
                        figures=kept_text(view.figures),
                        frozen_at=self._desk.now(),
                        frozen_by=self._desk.actor.user_id,
                    )
                )
            content = self._content(unit, view, format_, is_kept=not is_print)
            self._desk.log(unit, action_towards(folder), f"statistics:{period}")
            name = f"{_FILE}-statistik-{period}.{format_.value}"
            path = write_figures(
                unit,
                self._target,
                view.figures,
                content=content,
                to=folder / name if isinstance(folder, Path) else folder,
            )
        return ExportedFigures(
            path=path or Path(name),
            sha256=hashlib.sha256(content).hexdigest(),
            changes=Changes(topics=frozenset({Topic.STATISTICS})),
        )

    def _view(self, unit: UnitOfWork, known: _Known, period: Period) -> StatisticsView:
        today = self._today()
        if period.first > today:
            raise DomainError("period_to_come")
        if period not in known.fixed and not self._desk.actor.may(Permission.READ_CASES):
            raise DomainError("period_not_fixed")
        fixed = known.fixed.get(period)
        return StatisticsView(
            choice=known.choice(period, today),
            figures=self._figures(unit, known, period),
            before=known.figures(period.before),
            fixed_at=None if fixed is None else fixed.frozen_at,
        )

    def _figures(self, unit: UnitOfWork, known: _Known, period: Period) -> Figures:
        return known.figures(period) or suppressed(self._counted(unit, period))

    def _counted(self, unit: UnitOfWork, period: Period) -> Raw:
        zone = self._desk.clock.zone
        span = Span(
            first=period.first,
            after=period.after,
            first_at=start_of(period.first, zone),
            after_at=start_of(period.after, zone),
        )
        return Raw(
            period=period,
            cases=unit.statistics.cases(span),
            tables=unit.statistics.tables(span),
            lengths=unit.statistics.lengths(span),
        )

    def _content(
        self, unit: UnitOfWork, view: StatisticsView, format_: StatisticsFormat, *, is_kept: bool
    ) -> bytes:
        if format_ is StatisticsFormat.JSON:
            return kept_text(view.figures).encode()
        now = self._desk.now().astimezone(self._desk.clock.zone)
        data = StatisticsPaperData(
            office=paper_office(unit.office.office()),
            language=self._words.language,
            case_reference=_FILE,
            made_at=now,
            figures=view.figures,
            before=view.before,
            fixed_on=day_of(view.fixed_at or now, self._desk.clock.zone),
        )
        if format_ is StatisticsFormat.CSV:
            return table(data).encode()
        drawn = self._renderer.statistics(data)
        if not is_kept:
            return drawn.content
        facts = ArchiveFacts(
            kind="statistics",
            reference=_FILE,
            made_on=now.date(),
            secrecy=None,
            authority=data.office.committee or data.office.unit,
        )
        return self._copies.copier.archived(drawn.content, facts)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)
