"""What the lines of today's queue are made of; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import marked
from sspf_app.gui.looks import Tone
from sspf_app.services.today_views import TodayEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayLine:
    """One line of the queue.

    Attributes:
        sentence: What it is.
        about: Reference, or day.
        button: What the one button does.
        screen: Where it leads.
        wanted: What to show there.
    """

    sentence: str
    about: str
    icon: str
    tone: Tone
    button: str
    screen: str
    wanted: dict[str, str]


LineMaker = Callable[[TodayEntry, tzinfo], TodayLine]
"""Puts an entry into words; ``LINES`` has one for every kind."""


def case_line(  # noqa: PLR0913  a line has these parts
    entry: TodayEntry,
    sentence: str,
    *,
    icon: str,
    tone: Tone,
    button: str,
    screen: str = "case",
    **wanted: str,
) -> TodayLine:
    """A line about a case."""
    case = entry.case or ""
    return TodayLine(
        sentence=sentence,
        about=entry.reference or case,
        icon=icon,
        tone=tone,
        button=button,
        screen=screen,
        wanted={"case": case, **wanted},
    )


def shown_name(entry: TodayEntry) -> str:
    """Whom an entry is about; nobody's name where identity is protected."""
    return entry.name or marked(PROTECTED_NAME).lower()


def shown_day(at: datetime, zone: tzinfo) -> str:
    """The day of an instant, as lists have it."""
    return at.astimezone(zone).date().isoformat()
