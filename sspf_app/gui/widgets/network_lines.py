"""How the lines of a map of persons run: in the gaps between the rows, never behind a plate.

A line leaves a plate towards whom it goes to, runs in the gap beside the row, and where other rows
lie between goes round them at the left. Two who stand side by side are joined straight across: in
the gap below, those of the next row would look like children of both. Lines to the same person
share their way, as a tree does; those to another person run a little beside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

_APART = 4.0
"""Pixels between lines that go to different persons."""


@dataclass(frozen=True, slots=True)
class Plates:
    """Where everybody is drawn.

    Attributes:
        rows: Ids, from above to below.
        places: The plate of each.
        gap: Pixels between two rows; so much is free above the first and below the last, too.
    """

    rows: Sequence[Sequence[str]]
    places: Mapping[str, QRectF]
    gap: float

    def row_of(self) -> dict[str, int]:
        """In which row each stands."""
        return {one: number for number, row in enumerate(self.rows) for one in row}

    def gap_at(self, number: int) -> float:
        """The middle of the gap above a row; after the last row, of the one below it."""
        if number < len(self.rows):
            return self.places[self.rows[number][0]].top() - self.gap / 2
        return self.places[self.rows[-1][0]].bottom() + self.gap / 2


def room_at_left(rows: Sequence[Sequence[str]], links: Mapping[str, str]) -> float:
    """How much is kept free at the left for lines that go round a row."""
    at = {one: number for number, row in enumerate(rows) for one in row}
    targets = list(dict.fromkeys(links.values()))
    if not any(_gap_of(at[one], at[to]) != _gap_of(at[to], at[one]) for one, to in links.items()):
        return 0.0
    return _APART * (len(targets) + 1)


def ways(plates: Plates, links: Mapping[str, str]) -> dict[str, tuple[QPointF, ...]]:
    """The corners of each line, by whose it is.

    Args:
        plates: Where everybody is drawn.
        links: To whom the line of each goes; both have a plate.
    """
    at, targets = plates.row_of(), list(dict.fromkeys(links.values()))
    found: dict[str, tuple[QPointF, ...]] = {}
    for one, to in links.items():
        if _are_neighbours(plates.rows[at[one]], one, to):
            found[one] = _across(plates.places[one], plates.places[to])
            continue
        lane = targets.index(to)
        beside = (lane - (len(targets) - 1) / 2) * _APART
        out, into = _gap_of(at[one], at[to]), _gap_of(at[to], at[one])
        start, first = _leaves(plates, one, at[one], out, beside)
        end, last = _leaves(plates, to, at[to], into, beside)
        if out == into:
            corners = [start, first, last, end]
        else:
            trunk = _APART * (lane + 1)
            round_rows = (QPointF(trunk, first.y()), QPointF(trunk, last.y()))
            corners = [start, first, *round_rows, last, end]
        found[one] = tuple(corners)
    return found


def is_behind(way: Sequence[QPointF], plate: QRectF) -> bool:
    """Whether a line passes behind a plate; at its edge it ends there."""
    inner = plate.adjusted(0.5, 0.5, -0.5, -0.5)
    return any(
        QRectF(a, b).normalized().adjusted(-0.1, -0.1, 0.1, 0.1).intersects(inner)
        for a, b in pairwise(way)
    )


def _gap_of(row: int, other: int) -> int:
    """The gap a line to another row leaves by; within a row it is the one below."""
    return row if other < row else row + 1


def _are_neighbours(row: Sequence[str], one: str, other: str) -> bool:
    return (one, other) in pairwise(row) or (other, one) in pairwise(row)


def _across(one: QRectF, other: QRectF) -> tuple[QPointF, QPointF]:
    """From edge to edge of two plates of a row."""
    height = one.center().y()
    if one.left() < other.left():
        return QPointF(one.right(), height), QPointF(other.left(), height)
    return QPointF(one.left(), height), QPointF(other.right(), height)


def _leaves(plates: Plates, one: str, row: int, gap: int, beside: float) -> tuple[QPointF, QPointF]:
    """Where a line meets a plate, and the gap beside it."""
    place = plates.places[one]
    x = place.center().x() + beside
    edge = place.top() if gap == row else place.bottom()
    return QPointF(x, edge), QPointF(x, plates.gap_at(gap) + beside)
