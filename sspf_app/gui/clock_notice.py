"""Says that the clock of the computer was set back, or leapt ahead, until somebody confirms it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Tasks
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import announce
from sspf_app.services.changes import Changes
from sspf_app.services.clock_watch import ClockState, ClockView

EVERY_MS = 60_000


class ClockNotice(QFrame):
    """A calm banner that names both times; hidden while the clock is sound.

    Signals:
        confirmed: ``Changes``: the clock is right as it is, whatever was worked out is old.
        failed: What went wrong.
    """

    confirmed = Signal(object)
    failed = Signal(object)

    def __init__(self, vault: OpenVault, tasks: Tasks, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone=Tone.WARNING)
        self._vault, self._tasks = vault, tasks
        self._what, self._more = text(role="strong"), text()
        self.confirm = button(_("The time is right now"), self._on_confirm)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(IconLabel("clock", tone=Tone.WARNING))
        layout.addLayout(column(self._what, self._more, gap=2), 1)
        layout.addWidget(self.confirm)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look at the clock, on the database thread."""
        self._tasks.submit(
            self._vault.services.clock.check,
            owner=self,
            on_done=self.show_clock,
            on_error=self.failed.emit,
        )

    def show_clock(self, view: ClockView) -> None:
        """Say what to think of it; nothing about a sound one."""
        if view.state is ClockState.SOUND or view.before is None:
            self.hide()
            return
        was_hidden = self.isHidden()
        now, before = self._local(view.now), self._local(view.before)
        if view.state is ClockState.BACK:
            self._what.setText(
                _(
                    "The clock says {now}, but this vault was written in at {before} already."
                ).format(now=now, before=before)
            )
            self._more.setText(
                _(
                    "No answer is registered and nothing leaves before the clock is right: what "
                    "has ended would hold again. Set the clock of the computer, or confirm it."
                )
            )
        else:
            self._what.setText(
                _("The clock says {now}; the time before, it said {before}.").format(
                    now=now, before=before
                )
            )
            self._more.setText(
                _("If that is not so, set the clock of the computer right. If it is, confirm it.")
            )
        self.setAccessibleName(f"{self._what.text()} {self._more.text()}")
        self.show()
        if was_hidden:
            announce(self)

    def words(self) -> str:
        """What it says now; empty while the clock is sound."""
        return "" if self.isHidden() else self.accessibleName()

    def stop(self) -> None:
        """Look no more; the vault is about to close."""
        self._timer.stop()

    def _local(self, instant: datetime) -> str:
        return f"{instant.astimezone(self._vault.clock.zone):%Y-%m-%d %H:%M}"

    def _on_confirm(self) -> None:
        self._tasks.submit(
            self._vault.services.clock.confirm,
            owner=self,
            on_done=self._on_confirmed,
            on_error=self.failed.emit,
        )

    def _on_confirmed(self, changes: Changes) -> None:
        self.hide()
        self.confirmed.emit(changes)
