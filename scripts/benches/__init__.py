"""The rows of ``bench.py``, one module a subject."""

from collections.abc import Callable

from scripts.benches.deciding import decide_all, decide_one
from scripts.benches.row import Row

ALL: dict[str, Callable[[], list[Row]]] = {
    "decide, all flows of a case": decide_all,
    "decide, one question": decide_one,
}

__all__ = ["ALL", "Row"]
