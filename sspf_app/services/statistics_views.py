"""The statistics as they are shown and exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sspf_app.domain.statistics import Period
from sspf_app.domain.suppression import Figures
from sspf_app.services.changes import Changes


class StatisticsFormat(StrEnum):
    """In which form figures leave."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodChoice:
    """A period one can look at.

    Attributes:
        is_over: Its last day has passed.
        is_fixed: Its figures were exported, and stand.
        blocked_by: A period that shares days with it was exported: both would give away the rest.
    """

    period: Period
    is_over: bool
    is_fixed: bool
    blocked_by: Period | None = None

    @property
    def may_export(self) -> bool:
        """Whether its figures may go out."""
        return self.is_fixed or (self.is_over and self.blocked_by is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsView:
    """The figures of a period.

    Attributes:
        before: What was exported of the period before; shown beside only then.
        fixed_at: When they were first exported; None = they may still change.
    """

    choice: PeriodChoice
    figures: Figures
    before: Figures | None
    fixed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFigures:
    """Figures on disk."""

    path: Path
    sha256: str
    changes: Changes
