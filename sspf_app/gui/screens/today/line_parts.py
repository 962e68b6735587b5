"""What the lines of today's queue are made of; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import Tone
from sspf_app.services.today_views import WITHIN_CASE, TodayEntry


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLines:
    """What a card shows.

    Attributes:
        shown: The first of its lines.
        number: How many there are in all.
    """

    shown: Sequence[TodayLine] = ()
    number: int = 0


LineMaker = Callable[[TodayEntry, tzinfo], TodayLine]
"""Puts an entry into words; ``LINES`` has one for every kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """Makes lines that are told apart by words and looks alone.

    Attributes:
        said: The sentence, marked with ``N_``, with any of ``{name}`` (whom it is about),
            ``{day}`` (of its instant) and ``{detail}``.
        button: Marked with ``N_``.
        screen: Where it leads.
        tab: Which part of it.
        act: What is begun there.
        shows: What is open there of the target of the entry.
    """

    said: str
    icon: str
    tone: Tone
    button: str
    screen: str = "case"
    tab: str = ""
    act: str = ""
    shows: str = ""

    def __call__(self, entry: TodayEntry, zone: tzinfo) -> TodayLine:
        """An entry in words."""
        name = shown_name(entry)
        said = marked(self.said)
        if said.startswith("{name}"):
            name = name[:1].upper() + name[1:]
        wanted = {"tab": self.tab, "act": self.act}
        if self.shows:
            wanted[self.shows] = entry.target
        return case_line(
            entry,
            said.format(name=name, day=shown_day(entry.at, zone), detail=shown_detail(entry)),
            icon=self.icon,
            tone=self.tone,
            button=marked(self.button),
            screen=self.screen,
            **{key: value for key, value in wanted.items() if value},
        )


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


def shown_detail(entry: TodayEntry) -> str:
    """What it tells besides; of a case with somebody protected, that it is told there."""
    if entry.detail != WITHIN_CASE:
        return entry.detail
    return _("A party") if entry.kind.startswith("party_") else _("(it stands in the case)")


def shown_name(entry: TodayEntry) -> str:
    """Whom an entry is about; nobody's name where identity is protected."""
    return entry.name or marked(PROTECTED_NAME).lower()


def shown_day(at: datetime, zone: tzinfo) -> str:
    """The day of an instant, as lists have it."""
    return at.astimezone(zone).date().isoformat()


def shown_time(at: datetime, zone: tzinfo) -> str:
    """An instant, as lists have it."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
