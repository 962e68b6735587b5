"""The lines of the search box: what was found, what can be done, under headings. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from sspf_app.gui.commands import Command, found, split, words_of
from sspf_app.gui.i18n import _, words
from sspf_app.gui.typed_days import parse_day
from sspf_app.services.records import SearchHit
from sspf_app.texts.dates import long_day, weekday_and_day

_SHAPES = {
    "person": "person",
    "case": "cases",
    "item": "note",
    "note": "edit",
    "paper": "document",
    "meeting": "meeting",
}
_NAMES = frozenset({"person", "case"})
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.? +(\w{3,})")
_MOST_NAMES, _MOST_COMMANDS, _MOST_BEGUN = 8, 6, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A command that was chosen, and for whom: the case, and there the person, if any."""

    command: Command
    case: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of what was found.

    Attributes:
        opens: What it leads to; None = a heading.
    """

    words: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    opens: SearchHit | Chosen | None = None

    @property
    def spoken(self) -> str:
        """All of it in one line, for a screen reader."""
        return ", ".join(part for part in (self.words, self.detail, self.keys) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What the box knows beside what is typed.

    Attributes:
        commands: What can be done anywhere.
        of_case: What can be done in a case.
        case: The case in sight, if there is one, and its reference.
        recent: Names of commands used lately, the newest first.
    """

    commands: tuple[Command, ...]
    of_case: tuple[Command, ...]
    case: str = ""
    reference: str = ""
    recent: tuple[str, ...] = ()

    @property
    def ready(self) -> tuple[Command, ...]:
        """What can be done now without naming anybody."""
        return (*(self.of_case if self.case else ()), *self.commands)


def lines_for(
    typed: str,
    reach: Reach,
    *,
    hits: Sequence[SearchHit],
    meetings: Sequence[SearchHit],
    zone: tzinfo,
) -> tuple[Line, ...]:
    """Names first, then meetings, what can be done, and what was said.

    Args:
        typed: What is typed.
        reach: What can be done.
        hits: What the search found.
        meetings: Meetings of the day that is typed, or of the first cases found.
        zone: Where meetings are.
    """
    names = [hit for hit in hits if hit.kind in _NAMES]
    texts = [hit for hit in hits if hit.kind not in _NAMES]
    commands = _commands(typed, reach)
    most = _MOST_NAMES if commands or meetings else len(names)
    return (
        *_headed(_("People and cases"), [_hit_line(hit, zone) for hit in names[:most]]),
        *_headed(_("Meetings"), [_hit_line(hit, zone) for hit in meetings]),
        *_headed(_("Actions"), commands),
        *_headed(_("Said and written"), [_hit_line(hit, zone) for hit in texts]),
        *_headed(_("More people and cases"), [_hit_line(hit, zone) for hit in names[most:]]),
    )


def lines_on_name(typed: str, reach: Reach, hits: Sequence[SearchHit]) -> tuple[Line, ...]:
    """What can be done for those whose name is typed after a command."""
    commands, _rest = split(reach.of_case, typed)
    lines = [
        _command_line(command, case=hit.case, detail=_who(hit), person=_person(command, hit))
        for command in commands[:_MOST_BEGUN]
        for hit in hits
        if hit.case and hit.kind in _NAMES
    ]
    return _headed(_("Actions"), lines)


def first_lines(reach: Reach, recent: Sequence[SearchHit], zone: tzinfo) -> tuple[Line, ...]:
    """What is offered before anything is typed."""
    by_name = {command.name: command for command in reach.ready}
    used = [by_name[name] for name in reach.recent if name in by_name]
    rest = [command for command in by_name.values() if command not in used]
    return (
        *_headed(_("Opened lately"), [_hit_line(hit, zone) for hit in recent]),
        *_headed(_("Used lately"), [_line_of(command, reach) for command in used]),
        *_headed(_("Actions"), [_line_of(command, reach) for command in rest]),
    )


def day_of(typed: str, today: date) -> date | None:
    """The day that is typed: ``2026-03-12``, ``12/3``, ``12 March``, ``today``, ``tomorrow``."""
    said = " ".join(words_of(typed))
    for name, days in ((_("today"), 0), (_("tomorrow"), 1), (_("yesterday"), -1)):
        if said == " ".join(words_of(name)):
            return today + timedelta(days=days)
    if (match := _DAY_AND_MONTH.fullmatch(typed.strip())) is not None:
        return _in_month(int(match[1]), match[2].casefold(), today)
    return parse_day(typed, today=today)


def _in_month(day: int, month: str, today: date) -> date | None:
    for number in range(1, 13):
        said = long_day(date(today.year, number, 1), words()).split()[1].casefold()
        if said.startswith(month):
            try:
                return date(today.year, number, day)
            except ValueError:
                return None
    return None


def _commands(typed: str, reach: Reach) -> list[Line]:
    commands = found(reach.ready, typed, reach.recent)[:_MOST_COMMANDS]
    return [_line_of(command, reach) for command in commands]


def _line_of(command: Command, reach: Reach) -> Line:
    if command.of_case:
        return _command_line(command, case=reach.case, detail=reach.reference)
    return _command_line(command)


def _command_line(
    command: Command, *, case: str | None = "", detail: str = "", person: str = ""
) -> Line:
    return Line(
        words=command.words,
        detail=detail,
        icon=command.icon,
        keys=command.keys,
        opens=Chosen(command=command, case=case or "", person=person),
    )


def _person(command: Command, hit: SearchHit) -> str:
    return hit.id if command.person and hit.kind == "person" else ""


def _who(hit: SearchHit) -> str:
    return " · ".join(part for part in (hit.title, hit.snippet) if part)


def _hit_line(hit: SearchHit, zone: tzinfo) -> Line:
    shape = _SHAPES.get(hit.kind, "search")
    if hit.at is not None:
        local = hit.at.astimezone(zone)
        day = f"{weekday_and_day(local.date(), words())} {local.year}, {local:%H:%M}"
        return Line(words=day, detail=hit.title, icon=shape, opens=hit)
    return Line(words=hit.title, detail=hit.snippet, icon=shape, opens=hit)


def _headed(title: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    ready = tuple(lines)
    return (Line(words=title), *ready) if ready else ()
