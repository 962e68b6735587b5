"""How fast the machine is at this moment: the same few lines of plain Python everywhere."""

from scripts.benches.row import median_seconds

USUAL_MS = 16.0
"""What the yardstick takes on the machine whose figures the bounds were set by.

Worked out, for that machine had none: it made 75,854 decisions a second, and another one that made
34,700 with the same code took 36 ms for the yardstick.
"""

_STEPS = 300_000
_KEPT, _READ = 97, 89


def yardstick_ms() -> float:
    """Milliseconds that counting in a small dictionary takes."""
    return median_seconds(_count) * 1000


def slowness(took_ms: float) -> float:
    """How many times slower than usual this machine is; 1 where it is faster.

    Args:
        took_ms: What the yardstick took.
    """
    return max(1.0, took_ms / USUAL_MS)


def _count() -> int:
    sums: dict[int, int] = {}
    for step in range(_STEPS):
        sums[step % _KEPT] = sums.get(step % _READ, 0) + step
    return len(sums)
