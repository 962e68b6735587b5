"""Joins the search box to what is searched and to what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Slot

from sspf_app.gui.choosing import Choosing
from sspf_app.gui.commands import (
    Command,
    begin_commands,
    case_commands,
    found,
    frame_commands,
    screen_commands,
    split,
)
from sspf_app.gui.found_lines import Chosen, Line, Reach, day_of, first_lines, lines_for
from sspf_app.gui.found_lines import lines_on_name as _on_name
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Frame, Tasks
from sspf_app.gui.screen import Screen
from sspf_app.gui.screen_host import ScreenHost
from sspf_app.gui.search_box import SearchBox
from sspf_app.services.ports import Clock
from sspf_app.services.records import SearchHit
from sspf_app.services.search import Search
from sspf_app.services.settings import SettingsStore

_USED = "palette/used"
_MOST_USED = 4
_CASES_WITH_MEETINGS = 3
_FEWEST_LETTERS = 2


@dataclass(frozen=True, kw_only=True)
class FindingParts:
    """What finding is made of.

    Attributes:
        search: None = the role reads no case, so only commands are found.
        acts: What the window itself does, by the name of the command.
    """

    box: SearchBox
    search: Search | None
    tasks: Tasks
    settings: SettingsStore
    clock: Clock
    frame: Frame
    host: ScreenHost
    screens: tuple[Screen, ...]
    acts: Mapping[str, Callable[[], object]]


class Finding(QObject):
    """See the module."""

    def __init__(self, parts: FindingParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        choosing = Choosing(parts.settings, parts.tasks, parts.frame, parent=self)
        self._acts = {**parts.acts, **choosing.acts()}
        made = (*begin_commands(), *frame_commands(), *screen_commands(parts.screens))
        self._commands = tuple(command for command in made if self._can(command))
        self._of_case = tuple(command for command in case_commands() if self._can(command))
        parts.box.wanted.connect(self._on_wanted)
        parts.box.chosen.connect(self._on_chosen)

    def _can(self, command: Command) -> bool:
        if command.reads_cases and self._parts.search is None:
            return False
        if command.screen:
            return self._parts.host.has(command.screen)
        return command.name in self._acts

    def _reach(self) -> Reach:
        return Reach(
            commands=self._commands,
            of_case=self._of_case,
            case=self._parts.host.current_case() or "",
            reference=_("In the case in sight"),
            recent=_used(),
        )

    @Slot(str)
    def _on_wanted(self, wanted: str) -> None:
        reach = self._reach()
        self._parts.tasks.submit(
            lambda: self._lines(wanted, reach),
            owner=self,
            on_done=lambda lines: self._parts.box.show_lines(wanted, lines),
            on_error=self._on_failed,
        )

    def _lines(self, wanted: str, reach: Reach) -> tuple[Line, ...]:
        """On the database thread."""
        search, clock = self._parts.search, self._parts.clock
        if search is None:
            # Only what the window does: a search would be refused, and logged as an attempt.
            return (
                lines_for(wanted, reach, hits=(), meetings=(), zone=clock.zone)
                if wanted
                else first_lines(reach, (), clock.zone)
            )
        if not wanted:
            return first_lines(reach, search.recent(), clock.zone)
        hits = search.find(wanted)
        _acts, rest = split(reach.of_case, wanted)
        is_done_at_once = found(reach.ready, wanted, ())
        if not hits and not is_done_at_once and len(rest) >= _FEWEST_LETTERS:
            return _on_name(wanted, reach, search.find(rest))
        day = day_of(wanted, clock.now().astimezone(clock.zone).date())
        cases = [hit.case for hit in hits if hit.kind in {"person", "case"} and hit.case]
        first = list(dict.fromkeys(cases))[:_CASES_WITH_MEETINGS]
        meetings = search.meetings(day=day, cases=first) if day or first else ()
        return lines_for(wanted, reach, hits=hits, meetings=meetings, zone=clock.zone)

    def _on_failed(self, error: BaseException) -> None:
        self._parts.frame.say(self._parts.frame.explain(error).sentence)

    @Slot(object)
    def _on_chosen(self, opens: SearchHit | Chosen) -> None:
        if isinstance(opens, Chosen):
            self._do(opens)
        else:
            self._open(opens)

    def _do(self, chosen: Chosen) -> None:
        command = chosen.command
        _remember(command.name)
        if not command.screen:
            self._acts[command.name]()
            return
        params = dict(command.params)
        if command.of_case:
            params["case"] = chosen.case
        if chosen.person:
            params[command.person] = chosen.person
        self._parts.frame.navigate(command.screen, **params)

    def _open(self, hit: SearchHit) -> None:
        frame, case = self._parts.frame, hit.case
        if case is None:
            frame.say(_("{name} is in no case.").format(name=hit.title))
        elif hit.kind == "note":
            frame.navigate("case", case=case, tab="notes", note=hit.id)
        elif hit.kind == "paper":
            frame.navigate("case", case=case, tab="documents", paper=hit.id)
        elif hit.kind in {"item", "meeting"} and self._parts.host.has("meeting"):
            frame.navigate("meeting", case=case, **{hit.kind: hit.id})
        else:
            frame.navigate("case", case=case, **({"item": hit.id} if hit.kind == "item" else {}))


def _used() -> tuple[str, ...]:
    """Names of commands used lately; they are words of the program and name nobody."""
    kept = QSettings().value(_USED, "")
    return tuple(one for one in str(kept).split() if one)


def _remember(name: str) -> None:
    before = [one for one in _used() if one != name]
    QSettings().setValue(_USED, " ".join((name, *before)[:_MOST_USED]))
