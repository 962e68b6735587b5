"""The one next step of a case, in a sentence and, where there is something to do, one button."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next.

    Attributes:
        sentence: How things stand.
        button: What the one button does; empty = nothing to press.
        tab: Where it leads.
        wanted: What is wanted there.
    """

    sentence: str
    button: str = ""
    tab: str = ""
    wanted: dict[str, str] = field(default_factory=dict[str, str])
