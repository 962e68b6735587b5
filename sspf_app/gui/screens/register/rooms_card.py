"""The rooms one meets in, each corrected where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.buttons import button, icon_button, primary_button
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.meeting_records import Room


class RoomsCard(HoldsTyped, Card):
    """Shows the rooms; one at a time opens as a form in its own place; fulfils ``RoomsPort``.

    Signals:
        save_wanted: Id of the room or None, its name and where it lies.
        end_wanted: A ``Room`` that is to be offered no more.
    """

    save_wanted = Signal(object, str, str)
    end_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Rooms"),
            _("Offered where a meeting is planned; meetings that are planned stay as they are."),
            parent=parent,
        )
        growing(self)
        self._rooms: tuple[Room, ...] = ()
        self._open: str | None = None
        self.form: RoomForm | None = None
        self.refusal = mark(text(), role="trouble")
        show_if(self.refusal, wanted=False)
        self._lines = column(gap=GRID)
        self.make = button(_("Add a room"), self._on_add, icon="add")
        for part in (self._lines, self.refusal, row(self.make, None)):
            self.add(part)

    def show_rooms(self, rooms: tuple[Room, ...]) -> None:
        """Show them by name; a form that is open stays."""
        is_first = not self._lines.count()
        if rooms != self._rooms or is_first:
            self._rooms = rooms
            if self.form is None:
                self._fill()

    def room_saved(self) -> None:
        """Close the form."""
        self._show_form(None)

    def show_refusal(self, sentence: str) -> None:
        """Say why a room was not saved; empty = nothing is wrong."""
        self.refusal.setText(sentence)
        show_if(self.refusal, wanted=bool(sentence))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.show_refusal(trouble.sentence)

    def clear_trouble(self) -> None:
        """A refusal stays until the next act."""

    def set_busy(self, busy: bool) -> None:
        """Saving twice saves once."""
        if self.form is not None:
            self.form.save.setEnabled(not busy)

    def _fill(self) -> None:
        clear(self._lines)
        self.form = None
        self.show_refusal("")
        for number, room in enumerate(self._rooms):
            if number:
                self._lines.addWidget(line())
            is_open = self._open == room.id
            self._lines.addWidget(self._form(room) if is_open else self._line(room))
        if self._open == "":
            self._lines.addWidget(self._form(None))
        elif not self._rooms:
            self._lines.addWidget(text(_("No rooms yet."), role="muted"))
        self.make.setVisible(self._open is None)

    def _line(self, room: Room) -> QWidget:
        holder = QWidget()
        change = icon_button("edit", _("Correct {name}").format(name=room.name), size=18)
        end = icon_button("trash", _("Do not offer {name} any more").format(name=room.name))
        change.clicked.connect(lambda: self._show_form(room.id))
        end.clicked.connect(lambda: self.end_wanted.emit(room))
        words = column(text(room.name, role="strong"), gap=0)
        if room.place:
            words.addWidget(text(room.place, role="muted"))
        layout = row(words, change, end)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder

    def _form(self, room: Room | None) -> QWidget:
        made = self.form = RoomForm(room)
        made.saved.connect(self._on_saved)
        made.left.connect(lambda: self._show_form(None))
        return made

    def _show_form(self, which: str | None) -> None:
        self._open = which
        self._fill()
        if self.form is not None:
            self.form.kept.begin(f"office/office/room:{which or 'new'}")
            self.form.name.setFocus()
        else:
            self.make.setFocus()

    def _on_add(self) -> None:
        self._show_form("")

    def _on_saved(self, name: str, place: str) -> None:
        self.save_wanted.emit(self._open or None, name, place)


class RoomForm(QWidget):
    """Two fields.

    Signals:
        saved: The name, and where it lies.
        left: Nothing is to be saved.
    """

    saved = Signal(str, str)
    left = Signal()

    def __init__(self, room: Room | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit("" if room is None else room.name)
        self.place = QLineEdit("" if room is None else room.place)
        self._name_row = FormRow(_("Name"), self.name).refuses("room_name_required", "room_known")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.addWidget(self._name_row, 0, 0)
        grid.addWidget(FormRow(_("Where it lies"), self.place), 0, 1)
        self.save = primary_button(_("Save the room"), self._on_save)
        leave = back_button(_("Cancel"), self._on_leave)
        self.setLayout(column(grid, row(self.save, leave, None), gap=GRID + 4))
        for field in (self.name, self.place):
            field.returnPressed.connect(self._on_save)
        self.kept = KeptWords(self)

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()

    def _on_save(self) -> None:
        faults = {} if self.name.text().strip() else {"name": _("A name is needed.")}
        tell_faults({"name": self._name_row}, faults)
        if faults:
            return
        self.kept.send()
        self.saved.emit(self.name.text().strip(), self.place.text().strip())
