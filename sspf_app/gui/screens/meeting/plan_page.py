"""Planning: when and where at the left; at the right whom the consents let one invite."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import SMALL, icon
from sspf_app.gui.looks import tokens
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.meeting.beside import show_beside
from sspf_app.gui.screens.meeting.invited_card import InvitedCard
from sspf_app.gui.screens.meeting.ports import Named, PlanForm
from sspf_app.gui.widgets.buttons import primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import Form
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import BUSY_AFTER_MS, Banner, announce
from sspf_app.gui.widgets.offering import offer_words
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.meeting_views import InvitationCheck
from sspf_app.services.sitting_views import ParticipantListView


class PlanPage(HoldsTyped, QWidget):
    """A form; who may not be invited stands there with the reason, and cannot be chosen.

    Signals:
        case_chosen: Id of the case to plan in.
        edited: The ``PlanForm`` as it is now.
        save_wanted: Record it.
        leave_wanted: Go back.
        room_wanted: Remember this place.
        list_wanted: Propose the parties of this fixed list; empty = of none.
    """

    case_chosen = Signal(str)
    edited = Signal(object)
    save_wanted = Signal()
    leave_wanted = Signal()
    room_wanted = Signal(str)
    list_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: PlanForm | None = None
        self.banner = Banner()
        self.case = PickField(_("Name or case reference"))
        self.about = text(role="strong")
        self.purpose = ChipBar(_("Purpose"), is_single=True)
        self.day = DateField()
        self.time = TimeField(self.day)
        self.place = QLineEdit()
        self.keep_room = quiet_button(_("Remember this place"), self._on_room)
        self._rooms: tuple[str, ...] = ()
        self._rooms_key = QAction(_("Choose a room"), self)
        self._rooms_key.setIcon(icon("chevron-down", colour=tokens().muted, size=SMALL))
        self._rooms_key.setVisible(False)
        self._rooms_key.triggered.connect(self._on_rooms)
        self.place.addAction(self._rooms_key, QLineEdit.ActionPosition.TrailingPosition)
        self.persons = ChipBar(_("From the family"))
        self._untold = text(role="muted")
        self.beside = Banner()
        self.invited = InvitedCard()
        self.trying = text(role="muted")
        self.trying.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BUSY_AFTER_MS)
        self._soon.timeout.connect(self._say_trying)
        self.save = primary_button(_("Save the meeting"), self.save_wanted.emit, icon="check")
        self._build()
        self._connect()

    def show_cases(self, cases: tuple[Named, ...]) -> None:
        """Let a case be chosen first."""
        self._form = None
        self.case.set_choices(
            tuple(Choice(id=one.id, title=one.name, hint=one.hint) for one in cases)
        )
        self.case.choose(None)
        self._show_rest(wanted=False)
        self.case.setFocus()

    def show_plan(self, form: PlanForm, case: CaseDetail) -> None:
        """Show a meeting as planned so far."""
        self._form = None  # filling the fields changes nothing
        self._show_rest(wanted=True)
        self.about.setText(" · ".join(part for part in (case.name, case.reference) if part))
        self.purpose.set_choices(tuple(Choice(id=one.id, title=one.text) for one in case.purposes))
        self.purpose.choose((form.purpose,))
        self._purpose_row.setVisible(len(case.purposes) > 1)
        self.persons.set_choices(tuple(Choice(id=one.id, title=one.name) for one in case.people))
        self.persons.choose(form.persons)
        self.day.set_day(form.day)
        self.time.set_time(form.time)
        self.place.setText(form.place)
        is_protected = "protected" in case.flags
        self._place_hint.setVisible(is_protected)
        self.show_faults({})
        self._form = form
        self.day.setFocus()

    def show_untold(self, why: tuple[str, ...]) -> None:
        """Say of whom of the family nothing of it can go to in writing, and what changes it."""
        self._untold.setText("\n".join(why))
        show_if(self._untold, wanted=bool(why))

    def show_beside(self, said: tuple[str, ...]) -> None:
        """Say which other meetings are at that place then; that stops nothing."""
        show_beside(self.beside, said)

    def show_checks(self, checks: tuple[InvitationCheck, ...], chosen: tuple[str, ...]) -> None:
        """Show who may be invited, and who not and why."""
        if self._form is not None:
            self._form = replace(self._form, parties=chosen)
        self.invited.show_checks(checks, chosen)

    def show_rooms(self, rooms: tuple[str, ...]) -> None:
        """Offer the rooms one has met in as one types; Down shows them all."""
        self._rooms = rooms
        offer_words(self.place, rooms)
        self._rooms_key.setVisible(bool(rooms))
        self._show_room_key()

    def _on_rooms(self) -> None:
        """All of them, whatever stands in the field."""
        if (offered := self.place.completer()) is not None:
            self.place.setFocus()
            offered.setCompletionPrefix("")
            offered.complete()

    def show_lists(self, lists: tuple[ParticipantListView, ...]) -> None:
        """Offer the fixed lists of participants; none is chosen."""
        self.invited.show_lists(lists)

    def _show_room_key(self) -> None:
        place = self.place.text().strip()
        self.keep_room.setEnabled(bool(place) and place not in self._rooms)

    def _on_room(self) -> None:
        self.room_wanted.emit(self.place.text().strip())

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is missing, at its field; what went wrong before is past."""
        self.banner.clear()
        for name, one in self._rows.items():
            one.show_trouble(faults.get(name, ""))
        self.invited.show_trouble(faults.get("parties", ""))
        if faults:
            self._fields.focus_first_trouble()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Asking anew about the parties unsays no refusal: only a new attempt does."""

    def set_busy(self, busy: bool) -> None:
        """What is asked meanwhile takes no button away: a click waits for the answer."""

    def show_trying(self, *, wanted: bool) -> None:
        """Say beside the button what saving waits for, where that takes a while."""
        if wanted:
            self._soon.start()
        else:
            self._soon.stop()
            self.trying.setText("")

    @Slot()
    def _say_trying(self) -> None:
        self.trying.setText(_("Trying who may be invited…"))
        announce(self.trying)

    def _build(self) -> None:
        self._fields = Form()
        self._fields.add_widget(
            self.about
        )  # with two cases at hand it is here the wrong one is called
        self._case_row = self._fields.add(_("Case"), self.case)
        self._purpose_row = self._fields.add(_("Purpose"), self.purpose)
        day = self._fields.add(_("Day"), self.day)
        time_row = self._fields.add(_("Time"), self.time)
        place = self._fields.add(_("Place"), self.place, optional=True)
        self._room_line = QWidget()
        self._room_line.setLayout(row(self.keep_room, None))
        self._fields.add_widget(self.beside)
        self._fields.add_widget(self._room_line)
        self._place_hint = text(
            _("Somebody here has protected identity: the place is never printed."), role="muted"
        )
        self._fields.add_widget(self._place_hint)
        persons = self._fields.add(_("From the family"), self.persons)
        self._fields.add_widget(self._untold)
        show_if(self._untold, wanted=False)
        self._rows = {"day": day, "time": time_row}
        self._steps = (day, time_row, place)
        self._later = (self._purpose_row, self._room_line, persons)
        when = growing(Card(_("When and where")))
        when.add(self._fields)
        both = Sides(when, self.invited, shares=(4, 6), is_top=True)
        self._leave = back_button(_("Leave without saving"), self.leave_wanted.emit)
        end = row(self._leave, self.trying, self.save)
        end.setStretch(1, 1)
        layout = column(self.banner, scrolled(both), end)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _show_rest(self, *, wanted: bool) -> None:
        """Without a case the steps are seen, and wait for it."""
        self._case_row.setVisible(not wanted)
        show_if(self.about, wanted=wanted)
        for one in self._later:
            one.setVisible(wanted)
        for one in self._steps:
            one.setEnabled(wanted)
            one.setVisible(True)
        self.save.setEnabled(wanted)
        self.invited.begin(has_case=wanted)
        self._place_hint.setVisible(False)

    def _connect(self) -> None:
        self.case.picked.connect(self._on_case)
        self.purpose.changed.connect(self._on_edited)
        self.persons.changed.connect(self._on_edited)
        self.invited.edited.connect(self._on_edited)
        self.invited.list_wanted.connect(self.list_wanted)
        self.day.day_changed.connect(self._on_edited)
        self.time.editingFinished.connect(self._on_edited)
        self.place.editingFinished.connect(self._on_edited)
        self.place.textChanged.connect(self._show_room_key)

    @Slot(object)
    def _on_case(self, case: str) -> None:
        self.case_chosen.emit(case)

    @Slot()
    def _on_edited(self) -> None:
        if self._form is None:
            return
        form = replace(
            self._form,
            purpose=self.purpose.one() or self._form.purpose,
            parties=self.invited.ticked(self._form.parties),
            persons=self.persons.chosen(),
            day=self.day.day(),
            time=self.time.time(),
            place=self.place.text(),
        )
        if form != self._form:
            self._form = form
            announce(self.invited)
            self.edited.emit(form)
