"""Beside the new meeting: what was said at the one before, and what was promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.services.agenda_views import MeetingMemory
from sspf_app.services.meeting_views import ItemView
from sspf_app.texts.dates import weekday_and_day


class MemoryCard(Card):
    """For the coordinator alone; nothing here is read by who sits opposite."""

    def __init__(
        self, zone: tzinfo, today: Callable[[], date], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        growing(self)
        self._zone, self._today = zone, today
        self._parts = column(gap=GRID)
        self.add(self._parts)

    def show_memory(self, memory: MeetingMemory) -> None:
        """Show what was before."""
        clear(self._parts)
        day = ""
        if memory.previous_at is None:
            self._parts.addWidget(text(_("This is the first meeting."), role="muted"))
        else:
            day = weekday_and_day(memory.previous_at.astimezone(self._zone).date(), words())
        self.say(_("The meeting before"), day)
        if memory.commitments:
            self._parts.addWidget(text(_("Commitments"), role="label"))
        for item in memory.commitments:
            self._parts.addWidget(self._commitment(item))
        if memory.items:
            self._parts.addWidget(text(_("Was said"), role="label"))
        for item in memory.items:
            self._parts.addWidget(text(f"{item.source_name}: {item.text}"))

    def _commitment(self, item: ItemView) -> QWidget:
        holder = QWidget()
        due = None if item.commitment is None else item.commitment.due_on
        is_late = due is not None and due < self._today()
        said = "" if due is None else _("due {day}").format(day=f"{due:%Y-%m-%d}")
        badge = StatusBadge(said, Tone.WARNING if is_late else Tone.NEUTRAL)
        head = row(text(item.responsible_name, role="muted"), badge)
        head.setStretch(0, 1)
        holder.setLayout(column(text(item.text), head, gap=2))
        return holder
