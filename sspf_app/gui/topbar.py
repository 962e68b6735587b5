"""The bar at the top: search, ask, the vault's name, how old the backup is, lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.search_box import SearchBox
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.elided import ElidedLabel
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.gui.widgets.marks import mark, show_if

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
        vault: str,
        user: str,
        *,
        has_ask: bool,
        finds_people: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``finds_people``: False for a role that reads no cases."""
        super().__init__(parent)
        mark(self, role="topbar")
        self.search = SearchBox(finds_people=finds_people)
        self.search.setMaximumWidth(64 * GRID)
        self.backup = StatusBadge()
        self.backup.hide()
        self.stop = icon_button("cross", _("Stop the backup"), self.stop_wanted.emit)
        self.stop.hide()
        self.search.setMinimumWidth(_LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        whose = ElidedLabel(f"{vault} · {user}" if user else vault, is_modest=True)
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
        layout.addWidget(whose)
        layout.addSpacing(GRID)
        layout.addWidget(icon_button("help", _("Help"), self.help_wanted.emit, shortcut="F1"))
        layout.addWidget(button(_("Lock"), self.lock_wanted.emit, icon="lock", shortcut="Ctrl+L"))

    def show_backup(self, state: str | None) -> None:
        """Tell how it stands with the backup: ``ok``, ``old``, ``none``; None = say nothing."""
        said = {
            "ok": (_("Backed up"), Tone.SUCCESS),
            "old": (_("Backup older than a week"), Tone.WARNING),
            "none": (_("No backup yet"), Tone.WARNING),
        }.get(state or "")
        show_if(self.stop, wanted=False)
        show_if(self.backup, wanted=said is not None)
        if said is not None:
            self.backup.say(said[0], said[1], icon="backup")

    def show_progress(self, percent: int) -> None:
        """Tell how far a backup has come, and offer to stop it."""
        show_if(self.backup, wanted=True)
        show_if(self.stop, wanted=True)
        said = _("Backing up: {n} %").format(n=percent)
        self.backup.say(said, Tone.NEUTRAL, icon="backup")
