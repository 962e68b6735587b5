"""The list of meetings over all cases, coming first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.case_words import Look, copies_handed_out, meeting_look
from sspf_app.gui.i18n import _
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.meeting.ports import MeetingLine
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.table import ItemTable, ListPlace


class ListPage(QWidget):
    """Shows the meetings; Enter opens one.

    Signals:
        opened: A ``MeetingLine``.
        plan_wanted: Plan a new one.
        earlier_wanted: List those of all times.
    """

    opened = Signal(object)
    plan_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemTableModel(
            _columns(zone, lambda line: self.table.words_left_out(line)),
            id_of=lambda line: f"{line.case}/{line.meeting}",
        )
        self.table = ItemTable(self.model, name=_("Meetings"))
        self.table.item_opened.connect(self.opened)
        empty = EmptyState(
            _("No meetings yet"),
            _("Plan a meeting in a case: those whom the consents allow are invited."),
            icon="meeting",
            action=button(_("Plan a meeting"), self.plan_wanted.emit, icon="add"),
        )
        self.place: ListPlace[MeetingLine] = ListPlace(self.table, empty, waits=True)
        self._earlier = button(_("Show older meetings too"), self.earlier_wanted.emit)
        self.setLayout(column(self.place, row(self._earlier, None)))

    def show_lines(self, lines: tuple[MeetingLine, ...], *, has_earlier: bool) -> None:
        """Show these, and the way to the older ones."""
        self.model.set_items(lines)
        self._earlier.setVisible(has_earlier)
        if lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))


def _columns(
    zone: tzinfo, left_out: Callable[[MeetingLine], str]
) -> tuple[Column[MeetingLine], ...]:
    def when(line: MeetingLine) -> str:
        local = line.starts_at.astimezone(zone)
        return f"{local:%Y-%m-%d}  {local:%H:%M}"

    def state(line: MeetingLine) -> Look:
        return meeting_look(is_past=line.is_past)

    return (
        Column(
            name="when",
            title=_("When"),
            text=when,
            sort=lambda line: line.starts_at,
            hint=left_out,
            width=18,
        ),
        Column(
            name="status",
            title=_("State"),
            text=lambda line: state(line).word,
            icon=lambda line: state(line).icon,
            tone=lambda line: state(line).tone,
            width=14,
            spare=2,
        ),
        Column(
            name="copies",
            title=_("Copies"),
            text=lambda line: copies_handed_out(line.copies),
            hint=lambda line: copies_handed_out(line.copies),
            width=24,
            least=12,
            spare=3,
        ),
        Column(
            name="who",
            title=_("About"),
            text=lambda line: line.who or _("Protected identity"),
            icon=lambda line: None if line.who else "shield",
            width=0,
        ),
        Column(name="reference", title=_("Case"), text=lambda line: line.reference, width=12),
        Column(name="place", title=_("Place"), text=lambda line: line.place, width=0, spare=1),
    )
