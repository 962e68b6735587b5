"""The bar at the top: search, ask, the vault's name, how old the backup is, lock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.search_box import SearchBox
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.elided import ElidedLabel
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.services.ports import Clock
from sspf_app.services.today_care import FRESH

_LEAST_LETTERS = 14
"""So much of what to search for can be read before the name of the vault gives way."""


class TopBar(QFrame):
    """What is at hand from every screen.

    Signals:
        ask_wanted: Open the question of the phone.
        help_wanted: Open the help.
        lock_wanted: Lock now.
        stop_wanted: Give up the backup that is being made.
    """

    ask_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()
    stop_wanted = Signal()

    def __init__(
        self,
        whose: str,
        *,
        has_ask: bool,
        clock: Clock,
        finds_people: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``whose``: vault and user; ``finds_people``: False for a role that reads no cases."""
        super().__init__(parent)
        mark(self, role="topbar")
        self._clock = clock
        self._backed_up_at: datetime | None = None
        self.search = SearchBox(finds_people=finds_people)
        self.search.setMaximumWidth(64 * GRID)
        self.backup = StatusBadge()
        self.backup.hide()
        self.stop = icon_button("cross", _("Stop the backup"), self.stop_wanted.emit)
        self.stop.hide()
        self.search.setMinimumWidth(_LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.search, 12)
        if has_ask:
            ask = button(_("Ask"), self.ask_wanted.emit, icon="ask", shortcut="Ctrl+Q")
            ask.setToolTip(_("May I tell this to them now?") + "  Ctrl+Q")
            layout.addWidget(ask)
        layout.addStretch(1)
        layout.addWidget(self.backup)
        layout.addWidget(self.stop)
        layout.addWidget(ElidedLabel(whose, is_modest=True))
        layout.addSpacing(GRID)
        layout.addWidget(icon_button("help", _("Help"), self.help_wanted.emit, shortcut="F1"))
        layout.addWidget(button(_("Lock"), self.lock_wanted.emit, icon="lock", shortcut="Ctrl+L"))

    def backed_up(self, made_at: datetime | None) -> None:
        """Take when the newest backup was made, None = there is none, and tell it."""
        self._backed_up_at = made_at
        self.show_backup()

    def show_backup(self) -> None:
        """Tell when the newest backup was made: what was written since is nowhere else."""
        show_if(self.stop, wanted=False)
        show_if(self.backup, wanted=True)
        said, tone = self._of_backup()
        self.backup.say(said, tone, icon="backup")

    def _of_backup(self) -> tuple[str, Tone]:
        made_at = self._backed_up_at
        if made_at is None:
            return _("No backup yet"), Tone.WARNING
        now, zone = self._clock.now(), self._clock.zone
        if now - made_at > FRESH:
            return _("Backup older than a week"), Tone.WARNING
        local = made_at.astimezone(zone)
        if local.date() == now.astimezone(zone).date():
            return _("Backed up {when}").format(when=f"{local:%H:%M}"), Tone.SUCCESS
        return _("Backed up {when}").format(when=local.date().isoformat()), Tone.SUCCESS

    def show_progress(self, percent: int) -> None:
        """Tell how far a backup has come, and offer to stop it."""
        show_if(self.backup, wanted=True)
        show_if(self.stop, wanted=True)
        said = _("Backing up: {n} %").format(n=percent)
        self.backup.say(said, Tone.NEUTRAL, icon="backup")
