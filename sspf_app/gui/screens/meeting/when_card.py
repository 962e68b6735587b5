"""When and where a meeting is, changed where it stands."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.meeting.beside import show_beside
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.offering import offer_words
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.refusing import RefusesInALine
from sspf_app.gui.widgets.touched import Touched
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.texts.dates import weekday_and_day


class WhenCard(RefusesInALine, HoldsTyped, Card):
    """Says it, and opens as a form in its own place; fulfils ``WhenPort``.

    Signals:
        save_wanted: The day, the time and the place, and the version of the meeting shown.
        form_wanted: The fields are about to be shown.
        moved: The day, the time and the place, while they are changed.
    """

    save_wanted = Signal(object, object, str, str)
    form_wanted = Signal()
    moved = Signal(object, object, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(_("When and where"), parent=parent)
        growing(self)
        self._zone = zone
        self._meeting = self._version = self._seen = ""
        self._now: tuple[datetime, str] | None = None
        self.change = changing(button(_("Change"), self._on_change, icon="edit"))
        self.change.setAccessibleName(_("Change when and where"))
        self.add_action(self.change)
        self._told = text(role="strong")
        self._place = text(role="muted")
        self.day = DateField()
        self.time = TimeField(self.day)
        self.place = QLineEdit()
        self._day_row = FormRow(_("Day"), self.day)
        self._time_row = FormRow(_("Time"), self.time)
        self._place_row = FormRow(_("Place"), self.place, optional=True)
        self.refusal = mark(text(), role="trouble")
        self.beside = Banner()
        self._touched = Touched(self)
        self.save = primary_button(_("Save"), self._on_save)
        self.leave = back_button(_("Cancel"), self.saved)
        self.form = QWidget()
        when = row(self._day_row, self._time_row, gap=2 * GRID)
        when.setStretch(0, 1)
        said = text(
            _("Every party is asked about again at the new time; those invited are told by you."),
            role="muted",
        )
        acts = row(self.save, self.leave, None)
        parts = (when, self._place_row, self.beside, said, self.refusal, acts)
        self.form.setLayout(column(*parts, gap=GRID + 4))
        for part in (self._told, self._place, self.form):
            self.add(part)
        self._open(wanted=False)
        self.place.returnPressed.connect(self._on_save)
        self.day.day_changed.connect(self._on_moved)
        for field in (self.time, self.place):
            field.editingFinished.connect(self._on_moved)

    def show_page(self, page: MeetingPage) -> None:
        """Show when and where; a form that is open stays, unless it is another meeting."""
        local = page.meeting.starts_at.astimezone(self._zone)
        is_other, self._meeting = self._meeting != page.meeting.id, page.meeting.id
        self._now = (local, page.meeting.place or "")
        self._told.setText(
            _("{day} at {time}").format(
                day=f"{weekday_and_day(local.date(), words())} {local.year}", time=f"{local:%H:%M}"
            )
        )
        self._place.setText(page.meeting.place or _("No place is written."))
        self.change.setEnabled(not page.state.is_locked)
        self._version = page.meeting.version
        if is_other:
            self._open(wanted=False)
        elif self._is_open and self._seen != self._version:
            self._touched.refill(self._fill)

    def show_rooms(self, rooms: tuple[str, ...]) -> None:
        """Offer the rooms one meets in as one types."""
        offer_words(self.place, rooms)

    def show_beside(self, said: tuple[str, ...]) -> None:
        """Say which other meetings are at that place then; that stops nothing."""
        show_beside(self.beside, said)

    def saved(self) -> None:
        """Close the form."""
        self._open(wanted=False)
        self.change.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Saving twice saves once."""
        self.save.setEnabled(not busy)

    def _fill(self) -> None:
        if self._now is None:
            return
        local, place = self._now
        self._seen = self._version
        self.day.set_day(local.date())
        self.time.set_time(local.time())
        self.place.setText(place)
        for one in (self._day_row, self._time_row):
            one.show_trouble("")
        self.beside.clear()
        self.show_refusal("")

    def _open(self, *, wanted: bool) -> None:
        self._is_open = wanted
        show_if(self.form, wanted=wanted)
        for part in (self._told, self._place):
            show_if(part, wanted=not wanted)
        show_if(self.change, wanted=not wanted)

    @Slot()
    def _on_moved(self) -> None:
        day, at = self.day.day(), self.time.time()
        if self._is_open and isinstance(day, date) and isinstance(at, time):
            self.moved.emit(day, at, self.place.text().strip())
        else:
            self.beside.clear()

    def _on_change(self) -> None:
        self._fill()
        self._touched.filled()
        self._open(wanted=True)
        self.form_wanted.emit()
        self.day.setFocus()

    def _on_save(self) -> None:
        day, at = self.day.day(), self.time.time()
        self._day_row.show_trouble("" if day else _("Write the day as 2026-03-12."))
        self._time_row.show_trouble("" if at else _("Write the time as 13:00."))
        self.show_refusal("")
        if isinstance(day, date) and isinstance(at, time):
            self.save_wanted.emit(day, at, self.place.text().strip(), self._seen)
