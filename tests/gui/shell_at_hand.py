"""The frame of the window with screens of its own, without a vault."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screen import BuiltScreen, Screen, ScreenView
from sspf_app.gui.shell import ASK, Shell, ShellParts
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.changes import Topic
from sspf_app.services.clock_watch import ClockState, ClockView
from sspf_app.services.records import SearchHit
from sspf_app.services.settings import Settings
from tests.presenters.doubles import FixedClock, InlineTasks, MemorySettings, QueuedDialogs

HITS = (
    SearchHit(kind="person", id="p-1", case=None, title="Karin Hadzic", snippet="guardian"),
    SearchHit(kind="case", id="c-1", case="c-1", title="SSPF 2026-014", snippet=""),
    SearchHit(kind="item", id="i-1", case="c-1", title="Meeting", snippet="on Thursdays"),
)


class Search:
    def __init__(self) -> None:
        self.error: Exception | None = None

    def find(self, text: str) -> tuple[SearchHit, ...]:
        if self.error is not None:
            raise self.error
        return HITS if "d" in text else ()

    def meetings(self, *, day: date | None = None, cases: Iterable[str] = ()) -> tuple[()]:
        return ()

    def recent(self) -> tuple[SearchHit, ...]:
        return HITS[1:2]


class Drafts:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def save(self, key: str, text: str) -> None:
        self.kept[key] = text

    def discard(self, key: str) -> None:
        self.kept.pop(key, None)


class SoundClock:
    def check(self) -> ClockView:
        return ClockView(state=ClockState.SOUND, now=FixedClock().now())


@dataclass
class Services:
    search: Search = field(default_factory=Search)
    drafts: Drafts = field(default_factory=Drafts)
    clock: SoundClock = field(default_factory=SoundClock)


class Presenter(ScreenPresenter):
    topics = frozenset({Topic.CASES})

    def __init__(self, ports: ScreenPorts, view: "View") -> None:
        super().__init__(ports, view)
        self.opened: list[dict[str, str]] = []
        self.refreshed = 0

    def open(self, **params: str) -> None:
        self.opened.append(params)

    def refresh(self) -> None:
        self.refreshed += 1

    def drafts(self) -> tuple[DraftText, ...]:
        return (DraftText(key=f"{self.view.title}/1/note", text=self.view.note.text()),)


class View(ScreenView):
    def __init__(self, title: str) -> None:
        super().__init__(title.upper())  # no word of the program
        self.title = title
        self.note = QLineEdit()
        self.note.setAccessibleName("note")
        self.body.addWidget(self.note)

    def first_focus(self) -> QLineEdit:
        return self.note


def a_screen(name: str, order: int, **more: Any) -> Screen:
    def build(ports: ScreenPorts) -> BuiltScreen:
        view = View(name)
        return BuiltScreen(view=view, presenter=Presenter(ports, view))

    return Screen(name=name, title=N_("Settings"), icon="cases", order=order, build=build, **more)


SCREENS = (
    a_screen("case", 25, in_rail=False, below="cases"),
    a_screen("cases", 20),
    a_screen("today", 10),
    a_screen(ASK, 95, in_rail=False),
)


class Stand:
    def __init__(
        self,
        qtbot: QtBot,
        screens: tuple[Screen, ...] = SCREENS,
        *,
        back_up: Callable[[Path], Path] | None = None,
        backup_place: Callable[[], Path | None] | None = None,
    ) -> None:
        self.services, self.reported = Services(), list[BaseException]()
        self.dialogs = QueuedDialogs()
        vault = OpenVault(
            services=self.services,  # pyright: ignore[reportArgumentType]  the two that the shell uses
            name="SSPF Umeå",
            folder=Path("/v"),
            actor_name="Karin Lind",
            clock=FixedClock(),
            close=lambda: None,
            may=lambda _permission: True,
            backed_up_at=FixedClock().now() - timedelta(days=8),
            back_up=back_up,
            backup_place=backup_place,
        )
        self.shell = Shell(
            ShellParts(
                vault=vault,
                tasks=InlineTasks(),
                settings=MemorySettings(Settings(hints=False)),
                screens=screens,
                report=self.reported.append,
                dialogs=self.dialogs,
            )
        )
        qtbot.addWidget(self.shell, before_close_func=lambda shell: shell.drop())
        self.shell.resize(1440, 900)  # more than the screen of a test has room for
        self.shell.show()
        self.shell.start()

    def presenter(self, name: str) -> Presenter:
        found = self.shell.host.presenter_of(name)
        assert isinstance(found, Presenter)
        return found
