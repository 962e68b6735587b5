"""What the statistics need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.domain.statistics import Counted, Measured
from sspf_app.services.statistics_records import FrozenFigures, Span


class StatisticsRecords(Protocol):
    """Counts over all cases, and the figures that were told."""

    def cases(self, span: Span) -> int:
        """Cases worked with, those of protected persons too."""
        ...

    def tables(self, span: Span) -> tuple[Counted, ...]:
        """Counts without the cases in which a person is protected."""
        ...

    def lengths(self, span: Span) -> tuple[Measured, ...]:
        """Numbers of which the median is told, without those cases too."""
        ...

    def frozen(self) -> tuple[FrozenFigures, ...]:
        """In order of entry."""
        ...

    def freeze(self, figures: FrozenFigures) -> None:
        """Keep what was told of a period; it never changes."""
        ...
