"""Planning: when and where at the left; at the right whom the consents let one invite."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import SMALL, IconLabel, icon
from sspf_app.gui.looks import GRID, Tone, tokens
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.meeting.ports import Named, PlanForm
from sspf_app.gui.theme import dress
from sspf_app.gui.widgets.buttons import check_box, primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import Form, FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.notices import Banner, announce
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
        self.purpose = ChipBar(_("Purpose"), is_single=True)
        self.day = DateField()
        self.time = TimeField()
        self.place = QLineEdit()
        self.keep_room = quiet_button(_("Remember this place"), self._on_room)
        self._rooms: tuple[str, ...] = ()
        self._rooms_key = QAction(_("Choose a room"), self)
        self._rooms_key.setIcon(icon("chevron-down", colour=tokens().muted, size=SMALL))
        self._rooms_key.setVisible(False)
        self._rooms_key.triggered.connect(self._on_rooms)
        self.place.addAction(self._rooms_key, QLineEdit.ActionPosition.TrailingPosition)
        self.persons = ChipBar(_("From the family"))
        self.fixed = ChoiceBox()
        self._lists: tuple[ParticipantListView, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self._checks = column(gap=GRID + 4)
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
        clear(self._checks)
        self.boxes = {}
        self._show_rest(wanted=True)
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

    def show_checks(self, checks: tuple[InvitationCheck, ...], chosen: tuple[str, ...]) -> None:
        """Show who may be invited, and who not and why."""
        if self._form is not None:
            self._form = replace(self._form, parties=chosen)
        clear(self._checks)
        self.boxes = {}
        for check in checks:
            self._checks.addWidget(self._line(check, is_chosen=check.party in chosen))
        blocked = [check for check in checks if not check.allowed]
        self._blocked.setVisible(bool(blocked))
        self._blocked.say(
            _("{n} of {all} may not be invited").format(n=len(blocked), all=len(checks)),
            Tone.WARNING,
        )

    def show_rooms(self, rooms: tuple[str, ...]) -> None:
        """Offer the rooms one has met in as one types; Down shows them all."""
        self._rooms = rooms
        offered = QCompleter(list(rooms), self.place)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        self.place.setCompleter(offered)
        if (popup := offered.popup()) is not None:
            dress(popup)  # a window of its own, with none above it
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
        self._lists = lists
        self.fixed.clear()
        self.fixed.addItem(_("No fixed list"), "")
        for one in lists:
            self.fixed.addItem(one.name, one.id)
        self._fixed_row.setVisible(bool(lists))

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
        self._nobody.setText(faults.get("parties", ""))
        self._nobody.setVisible("parties" in faults)
        if faults:
            self._fields.focus_first_trouble()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Asking anew about the parties unsays no refusal: only a new attempt does."""

    def set_busy(self, busy: bool) -> None:
        """Saving twice saves once."""
        self.save.setEnabled(not busy and self._form is not None)

    def _line(self, check: InvitationCheck, *, is_chosen: bool) -> QWidget:
        holder = QWidget()
        if check.allowed:
            box = check_box(check.name)
            box.setChecked(is_chosen)
            box.setToolTip(check.sentence)
            box.setAccessibleDescription(check.sentence)
            box.clicked.connect(self._on_edited)
            self.boxes[check.party] = box
            line = row(box, None, StatusBadge(_("May be invited"), Tone.SUCCESS))
            if reached := self._reached(check.party):
                below = column(text(reached, role="muted"))
                below.setContentsMargins(4 * GRID, 0, 0, 0)
                holder.setLayout(column(line, below, gap=2))
            else:
                holder.setLayout(line)
            return holder
        shape = IconLabel("cross-circle", tone=Tone.DANGER)
        words = column(text(check.name, role="strong"), text(check.sentence, role="muted"), gap=2)
        badge = StatusBadge(_("May not be invited"), Tone.DANGER)
        layout = row(shape, words, badge, gap=GRID + 2)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setStretch(1, 1)
        layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(layout)
        holder.setAccessibleName(f"{check.name}. {check.sentence}")
        return holder

    def _reached(self, party: str) -> str:
        """Whom one reaches at a party, by the list that is chosen."""
        chosen = self.fixed.currentData()
        parties = (two for one in self._lists if one.id == chosen for two in one.parties)
        contacts = next((one.contacts for one in parties if one.id == party), ())
        named = "; ".join(", ".join(filter(None, (one.name, one.function))) for one in contacts)
        return _("Reached through {names}").format(names=named) if named else ""

    def _chosen_parties(self, form: PlanForm) -> tuple[str, ...]:
        """Before the consents have been asked there is nothing to tick: what was chosen stays."""
        if not self.boxes:
            return form.parties
        return tuple(party for party, box in self.boxes.items() if box.isChecked())

    def _build(self) -> None:
        self._fields = Form()
        self._case_row = self._fields.add(_("Case"), self.case)
        self._purpose_row = self._fields.add(_("Purpose"), self.purpose)
        day = self._fields.add(_("Day"), self.day)
        time_row = self._fields.add(_("Time"), self.time)
        place = self._fields.add(_("Place"), self.place, optional=True)
        self._room_line = QWidget()
        self._room_line.setLayout(row(self.keep_room, None))
        self._fields.add_widget(self._room_line)
        self._place_hint = text(
            _("Somebody here has protected identity: the place is never printed."), role="muted"
        )
        self._fields.add_widget(self._place_hint)
        persons = self._fields.add(_("From the family"), self.persons)
        self._rows = {"day": day, "time": time_row}
        self._steps = (day, time_row, place)
        self._later = (self._purpose_row, self._room_line, persons)
        self._ahead = text(
            _(
                "When the case is chosen every party stands here: who may be invited, and who not "
                "and why."
            ),
            role="muted",
        )
        when = growing(Card(_("When and where")))
        when.add(self._fields)
        self._who = Card(
            _("Whom the consents let you invite"),
            _("Asked for now and for the start of the meeting, again at every change of time."),
        )
        self._blocked = StatusBadge()
        self._nobody = text(role="trouble")
        self._nobody.hide()
        self._fixed_row = FormRow(
            _("Fixed list of participants"),
            self.fixed,
            hint=_(
                "It ticks the parties. The invitation goes to the party, which chooses who comes; "
                "whom one reaches there is told here for you alone."
            ),
        )
        self._fixed_row.hide()
        self._who.add(self._ahead)
        self._who.add(self._fixed_row)
        self._who.add(row(self._blocked, None))
        self._who.add(self._checks)
        self._who.add(self._nobody)
        both = Sides(when, self._who, shares=(4, 6), is_top=True)
        self._leave = back_button(_("Leave without saving"), self.leave_wanted.emit)
        layout = column(self.banner, scrolled(both), row(self._leave, None, self.save))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _show_rest(self, *, wanted: bool) -> None:
        """Without a case the steps are seen, and wait for it."""
        self._case_row.setVisible(not wanted)
        for one in self._later:
            one.setVisible(wanted)
        for one in self._steps:
            one.setEnabled(wanted)
            one.setVisible(True)
        self.save.setEnabled(wanted)
        self._ahead.setVisible(not wanted)
        if not wanted:
            clear(self._checks)
            self.boxes = {}
            for one in (self._fixed_row, self._blocked, self._nobody):
                one.hide()
        self._place_hint.setVisible(False)

    def _connect(self) -> None:
        self.case.picked.connect(self._on_case)
        self.purpose.changed.connect(self._on_edited)
        self.persons.changed.connect(self._on_edited)
        self.fixed.activated.connect(self._on_list)
        self.day.day_changed.connect(self._on_edited)
        self.time.editingFinished.connect(self._on_edited)
        self.place.editingFinished.connect(self._on_edited)
        self.place.textChanged.connect(self._show_room_key)

    @Slot()
    def _on_list(self) -> None:
        announce(self._who)
        self.list_wanted.emit(self.fixed.currentData())

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
            parties=self._chosen_parties(self._form),
            persons=self.persons.chosen(),
            day=self.day.day(),
            time=self.time.time(),
            place=self.place.text(),
        )
        if form != self._form:
            self._form = form
            announce(self._who)
            self.edited.emit(form)
