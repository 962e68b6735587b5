"""Periods of the statistics, and what was counted in one, before anything is hidden.

Nothing here may be shown: ``sspf_app.domain.suppression`` makes of it what may.

Source: domain notes, section 5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sspf_app.domain.errors import DomainError

_WRITTEN = re.compile(r"(20[0-9]{2})(?:-([12]))?", re.ASCII)
_HALF_BEGINS = {1: (1, 1), 2: (7, 1)}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, or a half of one.

    Attributes:
        half: 1 or 2; 0 = the whole year.
    """

    year: int
    half: int = 0

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read ``2026`` or ``2026-1``.

        Raises:
            DomainError: ``unknown_period`` (period).
        """
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise DomainError("unknown_period", period=written.strip())
        return cls(int(found[1]), int(found[2] or 0))

    @classmethod
    def half_of(cls, day: date) -> Period:
        """The half-year a day lies in."""
        return cls(day.year, 1 if day.month < _HALF_BEGINS[2][0] else 2)

    def __str__(self) -> str:
        """As ``parse`` reads it."""
        return f"{self.year}-{self.half}" if self.half else str(self.year)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, *_HALF_BEGINS[self.half or 1])

    @property
    def after(self) -> date:
        """The day after its last."""
        return date(self.year, *_HALF_BEGINS[2]) if self.half == 1 else date(self.year + 1, 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(days=1)

    @property
    def before(self) -> Period:
        """The period of the same length before it."""
        if self.half == 0:
            return Period(self.year - 1)
        return Period(self.year, 1) if self.half == 2 else Period(self.year - 1, 2)

    def overlaps(self, other: Period) -> bool:
        """Whether they share days without being the same: one gives the other's rest away."""
        return self != other and self.first < other.after and other.first < self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many of each kind there were; every one counted is of exactly one kind.

    Attributes:
        code: What was counted.
        cells: Number by kind, in the order of the kinds; none = only the total is told.
        within: For some measures, each kind parted once more.
    """

    code: str
    cells: Mapping[str, int]
    within: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number for each of some cases, of which only the middle one is ever told."""

    code: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Everything that was counted in a period; never shown.

    Attributes:
        cases: All cases that were worked with, those of protected persons too.
        tables: Counts without anybody in whose case a person is protected.
        lengths: Numbers of which the median is told.
    """

    period: Period
    cases: int
    tables: tuple[Counted, ...]
    lengths: tuple[Measured, ...]
