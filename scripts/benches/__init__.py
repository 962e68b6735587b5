"""The rows of ``bench.py``, one module a subject."""

from collections.abc import Callable

from scripts.benches.backing import backing_up
from scripts.benches.chasing import chasing
from scripts.benches.deciding import decide_all, decide_one
from scripts.benches.many import many_cases
from scripts.benches.moving import moving
from scripts.benches.paper import consent_form_row
from scripts.benches.reading import reading
from scripts.benches.row import Row
from scripts.benches.windows import (
    case_list,
    case_list_of_many,
    case_matrix,
    day_of_many,
    memory_after_unlock,
    scrolled,
    unlock_window,
)

ALL: dict[str, Callable[[], list[Row]]] = {
    "unlock window": unlock_window,
    "decide, all flows of a case": decide_all,
    "decide, one question": decide_one,
    "matrix of a case": case_matrix,
    "reading": reading,
    "consent form": consent_form_row,
    "memory": memory_after_unlock,
    "list of cases": case_list,
    "list of many cases": case_list_of_many,
    "day of many open cases": day_of_many,
    "consents of many cases": chasing,
    "many cases": many_cases,
    "scrolling": scrolled,
    "backup": backing_up,
    "an old list": moving,
}

__all__ = ["ALL", "Row"]
