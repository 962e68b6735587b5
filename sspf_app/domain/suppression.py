"""What may be told of counts: small numbers are hidden so that nobody can work them out.

No number under five is told, zero no more than four: that nobody of a group has something, or that
everybody has, tells of each of them. A kind that is large is hidden too where a small one could
else be found by subtraction. Which large one is hidden depends on the order of the kinds and never
on their sizes, and where hiding could itself give something away, the whole table is hidden: so
even somebody who knows these rules finds more than one possible number behind every hidden one.

Tables are apart: no number of one is a sum of numbers of another. Where kinds are parted once more,
no totals of the columns are told, so that nothing is solved backwards.

Source: domain notes, section 5 (small numbers).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from enum import StrEnum
from statistics import median
from typing import Any, Final, cast

from sspf_app.domain.errors import DomainError
from sspf_app.domain.statistics import Counted, Measured, Period, Raw

SMALLEST: Final = 5
"""The smallest number that is told."""
_COARSE_BELOW: Final = 20
"""Shares of fewer than these are rounded to ten per cent."""
_OFF_BY_ROUNDING: Final = 2
"""How far a number rounded to the nearest five may lie above what it is of."""
NEW: Final = "opened"
"""The measure that counts new cases."""
_SEAL: Final = object()


class Mark(StrEnum):
    """How a number is told."""

    SHOWN = "shown"
    SMALL = "small"
    """Fewer than five: none to four."""
    HIDDEN = "hidden"
    """Not told, so that no small number can be worked out."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it is told; ``value`` only where it is shown."""

    mark: Mark
    value: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCell:
    """A kind, how many, and the share of the total in per cent where both are told.

    Attributes:
        within: The kind parted once more.
    """

    code: str
    told: Told
    share: int | None = None
    within: tuple[ToldCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTable:
    """A measure: how many in all, and of each kind."""

    code: str
    total: Told
    cells: tuple[ToldCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMedian:
    """The middle of some numbers; None = of fewer than five."""

    code: str
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What may leave the program of a period. Only this module makes one.

    Attributes:
        cases: All cases worked with, rounded to the nearest five: persons with protected identity
            are counted here and nowhere else, and no difference tells how many they are. Hidden
            where nearly all cases are new.
    """

    period: Period
    cases: Told
    tables: tuple[ToldTable, ...]
    medians: tuple[ToldMedian, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("figures are made by the suppression alone")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all can be told."""
        totals = [self.cases, *(table.total for table in self.tables)]
        return not any(one.mark is Mark.SHOWN for one in totals)


def suppressed(raw: Raw) -> Figures:
    """Hide what must be hidden."""
    return Figures(
        period=raw.period,
        cases=_all_cases(raw),
        tables=tuple(map(_table, raw.tables)),
        medians=tuple(map(_median, raw.lengths)),
        seal=_SEAL,
    )


def told_parts(cells: Mapping[str, int]) -> tuple[Told, ...]:
    """How the kinds of one total, which is itself told if it is no small number, are told."""
    values = tuple(cells.values())
    small = [value < SMALLEST for value in values]
    if sum(values) >= SMALLEST and not any(small):
        return tuple(Told(Mark.SHOWN, value) for value in values)
    nothing = tuple(Told(Mark.HIDDEN) for _ in values)
    if sum(values) < SMALLEST or small.count(False) < 2:
        return nothing
    # The last large kind is hidden too, whatever its size: what is missing is theirs together.
    also = len(small) - 1 - small[::-1].index(False)
    missing = sum(value for at, value in enumerate(values) if small[at] or at == also)
    if missing == SMALLEST:
        return nothing  # else all the small ones are none, and the large one is five
    return tuple(
        Told(Mark.SMALL)
        if small[at]
        else Told(Mark.HIDDEN)
        if at == also
        else Told(Mark.SHOWN, value)
        for at, value in enumerate(values)
    )


def share_of(part: Told, total: Told) -> int | None:
    """A share in per cent, of two numbers that are told."""
    if part.value is None or total.value is None:
        return None
    step = 10 if total.value < _COARSE_BELOW else 1
    return step * ((200 * part.value + step * total.value) // (2 * step * total.value))


def may_compare(now: Told, before: Told) -> bool:
    """Whether two periods may stand beside each other."""
    return now.value is not None and before.value is not None


def _table(counted: Counted) -> ToldTable:
    total = _told(sum(counted.cells.values()))
    if len(counted.cells) == 1:
        return ToldTable(code=counted.code, total=total)
    return ToldTable(
        code=counted.code, total=total, cells=_cells(counted.cells, total, counted.within)
    )


def _cells(
    cells: Mapping[str, int], total: Told, within: Mapping[str, Mapping[str, int]]
) -> tuple[ToldCell, ...]:
    made: list[ToldCell] = []
    for code, told in zip(cells, told_parts(cells), strict=True):
        parts = within.get(code, {})
        if told.mark is not Mark.SHOWN:
            inner = tuple(ToldCell(code=one, told=Told(Mark.HIDDEN)) for one in parts)
        else:
            inner = _cells(parts, told, {})
        made.append(ToldCell(code=code, told=told, share=share_of(told, total), within=inner))
    return tuple(made)


def _told(value: int) -> Told:
    return Told(Mark.SMALL) if value < SMALLEST else Told(Mark.SHOWN, value)


def _rounded(value: int) -> Told:
    return _told(value if value < SMALLEST else SMALLEST * ((2 * value + SMALLEST) // 10))


def _all_cases(raw: Raw) -> Told:
    """All cases, where at least five were there before; else, beside the new ones, nothing.

    A rounded number close to the exact one of new cases would tell whether anybody is protected.
    """
    cases = _rounded(raw.cases)
    new = next((_told(sum(one.cells.values())) for one in raw.tables if one.code == NEW), None)
    if cases.value is None or new is None or new.value is None:
        return cases
    surely_older = cases.value - _OFF_BY_ROUNDING - new.value
    return cases if surely_older >= SMALLEST else Told(Mark.HIDDEN)


def _median(measured: Measured) -> ToldMedian:
    enough = len(measured.values) >= SMALLEST
    return ToldMedian(code=measured.code, value=round(median(measured.values)) if enough else None)


def kept_text(figures: Figures) -> str:
    """Figures as they are kept once they were told."""
    return json.dumps(
        {
            "period": str(figures.period),
            "cases": figures.cases.value,
            "tables": [
                {"code": table.code, "total": table.total.value, "cells": _kept(table.cells)}
                for table in figures.tables
            ],
            "medians": {one.code: one.value for one in figures.medians},
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _kept(cells: tuple[ToldCell, ...]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "mark": one.told.mark.value,
            "value": one.told.value,
            "within": _kept(one.within),
        }
        for one in cells
    ]


def figures_kept(text: str) -> Figures:
    """The figures that were kept.

    Raises:
        DomainError: ``figures_damaged``: what is kept is nothing the suppression tells.
    """
    try:
        said = json.loads(text)
        return Figures(
            period=Period.parse(said["period"]),
            cases=_again(said["cases"]),
            tables=tuple(_table_again(one) for one in said["tables"]),
            medians=tuple(
                ToldMedian(code=code, value=value) for code, value in said["medians"].items()
            ),
            seal=_SEAL,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DomainError("figures_damaged") from None


def _table_again(said: dict[str, Any]) -> ToldTable:
    total = _again(said["total"])
    return ToldTable(code=str(said["code"]), total=total, cells=_cells_again(said["cells"], total))


def _cells_again(said: list[dict[str, Any]], total: Told) -> tuple[ToldCell, ...]:
    made: list[ToldCell] = []
    for one in said:
        mark = Mark(one["mark"])
        told = _again(one["value"]) if mark is Mark.SHOWN else Told(mark)
        made.append(
            ToldCell(
                code=str(one["code"]),
                told=told,
                share=share_of(told, total),
                within=_cells_again(cast("list[dict[str, Any]]", one["within"]), told),
            )
        )
    return tuple(made)


def _again(value: int | None) -> Told:
    if value is None:
        return Told(Mark.SMALL)
    if value < SMALLEST:
        raise ValueError
    return Told(Mark.SHOWN, value)
