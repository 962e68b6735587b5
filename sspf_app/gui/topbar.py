"""The bar at the top: search, ask, the vault's name, how old the backup is, lock."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

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
_GAPS = 14 * GRID
"""Pixels of the margins, and between the parts."""


class _Said(NamedTuple):
    """What is told of the backup.

    Attributes:
        whole: The sentence.
        short: The words of it that must do where there is little room.
    """

    whole: str
    short: str
    tone: Tone


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
        self._said, self._is_short, self._whole_width = _Said("", "", Tone.NEUTRAL), False, 0
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
        self._ask: QPushButton | None = None
        if has_ask:
            self._ask = button(_("Ask"), self.ask_wanted.emit, icon="ask", shortcut="Ctrl+Q")
            self._ask.setToolTip(_("May I tell this to them now?") + "  Ctrl+Q")
            layout.addWidget(self._ask)
        layout.addStretch(1)
        layout.addWidget(self.backup)
        layout.addWidget(self.stop)
        self._whose = ElidedLabel(whose, is_modest=True)
        layout.addWidget(self._whose)
        layout.addSpacing(GRID)
        self._help = icon_button("help", _("Help"), self.help_wanted.emit, shortcut="F1")
        self._lock = button(_("Lock"), self.lock_wanted.emit, icon="lock", shortcut="Ctrl+L")
        layout.addWidget(self._help)
        layout.addWidget(self._lock)

    def free_runs(self) -> tuple[QRect, ...]:
        """Where in the window what was done may be told: before help and lock, in its own place.

        What tells of the backup and of who works here is covered first, then the way to ask, and
        the field of the search only by what is too long else. None while the bar is out of sight.
        """
        if self.isHidden():
            return ()
        end, search = self._help.x() - GRID, self.search.geometry()
        after = search if self._ask is None else self._ask.geometry()
        beginnings = [after.right() + GRID, search.right() + GRID, search.left()]
        if not self.backup.isHidden():
            beginnings.insert(0, self.backup.x())
        return tuple(QRect(self.x() + at, self.y(), end - at, self.height()) for at in beginnings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the backup in as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size takes another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and not self.backup.isHidden():
            self._say(self._said)

    def backed_up(self, made_at: datetime | None) -> None:
        """Take when the newest backup was made, None = there is none, and tell it."""
        self._backed_up_at = made_at
        self.show_backup()

    def show_backup(self) -> None:
        """Tell when the newest backup was made: what was written since is nowhere else."""
        show_if(self.stop, wanted=False)
        self._say(self._of_backup())

    def _of_backup(self) -> _Said:
        made_at = self._backed_up_at
        if made_at is None:
            return _Said(_("No backup yet"), _("No backup"), Tone.WARNING)
        now, zone = self._clock.now(), self._clock.zone
        if now - made_at > FRESH:
            return _Said(_("Backup older than a week"), _("Old backup"), Tone.WARNING)
        local = made_at.astimezone(zone)
        is_today = local.date() == now.astimezone(zone).date()
        when = f"{local:%H:%M}" if is_today else local.date().isoformat()
        return _Said(_("Backed up {when}").format(when=when), when, Tone.SUCCESS)

    def show_progress(self, percent: int) -> None:
        """Tell how far a backup has come, and offer to stop it."""
        show_if(self.stop, wanted=True)
        said = _("Backing up: {n} %").format(n=percent)
        self._say(_Said(said, f"{percent} %", Tone.NEUTRAL))

    def _say(self, said: _Said) -> None:
        show_if(self.backup, wanted=True)
        self._said, self._is_short = said, False
        self.backup.say(said.whole, said.tone, icon="backup")
        self.backup.setToolTip(said.whole)
        self._whole_width = self.backup.sizeHint().width()
        self._fit()

    def _fit(self) -> None:
        parts = (self._ask, self.stop, self._help, self._lock)
        shown = [one.sizeHint().width() for one in parts if one is not None and not one.isHidden()]
        needed = sum(shown) + self._whole_width + self.search.minimumWidth() + _GAPS
        is_short = needed > self.width()
        if is_short is not self._is_short and not self.backup.isHidden():
            self._is_short = is_short
            words = self._said.short if is_short else self._said.whole
            self.backup.say(words, self._said.tone, icon="backup")
            self.backup.setAccessibleName(self._said.whole)
        show_if(self._whose, wanted=not is_short)
