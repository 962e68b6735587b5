"""All tables that would be told in the same way: a slow and obvious reader of statistics.

It knows everything that is printed, and the rules by which it was hidden. What it finds more than
one possible number for, nobody can know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import product

from sspf_app.domain.statistics import Counted, Period, Raw
from sspf_app.domain.suppression import Figures, ToldCell, suppressed

Parts = tuple[int, ...]


def parts_of(total: int, kinds: int) -> Iterator[Parts]:
    """Every way to part a total among kinds."""
    if kinds == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in parts_of(total - first, kinds - 1):
            yield (first, *rest)


def told(parts: Parts) -> Figures:
    """What is told of one table."""
    return suppressed(_raw(Counted(code="t", cells=_named(parts))))


def told_within(rows: tuple[Parts, ...]) -> Figures:
    """What is told of a table whose rows are parted once more."""
    cells = {f"r{at}": sum(row) for at, row in enumerate(rows)}
    within = {f"r{at}": _named(row) for at, row in enumerate(rows)}
    return suppressed(_raw(Counted(code="t", cells=cells, within=within)))


def printed(figures: Figures) -> Hashable:
    """Everything a reader sees: marks, numbers, shares."""
    (table,) = figures.tables
    return table


def shown_cells(figures: Figures) -> list[ToldCell]:
    """The cells, each before its inner ones."""
    (table,) = figures.tables
    return [one for cell in table.cells for one in (cell, *cell.within)]


def possible(most: int, kinds: int) -> Iterator[tuple[Figures, list[set[int]]]]:
    """Whatever can be printed, and for each cell every number it may be."""
    found: dict[Hashable, list[Parts]] = defaultdict(list)
    for total in range(most + 1):
        for parts in parts_of(total, kinds):
            found[printed(told(parts))].append(parts)
    for alike in found.values():
        yield told(alike[0]), [{parts[at] for parts in alike} for at in range(kinds)]


def possible_within(most: int) -> Iterator[tuple[Figures, list[set[int]]]]:
    """The same for two rows of two kinds each."""
    found: dict[Hashable, list[Parts]] = defaultdict(list)
    for parts in product(range(most + 1), repeat=4):
        rows = (parts[:2], parts[2:])
        flat = (sum(rows[0]), *rows[0], sum(rows[1]), *rows[1])
        found[printed(told_within(rows))].append(flat)
    for alike in found.values():
        one = alike[0]
        yield (
            told_within((one[1:3], one[4:6])),
            [{flat[at] for flat in alike} for at in range(len(one))],
        )


def _named(parts: Parts) -> dict[str, int]:
    return {f"c{at}": value for at, value in enumerate(parts)}


def _raw(counted: Counted) -> Raw:
    return Raw(period=Period(2026, 1), cases=0, tables=(counted,), lengths=())
