"""A measured row, and how its median is taken."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import TypeVar

ResultT = TypeVar("ResultT")

ROUNDS = 11


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure.

    Attributes:
        ours: Median of our side, in ``unit``.
        reference: Median of the bare library doing the same work; None = there is none.
        bound: Maximum of the ratio (or of ``ours`` without a reference); a minimum for rates. As a
            bench states it, for the usual machine; ``on_machine`` makes it one for this machine.
        is_rate: More is better.
        widened: How many times wider the bound is than the one that was stated.
    """

    name: str
    ours: float
    unit: str
    bound: float
    reference: float | None = None
    is_rate: bool = False
    widened: float = 1.0

    @property
    def stated(self) -> float:
        """The bound as a bench states it, for the usual machine."""
        return self.bound * self.widened if self.is_rate else self.bound / self.widened

    @property
    def ratio(self) -> float | None:
        """Ours in terms of the reference."""
        return None if self.reference is None else self.ours / self.reference

    @property
    def within(self) -> bool:
        """Whether the bound is kept."""
        figure = self.ours if self.ratio is None else self.ratio
        return figure >= self.bound if self.is_rate else figure <= self.bound

    def on_machine(self, slowness: float) -> "Row":
        """The row with the bound that holds on a machine so many times slower than the usual one.

        A ratio needs none of it, both its sides ran here; nor does memory.
        """
        if self.reference is not None or self.unit == "MB":
            return self
        bound = self.bound / slowness if self.is_rate else self.bound * slowness
        return replace(self, bound=bound, widened=slowness)

    def as_json(self) -> dict[str, object]:
        """The row for machines."""
        row = asdict(self) | {"ratio": self.ratio, "within": self.within}
        return {
            key: row[key]
            for key in ("name", "ours", "reference", "unit", "ratio", "bound", "within")
        }

    def line(self) -> str:
        """The row for people."""
        ratio = "" if self.ratio is None else f"{self.ratio:6.2f} x"
        reference = "" if self.reference is None else f"{self.reference:10.2f}"
        mark = "ok" if self.within else "OVER"
        return (
            f"{self.name:52} {self.ours:10.2f} {self.unit:10} {reference:>10} {ratio:>9} "
            f"bound {self.bound:>8g}  {mark}"
        )


def note(text: str) -> None:
    """Tell something beside the rows, where nobody takes it for one."""
    print(f"  ({text})", file=sys.stderr, flush=True)


def seconds(work: Callable[[], ResultT]) -> tuple[float, ResultT]:
    """How long one round takes, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def median_seconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Median of several rounds, after one to warm up."""
    work()
    return statistics.median(seconds(work)[0] for _ in range(rounds))
