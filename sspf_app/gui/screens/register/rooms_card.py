"""The rooms one meets in, each corrected where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.lines_card import LinesCard
from sspf_app.gui.screens.register.named_form import NamedForm
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.meeting_records import Room


class RoomsCard(LinesCard):
    """Shows the rooms; one at a time opens as a form in its own place; fulfils ``RoomsPort``.

    Signals:
        save_wanted: Id of the room or None, its name, where it lies, and the version shown.
    """

    save_wanted = Signal(object, str, str, str)
    draft_of = "room"

    def __init__(self, *, parent: QWidget | None = None) -> None:
        why = _("Offered where a meeting is planned; meetings that are planned stay as they are.")
        super().__init__(
            (_("Rooms"), why), add=_("Add a room"), none=_("No rooms yet."), parent=parent
        )

    def show_rooms(self, rooms: tuple[Room, ...]) -> None:
        """Show them by name; a form that is open stays."""
        self.show_lines(rooms)

    def room_saved(self) -> None:
        """Close the form."""
        self.close_form()

    def told(self, one: Room) -> str:
        """Where it lies."""
        return one.place

    def made_form(self, one: Room | None) -> RoomForm:
        """Its name, and where it lies."""
        made = RoomForm()
        made.show_one(one)
        made.saved.connect(self._on_saved)
        return made

    def _on_saved(self, name: str, place: str) -> None:
        self.save_wanted.emit(self._open or None, name, place, self.form.seen)


class RoomForm(NamedForm):
    """Two fields.

    Signals:
        saved: The name, and where it lies.
    """

    saved = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.place = QLineEdit()
        self.name_row = FormRow(_("Name"), self.name).refuses("room_name_required", "room_known")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.addWidget(self.name_row, 0, 0)
        grid.addWidget(FormRow(_("Where it lies"), self.place), 0, 1)
        self.save = primary_button(_("Save the room"), self._on_save)
        leave = back_button(_("Cancel"), self._on_leave)
        self.setLayout(column(grid, row(self.save, leave, None), gap=GRID + 4))
        for field in (self.name, self.place):
            field.returnPressed.connect(self._on_save)

    def show_one(self, room: Room | None) -> None:
        """Fill the fields; None = a new room."""
        self.seen = "" if room is None else version_of(room)
        self.name.setText("" if room is None else room.name)
        self.place.setText("" if room is None else room.place)

    def send(self) -> None:
        """Say it."""
        self.saved.emit(self.name.text().strip(), self.place.text().strip())
