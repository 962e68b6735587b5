"""Boundary days and instants: few of them, so that they collide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

ZONE = ZoneInfo("Europe/Stockholm")
LONG_AGO = date(2020, 1, 1)
FAR_AHEAD = date(2035, 12, 31)

SCENES = tuple(
    tuple(date.fromisoformat(day) for day in scene.split())
    for scene in (
        "2026-03-11 2026-03-12 2026-03-13 2026-03-25 2026-03-26 2026-04-12 2026-04-13",
        "2026-02-26 2026-02-27 2026-02-28 2026-03-01 2026-03-02 2026-03-14",  # common year
        "2027-02-27 2027-02-28 2027-03-01 2027-03-28 2027-03-29",
        "2028-02-28 2028-02-29 2028-03-01 2028-03-29 2028-03-30",  # leap year
        "2026-03-28 2026-03-29 2026-03-30 2026-04-11 2026-04-12 2026-04-30",  # clocks forward
        "2026-10-24 2026-10-25 2026-10-26 2026-11-08 2026-11-25 2026-11-26",  # clocks back
        "2026-01-30 2026-01-31 2026-02-13 2026-02-28 2026-03-01",  # short month
    )
)
TIMES = (
    time(12),
    time(0),
    time(2, 30),
    time(2, 30, fold=1),
    time(15, 30),
    time(23, 59, 59, 999999),
)

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]


@cache
def _numbers(most: int) -> st.SearchStrategy[int]:
    """Numbers from 0; made once, for an example draws some hundreds of times."""
    return st.integers(0, most)


class Dice:
    """Draws of one example; every first choice is the plain one, so that examples shrink."""

    def __init__(self, draw: Callable[..., object]) -> None:
        self._draw = draw
        self.days = self.one(SCENES)

    def one(self, choices: tuple[T, ...]) -> T:
        """One of the choices."""
        at: int = self._draw(_numbers(len(choices) - 1))  # pyright: ignore[reportAssignmentType]
        return choices[at]

    def often(self, plain: T, *odd: T, percent: int = 20) -> T:
        """Mostly the plain one, in some percent of the draws one of the odd ones."""
        return self.one(odd) if self.chance(percent) else plain

    def chance(self, percent: int) -> bool:
        """True in about that many percent of the draws."""
        return self._draw(_numbers(99)) >= 100 - percent  # pyright: ignore[reportOperatorIssue]

    def count(self, *weights: int) -> int:
        """A number from 0, each with its weight."""
        return self.one(tuple(n for n, weight in enumerate(weights) for _ in range(weight)))

    def some(self, choices: tuple[T, ...], *weights: int) -> tuple[T, ...]:
        """Some of the choices, without order; as many as the weights say."""
        left = list(choices)
        return tuple(
            left.pop(left.index(self.one(tuple(left))))
            for _ in range(min(self.count(*weights), len(choices)))
        )

    def day(self) -> date:
        """A day of the scene."""
        return self.one(self.days)

    def instant(self) -> datetime:
        """An instant on a day of the scene, written in one of several zones."""
        local = datetime.combine(self.day(), self.one(TIMES), tzinfo=ZONE)
        zone = self.one((ZONE, UTC, timezone(timedelta(hours=-5))))
        return local if zone is ZONE else local.astimezone(UTC).astimezone(zone)

    def period(self) -> tuple[datetime, datetime]:
        """Two instants, the earlier first."""
        first, second = self.instant(), self.instant()
        return (first, second) if first.timestamp() <= second.timestamp() else (second, first)

    def late(self) -> datetime:
        """The later of two instants: more has happened by then."""
        return self.period()[1]

    def recorded_at(self) -> datetime | None:
        """None mostly."""
        return self.instant() if self.chance(10) else None


class SeededDice(Dice):
    """The same draws from a seed, many times faster, without shrinking."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.days = self.one(SCENES)

    def one(self, choices: tuple[T, ...]) -> T:
        """One of the choices."""
        return self._random.choice(choices)

    def chance(self, percent: int) -> bool:
        """True in about that many percent of the draws."""
        return self._random.random() * 100 < percent
