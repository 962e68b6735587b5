"""The main window: rail, top bar, the screen in sight, and what joins them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from sspf_app.gui import explaining
from sspf_app.gui.backing_up import BACKED_UP, BackingUp
from sspf_app.gui.curtain import Curtain
from sspf_app.gui.dialogs import WindowDialogs
from sspf_app.gui.draft_keeper import DraftKeeper
from sspf_app.gui.filling import Filling
from sspf_app.gui.finding import Finding, FindingParts
from sspf_app.gui.guidance import Guidance
from sspf_app.gui.hints import HintBar
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.ports import Dialogs, ScreenPorts, Tasks, Trouble
from sspf_app.gui.rail import Rail
from sspf_app.gui.screen import Screen, open_to
from sspf_app.gui.screen_host import ScreenHost
from sspf_app.gui.theme import dress
from sspf_app.gui.topbar import TopBar
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.keyboard import KeepInSight, step
from sspf_app.gui.widgets.one_line import OneLine
from sspf_app.gui.widgets.toast import Toast
from sspf_app.gui.widgets.way_out import leave_by_key
from sspf_app.gui.window_acts import ASK, ActParts, WindowActs
from sspf_app.gui.window_notices import WindowNotices
from sspf_app.gui.window_place import keep_place, put_in_place
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.settings import SettingsStore

_SEARCHES = Permission.READ_CASES
LEAST_WIDTH, LEAST_HEIGHT = 1280, 720


@dataclass(frozen=True, kw_only=True)
class ShellParts:
    """What the shell is made of.

    Attributes:
        dialogs: None = real ones, over the window.
        report: Gets an error that nobody foresaw.
    """

    vault: OpenVault
    tasks: Tasks
    settings: SettingsStore
    screens: tuple[Screen, ...]
    report: Callable[[BaseException], None]
    dialogs: Dialogs | None = None


class Shell(QMainWindow):
    """The window of an open vault; the ``Frame`` of its screens.

    Attributes:
        toast: What was done, said for a while.
        acts: What keys, the bar and the palette make it do.

    Signals:
        lock_wanted: Lock now; nothing is asked.
        leave_wanted: The window was closed.
    """

    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parts: ShellParts) -> None:
        """Build the frame; ``start`` shows the first screen."""
        super().__init__()
        self._parts = parts
        self._may_close = False
        vault = parts.vault
        screens = open_to(parts.screens, vault.may)
        self._drafts = DraftKeeper(vault.services.drafts, parts.tasks)
        dialogs = parts.dialogs or WindowDialogs(self)
        self._backing_up = BackingUp(
            vault.back_up, parts.tasks, dialogs, owner=self, place=vault.backup_place
        )
        ports = ScreenPorts(
            services=vault.services,
            tasks=parts.tasks,
            dialogs=dialogs,
            frame=self,
            clock=vault.clock,
            settings=parts.settings,
            care=vault.care,
            own_access=vault.own_access,
            proof=vault.proof,
            accounts=vault.accounts,
        )
        self.host = ScreenHost(screens, ports, self._drafts)
        self.rail = Rail(screens)
        self.bar = TopBar(
            " · ".join(one for one in (vault.name, vault.actor_name) if one),
            has_ask=self.host.has(ASK),
            finds_people=vault.may(_SEARCHES),
            clock=vault.clock,
        )
        self.bar.backed_up(vault.backed_up_at)
        self.notices = WindowNotices(vault, parts.tasks)
        self._filling = Filling(self, (self.rail, self.bar, self.notices.of_office))
        self._guidance = Guidance(self, screens, has_ask=self.host.has(ASK))
        self.hint = HintBar(parts.settings, parts.tasks)
        self._screens = screens
        self._build()
        self.acts = self._made_acts()
        self._connect()
        if isinstance(app := QApplication.instance(), QApplication):
            KeepInSight(app, self)
            OneLine(app, self)
        self.finding = self._made_finding()
        dress(self)

    def start(self) -> None:
        """Show the first screen of the rail."""
        self.notices.start()
        self._look_at_password()
        self.navigate(next(screen.name for screen in self._screens if screen.in_rail))

    def navigate(self, screen: str, **params: str) -> None:
        """Show a screen; see ``gui.ports.Frame``. One that is another role's says whose it is."""
        if self._is_of_others(screen):
            return
        if params.get("live") != "on":
            self.fill(wanted=False)
        if (screen, params.get("case")) != (self.host.current(), self.host.current_case()):
            self.toast.leave()
        self.host.go(screen, params)
        self._mark_line()

    def _is_of_others(self, name: str) -> bool:
        screen = next((one for one in self._parts.screens if one.name == name), None)
        if screen is None or self.host.has(name):
            return False
        sentence = _("{screen} is the work of the coordinator; your role has no part in it.")
        self.say(sentence.format(screen=marked(screen.title)))
        return True

    def go_back(self) -> None:
        """Show the screen before."""
        self.fill(wanted=False)
        self.toast.leave()
        self.host.back()
        self._mark_line()

    def fill(self, *, wanted: bool) -> None:
        """Let the screen in sight fill the whole display, or stand in its frame again."""
        self._filling.turn(on=wanted)
        if wanted:
            self.hint.show_for("")

    def broadcast(self, changes: Changes) -> None:
        """Tell every screen what changed; each decides for itself."""
        self.host.tell(changes)
        if Topic.USERS in changes.topics:
            self._look_at_password()

    def say(
        self, text: str, *, undo: Callable[[], object] | None = None, saved: Path | None = None
    ) -> None:
        """Tell for ten seconds that something was done, or until its place is left.

        What was saved is offered for longer.
        """
        self.toast.say(text, undo=undo, saved=saved)

    def back_up(self) -> None:
        """Ask for a folder and write a backup of the vault into it."""
        self._backing_up.begin(
            on_done=self._on_backed_up,
            on_error=lambda error: self.say(self.explain(error).sentence),
        )

    def explain(self, error: BaseException) -> Trouble:
        """Turn an error into words; one that nobody foresaw is reported too."""
        return explaining.explain(error, report=self._parts.report)

    def drafts_now(self) -> Callable[[], None]:
        """A job that writes every draft, for the database thread; taken before the screens go."""
        drafts = self.host.all_drafts()
        return lambda: self._drafts.write_now(drafts)

    def drop(self) -> None:
        """Hide at once and let go of everything that shows something; for locking."""
        keep_place(self._filling.place())  # the next process stands where this one stood
        self.hide()
        self.notices.stop()
        self.bar.search.close_lines()
        self.bar.search.clear()
        self.host.drop_all()
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry, and leave by the same way as locking: drafts first."""
        self.fill(wanted=False)
        keep_place(self.saveGeometry())
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.leave_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a page on Esc also when nothing has the keyboard."""
        if not leave_by_key(event, self.host.currentWidget()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as one reads, also through what was made later."""
        return step(self, forward=next) or super().focusNextPrevChild(next)

    def _build(self) -> None:
        self.setWindowTitle(" – ".join(dict.fromkeys((self._parts.vault.name, "SSPF"))))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.notices)
        right.addWidget(self.hint)
        right.addWidget(self.host, 1)
        centre = QWidget()
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.toast = Toast(centre, runs=self.bar.free_runs)
        self.curtain = Curtain(self, centre)
        self.curtain.lock_wanted.connect(self.lock_wanted)
        put_in_place(self, least=(LEAST_WIDTH, LEAST_HEIGHT), usual=(1440, 900))

    def _connect(self) -> None:
        self.rail.screen_chosen.connect(self._on_screen_chosen)
        self.bar.lock_wanted.connect(self.lock_wanted)
        self.notices.clock_confirmed.connect(self._on_clock_confirmed)
        self.notices.failed.connect(lambda error: self.say(self.explain(error).sentence))
        self.notices.settings_wanted.connect(lambda: self.navigate("settings"))
        self.bar.ask_wanted.connect(self.acts.ask)
        self.bar.help_wanted.connect(self.acts.show_help)
        self.hint.help_wanted.connect(self.acts.show_help)
        if isinstance(app := QApplication.instance(), QApplication):
            app.applicationStateChanged.connect(self._on_application_state)

    def _look_at_password(self) -> None:
        if not self.host.has("today"):  # which reminds by itself
            self.notices.password.look()

    def _made_acts(self) -> WindowActs:
        return WindowActs(
            self,
            ActParts(
                frame=self,
                host=self.host,
                box=self.bar.search,
                curtain=self.curtain,
                filling=self._filling,
                guidance=self._guidance,
                lock=self.lock_wanted.emit,
                leave=self.leave_wanted.emit,
                back=self.go_back,
            ),
        )

    def _made_finding(self) -> Finding:
        parts = self._parts
        return Finding(
            FindingParts(
                box=self.bar.search,
                search=parts.vault.services.search if parts.vault.may(_SEARCHES) else None,
                tasks=parts.tasks,
                settings=parts.settings,
                clock=parts.vault.clock,
                frame=self,
                host=self.host,
                screens=self._screens,
                acts=self.acts.by_name(),
            ),
            self,
        )

    def _mark_line(self) -> None:
        name = self.host.current()
        if name is not None:
            screen = self.host.known(name)
            self.rail.show_chosen(screen.below or screen.name)
            self.hint.show_for("" if self._filling.is_on else name)

    @Slot(str)
    def _on_screen_chosen(self, name: str) -> None:
        self.navigate(name)

    @Slot(Qt.ApplicationState)
    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.curtain.open_by_itself()
        elif self._parts.settings.load().hides:
            self.curtain.draw_by_itself()

    def _on_backed_up(self, said: str) -> None:
        self.bar.backed_up(self._parts.vault.clock.now())
        self.broadcast(BACKED_UP)
        self.say(said)

    @Slot(object)
    def _on_clock_confirmed(self, changes: Changes) -> None:
        self.broadcast(changes)
        self.say(_("The clock is confirmed."))
