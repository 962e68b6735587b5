"""States of the course of a case: steps, referral, information talk, mapping, closing, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_CASE = "c-demo-2"


def process_states(go: Callable[..., None], part: Callable[[str], Any]) -> Iterator[str]:
    """Reach every state in turn; yields its name.

    Args:
        go: Shows a screen.
        part: The presenter of a tab of the case.
    """
    go("case", case=_CASE, tab="overview")
    view = part("overview").view
    view.course.steps["information"].click()
    yield "case-steps"
    view.steps.left.emit()
