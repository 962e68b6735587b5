"""Backups without being asked, seen from the window: after unlocking and later, beside the work.

The copying runs on a thread of its own; what touches the vault runs on the database thread, between
two jobs of the screens. What goes well is told by the top bar alone; what does not, in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sspf_app.gui.backing_up import BACKED_UP
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Tasks
from sspf_app.gui.vault_ports import OpenVault

if TYPE_CHECKING:
    from sspf_app.gui.shell import Shell
    from sspf_app.services.backup_writing import BackupWriting
    from sspf_app.services.upkeep import BackedUp, Drill, Due, Upkeep
    from sspf_app.services.vault_ports import Verification

ResultT = TypeVar("ResultT")
EVERY_MS = 30 * 60_000
"""So often it is asked whether something is due: hours of work, or a place that is there again."""


class UpkeepRun(QObject):
    """One run, from an unlocking to the next lock.

    Signals:
        _told: Per cent of a backup; from the thread that copies to the window's.
    """

    _told = Signal(object)

    def __init__(
        self, vault: OpenVault, shell: Shell, tasks: Tasks, background: Tasks, *, parent: QObject
    ) -> None:
        """``background``: for what does not touch the vault and may take long."""
        super().__init__(parent)
        self._vault, self._shell = vault, shell
        self._tasks, self._background = tasks, background
        self._is_stopped = self._is_closed = False
        self._percent = -1
        self._begun = self._ended = 0
        self._told.connect(self._on_told)
        self._again = QTimer(self)
        self._again.setInterval(EVERY_MS)
        self._again.timeout.connect(self._on_time)
        shell.bar.stop_wanted.connect(self._on_stop_wanted)

    @property
    def is_at_work(self) -> bool:
        """Whether anything of it was begun and has not ended."""
        return self._begun > self._ended

    def start(self) -> None:
        """Do what is due now, and look again every half hour."""
        upkeep = self._vault.upkeep
        if upkeep is not None:
            self._again.start()
            self._run(
                self._tasks,
                upkeep.due,
                on_done=lambda due: self._on_due(upkeep, due),
                on_error=self._on_failed,
            )

    def stop(self) -> None:
        """Give up what is being done; the vault is about to close."""
        self._again.stop()
        self._is_stopped = self._is_closed = True
        self._forget()

    def _on_due(self, upkeep: Upkeep, due: Due) -> None:
        if not due.drill:
            self._forget()
        if due.backup:
            self._run(
                self._tasks,
                upkeep.begin,
                on_done=lambda writing: self._on_begun(upkeep, writing),
                on_error=self._on_failed,
            )
        elif due.drill:
            self._try(upkeep)

    def _on_begun(self, upkeep: Upkeep, writing: BackupWriting) -> None:
        def failed(error: BaseException) -> None:
            self._drop(writing)
            self._on_failed(error)

        self._shell.bar.show_progress(0)
        self._run(
            self._background,
            lambda: writing.write(self._tell),
            on_done=lambda is_whole: self._on_written(upkeep, writing, is_whole=is_whole),
            on_error=failed,
        )

    def _tell(self, done: int, of: int) -> bool:
        """On the thread that copies: emit, and answer whether to go on."""
        percent = 100 * done // max(of, 1)
        if percent != self._percent:
            self._percent = percent
            self._told.emit(percent)
        return not self._is_stopped

    def _on_written(self, upkeep: Upkeep, writing: BackupWriting, *, is_whole: bool) -> None:
        if not is_whole:
            self._drop(writing)
            self._show_state()
            self._shell.say(_("The backup was stopped. It is begun again within half an hour."))
            return
        self._run(
            self._tasks,
            lambda: upkeep.end(writing),
            on_done=lambda done: self._on_ended(upkeep, done),
            on_error=self._on_failed,
        )

    def _on_ended(self, upkeep: Upkeep, done: BackedUp) -> None:
        self._shell.bar.backed_up(self._vault.clock.now())
        self._shell.broadcast(BACKED_UP)
        for trouble in done.troubles:
            self._shell.say(self._shell.explain(trouble).sentence)
        self._try(upkeep)

    def _try(self, upkeep: Upkeep) -> None:
        """Open the newest backup with the password just typed, if it is time to."""
        password = None if self._vault.typed is None else self._vault.typed.take()
        if password is None:
            return

        def begun(drill: Drill | None) -> None:
            if drill is not None:
                self._run(
                    self._background,
                    lambda: drill.run(password),
                    on_done=lambda found: self._on_tried(upkeep, found),
                    on_error=self._on_failed,
                )

        self._run(self._tasks, upkeep.begin_drill, on_done=begun, on_error=self._on_failed)

    def _on_tried(self, upkeep: Upkeep, found: Verification) -> None:
        self._run(
            self._tasks,
            lambda: upkeep.end_drill(found),
            on_done=self._on_compared,
            on_error=self._on_failed,
        )

    def _on_compared(self, found: Verification) -> None:
        if found.is_sound:
            self._shell.broadcast(BACKED_UP)
        else:
            self._shell.say(
                _("The newest backup opens, but something in it is damaged. Make a new one.")
            )

    def _on_failed(self, error: BaseException) -> None:
        """Say it calmly; the vault is as it was."""
        self._forget()
        self._show_state()
        self._shell.say(self._shell.explain(error).sentence)

    def _drop(self, writing: BackupWriting) -> None:
        self._run(
            self._tasks,
            writing.drop,
            on_done=lambda _none: None,
            on_error=self._shell.explain,
        )

    def _run(
        self,
        where: Tasks,
        job: Callable[[], ResultT],
        *,
        on_done: Callable[[ResultT], object],
        on_error: Callable[[BaseException], object],
    ) -> None:
        """Run a job; after the vault was closed nothing is begun, and no answer counts."""
        if not self._is_closed:
            self._begun += 1
            where.submit(
                job,
                owner=self._shell,
                on_done=lambda result: self._end(lambda: on_done(result)),
                on_error=lambda error: self._end(lambda: on_error(error)),
            )

    def _end(self, tell: Callable[[], object]) -> None:
        """Tell what came of a job, which may begin the next, and count it after that."""
        if not self._is_closed:
            tell()
        self._ended += 1

    def _forget(self) -> None:
        if self._vault.typed is not None:
            self._vault.typed.take()

    def _show_state(self) -> None:
        self._shell.bar.show_backup()

    @Slot()
    def _on_time(self) -> None:
        if not self.is_at_work:
            self._is_stopped = False
            self._show_state()
            self.start()

    @Slot(int)
    def _on_told(self, percent: int) -> None:
        self._shell.bar.show_progress(percent)

    @Slot()
    def _on_stop_wanted(self) -> None:
        self._is_stopped = True
