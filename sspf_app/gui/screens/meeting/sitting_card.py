"""When the meeting comes again, and which meetings are taken in the same sitting."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.gui.widgets.buttons import button, icon_button, native_keys, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.sitting_views import RosterLine, SeriesView
from sspf_app.texts.dates import weekday_and_day

_MOST_WEEKS, _USUAL_WEEKS = 52, 4


class SittingCard(Card):
    """A series proposes the next one; a sitting is an order and nothing more.

    Signals:
        series_wanted: So many weeks between two meetings.
        series_end_wanted: Propose no more.
        next_wanted: Plan the next one.
        roster_wanted: Take the meetings of this day after one another.
        roster_end_wanted: Take this meeting out of its sitting.
        opened: A ``RosterLine`` to go to.
        moved: A ``RosterLine``, and by how many places it is to move: -1 or 1.
    """

    series_wanted = Signal(object)
    series_end_wanted = Signal()
    next_wanted = Signal()
    roster_wanted = Signal()
    roster_end_wanted = Signal()
    opened = Signal(object)
    moved = Signal(object, object)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Comes again"), parent=parent)
        self._zone = zone
        self._series = column(gap=GRID)
        self._roster = column(gap=GRID)
        self.add(self._series)
        self.add(self._roster)

    def show_page(self, page: MeetingPage) -> None:
        """Show the series and the sitting of a meeting."""
        clear(self._series)
        clear(self._roster)
        if page.series is None and page.is_read_only:
            self._series.addWidget(text(_("It does not come again."), role="muted"))
        elif page.series is None:
            self._series.addWidget(self._begin())
        else:
            self._series.addWidget(self._running(page.series))
        self._roster.addWidget(text(_("Same sitting"), role="label"))
        if len(page.roster) > 1:
            for number, line in enumerate(page.roster, start=1):
                is_here = line.meeting == page.meeting.id
                places = (number > 1, number < len(page.roster))
                self._roster.addWidget(self._line(number, line, is_here=is_here, places=places))
            times = [line.starts_at for line in page.roster]
            if times != sorted(times):
                said = _("The times do not follow the order. Change them where each meeting is.")
                self._roster.addWidget(mark(text(said), tone=Tone.WARNING))
            keys = native_keys("Ctrl+PgDown")
            self._roster.addWidget(
                text(
                    _("{keys} goes to the next one in the live mode.").format(keys=keys),
                    role="muted",
                )
            )
            out = quiet_button(_("Take out of the sitting"), self.roster_end_wanted.emit)
            self._roster.addWidget(changing(out))
        else:
            make = button(_("Take the meetings of this day in a row"), self.roster_wanted.emit)
            self._roster.addWidget(changing(make))

    def _begin(self) -> QWidget:
        weeks = name(NumberField(), _("Weeks between two meetings"))
        weeks.setRange(1, _MOST_WEEKS)
        weeks.setValue(_USUAL_WEEKS)
        act = button(_("Let it come again"), lambda: self.series_wanted.emit(weeks.value()))
        holder = QWidget()
        lines = column(
            row(text(_("Every"), wrap=False), weeks, text(_("weeks"), wrap=False), None),
            row(changing(act), None),
        )
        holder.setLayout(lines)
        return holder

    def _running(self, series: SeriesView) -> QWidget:
        holder = QWidget()
        said = ngettext("Every week.", "Every {n} weeks.", series.every_weeks)
        lines = column(text(said.format(n=series.every_weeks)))
        if series.next_at is not None:
            local = series.next_at.astimezone(self._zone)
            day = weekday_and_day(local.date(), words())
            lines.addWidget(
                text(
                    _("Next: {day} at {time}").format(day=day, time=f"{local:%H:%M}"), role="muted"
                )
            )
            plan = button(_("Plan the next one"), self.next_wanted.emit, icon="add")
            lines.addLayout(row(changing(plan), None))
        end = quiet_button(_("End the series"), self.series_end_wanted.emit)
        lines.addLayout(row(changing(end), None))
        holder.setLayout(lines)
        return holder

    def _line(
        self, number: int, line: RosterLine, *, is_here: bool, places: tuple[bool, bool]
    ) -> QWidget:
        local = line.starts_at.astimezone(self._zone)
        said = f"{number}. {local:%H:%M}  {line.reference}"
        holder = QWidget()
        told = (
            text(_("{line} (this one)").format(line=said), role="strong")
            if is_here
            else quiet_button(said, lambda: self.opened.emit(line))
        )
        up = icon_button("chevron-up", _("Earlier in the sitting"), size=18)
        down = icon_button("chevron-down", _("Later in the sitting"), size=18)
        for made, by, is_there in ((up, -1, places[0]), (down, 1, places[1])):
            made.setAccessibleDescription(line.reference)
            made.setEnabled(is_there)
            made.clicked.connect(partial(self.moved.emit, line, by))
        layout = row(told, None, changing(up), changing(down), gap=4)
        layout.setContentsMargins(0, 0, 0, 0)
        if is_here:
            layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder
