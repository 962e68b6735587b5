"""The application: from the command line to the unlock window to the shell, and back by locking."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from sspf_app.gui.application import make_application, speak
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import LIGHT
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.theme import theme_in_use
from sspf_app.gui.unlock.presenter import UnlockPresenter
from sspf_app.gui.unlock.window import UnlockWindow
from sspf_app.services.settings import SettingsStore

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sspf_app.gui.manager_key.room import KeyRoom
    from sspf_app.gui.ports import Dialogs, Trouble
    from sspf_app.gui.shell import Shell
    from sspf_app.gui.upkeep_run import UpkeepRun
    from sspf_app.gui.vault_ports import OpenVault, VaultGate
    from sspf_app.gui.watches import Watches


class Start(NamedTuple):
    """What the program starts with.

    Attributes:
        settings: What the user chose.
        make_gate: Makes the door of a vault, once the window is on screen.
        new_vault_in: Where a new vault is proposed to be made.
        vault: Folder from the command line or the lock; None = the latest one.
        locked_because: One of ``LOCK_REASONS``; None = just started.
        at_manager_key: Begin where the unit manager opens their own key.
        replace: Becomes another program; a test puts something else here.
    """

    settings: SettingsStore
    make_gate: Callable[[], VaultGate]
    new_vault_in: Path
    vault: Path | None = None
    locked_because: str | None = None
    at_manager_key: bool = False
    replace: Callable[[list[str]], object] | None = None


class Program(QObject):
    """One run: unlock window, then shell, until it is locked or left."""

    def __init__(self, app: QApplication, start: Start) -> None:
        super().__init__(app)
        self._app = app
        self._start = start
        self.tasks = TaskRunner(self)
        self._made_gate: VaultGate | None = None
        self._is_telling = False
        self.shell: Shell | None = None
        self.upkeep: UpkeepRun | None = None
        self.has_opened = False
        self._vault: OpenVault | None = None
        app.setQuitOnLastWindowClosed(False)
        sys.excepthook = self._on_unforeseen
        self._key_room: KeyRoom | None = None
        self.unlock_window = UnlockWindow(
            dialogs=_dialogs,
            make_wizard=self._make_wizard,
            make_manager_key=self._make_manager_key,
        )
        self._presenter = UnlockPresenter(
            self.unlock_window,
            gate=self._gate,
            tasks=self.tasks,
            settings=start.settings,
            explain=self._explain,
        )
        self.unlock_window.presenter = self._presenter
        self.unlock_window.vault_opened.connect(self._on_vault_opened)
        self.unlock_window.left.connect(self._on_left)
        self.unlock_window.shown.connect(self._on_shown)

    def show(self) -> None:
        """Show the unlock window."""
        is_at_key = self._start.at_manager_key
        because = None if is_at_key else self._start.locked_because  # of the vault
        self._presenter.start(self._start.vault, locked_because=because)
        if is_at_key:
            self.unlock_window.show_manager_key()
        self.unlock_window.show()

    @Slot()
    def _on_shown(self) -> None:
        # After the paint: what follows loads modules, and the window has waited for none of them.
        QTimer.singleShot(0, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        from sspf_app.gui.icons import icon
        from sspf_app.gui.wheel import WheelGuard

        WheelGuard(self._app, self)
        if sys.platform == "win32":
            from sspf_app.gui.capture import CaptureGuard
            from sspf_app.gui.windows_session import hide_from_capture

            CaptureGuard(self._app, self, hide=hide_from_capture)
        theme = theme_in_use()
        if theme is not None:
            theme.complete()
        self.unlock_window.draw_marks()
        self._app.setWindowIcon(icon("mark", colour=LIGHT.accent, size=64))
        speak(self._app, self._start.settings.load().language)
        self._presenter.describe()

    def _gate(self) -> VaultGate:
        if self._made_gate is None:
            self._made_gate = self._start.make_gate()
        return self._made_gate

    def lock(self, because: str) -> None:
        """Lock now: ask nothing, keep drafts, become a fresh unlock process."""
        from sspf_app.gui.lock import replace_process, unlock_command

        vault, room = self._vault, self._key_room
        if vault is not None:
            self._close_vault()
        elif room is not None and room.is_open:
            room.close_now()
        else:
            return
        folder = None if vault is None else vault.folder
        (self._start.replace or replace_process)(unlock_command(because=because, vault=folder))

    @Slot(object)
    def _on_vault_opened(self, vault: OpenVault) -> None:
        from sspf_app.gui.screen_list import SCREENS
        from sspf_app.gui.shell import Shell, ShellParts

        self._vault = vault
        shell = Shell(
            ShellParts(
                vault=vault,
                tasks=self.tasks,
                settings=self._start.settings,
                screens=SCREENS,
                report=self.report,
            )
        )
        shell.lock_wanted.connect(self._on_lock_wanted)
        shell.leave_wanted.connect(self._on_leave_wanted)
        self.shell = shell
        self.watches = self._watch_over()
        shell.show()
        shell.start()
        self.unlock_window.close()
        self.unlock_window.deleteLater()
        if vault.warning is not None:
            shell.say(shell.explain(vault.warning).sentence)
        self._keep_up(vault, shell)

    def _keep_up(self, vault: OpenVault, shell: Shell) -> None:
        """See to the backups, beside the work."""
        from sspf_app.gui.upkeep_run import UpkeepRun

        self._background = TaskRunner(self)
        self.upkeep = UpkeepRun(vault, shell, self.tasks, self._background, parent=self)
        self.upkeep.start()

    def _watch_over(self) -> Watches:
        from sspf_app.gui.watches import Watches

        self.has_opened = True
        settings = self._start.settings
        return Watches(
            self._app,
            self,
            minutes=lambda: settings.load().idle_minutes,
            lock=self.lock,
            leave=self._on_leave_wanted,
        )

    @Slot()
    def _on_lock_wanted(self) -> None:
        self.lock("user")

    @Slot()
    def _on_leave_wanted(self) -> None:
        self._close_vault()
        if self._key_room is not None:
            self._key_room.close_now()
        self._app.exit(0)

    @Slot()
    def _on_left(self) -> None:
        if self._key_room is not None:
            self._key_room.close_now()
        self.tasks.finish()
        self._app.exit(0)

    def report(self, error: BaseException) -> None:
        """Log an error that nobody foresaw, and tell the user once, calmly."""
        import logging  # a hundredth of a second that the unlock window does without

        logging.getLogger(__name__).error("unforeseen error", exc_info=error)
        if self._is_telling:
            return
        from sspf_app.gui.dialogs import TroubleDialog
        from sspf_app.gui.explaining import unforeseen

        self._is_telling = True
        dialog = TroubleDialog(unforeseen(), self.shell)
        dialog.finished.connect(self._on_told)
        dialog.open()

    @Slot()
    def _on_told(self) -> None:
        self._is_telling = False

    def _close_vault(self) -> None:
        from sspf_app.gui.lock import close_vault

        if self.shell is not None and self._vault is not None:
            self.watches.copied.empty()
            if self.upkeep is not None:
                self.upkeep.stop()
                self._background.finish(within=0)
            close_vault(self._app, self.shell, self.tasks, self._vault)
            self.shell = self._vault = None

    def _explain(self, error: BaseException) -> Trouble:
        from sspf_app.gui.explaining import explain

        return explain(error, report=self.report)

    def _make_wizard(self, window: QWidget) -> QWidget:
        from sspf_app.gui.unlock.first_start import FirstStartPresenter
        from sspf_app.gui.unlock.first_start_view import FirstStartView

        view = FirstStartView(_dialogs(window))
        view.presenter = FirstStartPresenter(
            view,
            gate=self._gate(),
            tasks=self.tasks,
            explain=self._explain,
            folder=self._start.new_vault_in / _("SSPF"),
        )
        view.vault_made.connect(self._on_vault_made)
        view.left.connect(self._on_wizard_left)
        view.presenter.start()
        return view

    @Slot(object)
    def _on_vault_made(self, vault: OpenVault) -> None:
        self._presenter.opened(vault)

    @Slot()
    def _on_wizard_left(self) -> None:
        self._presenter.show_choice()

    def _make_manager_key(self, window: QWidget) -> QWidget:
        from sspf_app.gui.manager_key.room import KeyRoom, RoomParts

        room = KeyRoom(
            RoomParts(
                gate=self._gate(),
                tasks=self.tasks,
                dialogs=_dialogs(window),
                settings=self._start.settings,
                explain=self._explain,
            ),
            because=self._start.locked_because,
            watch=self._watch_over,
        )
        self._key_room = room
        room.view.lock_wanted.connect(self._on_lock_wanted)
        room.view.left.connect(self._on_manager_key_left)
        return room.view

    @Slot()
    def _on_manager_key_left(self) -> None:
        self._key_room = None
        self._presenter.go_back()

    def _on_unforeseen(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._app.exit(1)
            return
        self.report(error.with_traceback(trace))


def run(start: Start) -> int:
    """Run the program until it is left; returns the exit code if no vault was open in it."""
    app = make_application(start.settings, whole=False)
    program = Program(app, start)
    program.show()
    code = app.exec()
    if program.has_opened:
        from sspf_app.gui.lock import end_process

        end_process(code)
    return code


def _dialogs(window: QWidget) -> Dialogs:
    from sspf_app.gui.dialogs import WindowDialogs

    return WindowDialogs(window)
