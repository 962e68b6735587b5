"""What the statistics keep, and how a case can have ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFigures:
    """What was told of a period the first time; whoever asks again is told the same.

    Attributes:
        period: As ``domain.statistics.Period`` writes it.
        figures: What may be told (``domain.suppression.kept_text``), and nothing else.
        frozen_by: User id.
    """

    period: str
    figures: str
    frozen_at: datetime
    frozen_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A period as days and instants of local time; ``after`` no longer belongs to it."""

    first: date
    after: date
    first_at: datetime
    after_at: datetime
