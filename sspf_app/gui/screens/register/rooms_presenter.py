"""Leads the rooms one meets in: what the planning of a meeting offers. No Qt."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import RoomsPort
from sspf_app.services.changes import Changes
from sspf_app.services.meeting_records import Room


class RoomsPresenter(ScreenPresenter):
    """A room is words that are offered: who may be invited follows from consents alone."""

    view: RoomsPort

    def refresh(self) -> None:
        """Read the rooms; a role that plans no meetings has none."""

        def failed(error: BaseException) -> None:
            if not (isinstance(error, DomainError) and error.code == "not_permitted"):
                self.show_error(error)

        self.read(self.services.meeting_series.rooms, self.view.show_rooms, on_error=failed)

    def save(self, room: str | None, name: str, place: str, seen: str = "") -> None:
        """Remember a room, or call one otherwise; ``seen``: the version that was shown."""
        series = self.services.meeting_series

        def job() -> Changes:
            if room is None:
                return series.add_room(name, place=place)
            return series.change_room(room, name=name, place=place, seen=seen)

        def done(_changes: Changes) -> None:
            self.view.room_saved()
            self.refresh()
            self.ports.frame.say(_("{name} is saved.").format(name=name.strip()))

        self.save_typed(job, done, on_error=self._refused)

    def end(self, room: Room) -> None:
        """Offer a room no more; for ten seconds it can be brought back."""
        series = self.services.meeting_series

        def undo() -> None:
            self.change(
                lambda: series.add_room(room.name, place=room.place), lambda _made: self.refresh()
            )

        def done(_changes: Changes) -> None:
            self.refresh()
            said = _("{name} is not offered any more.").format(name=room.name)
            self.ports.frame.say(said, undo=undo)

        self.change(lambda: series.end_room(room.id), done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)
