"""Leads the change of time and place of a meeting, where they stand. No Qt."""

from __future__ import annotations

from datetime import date, datetime, time

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.meeting.ports import MeetingPage, WhenPort
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.meeting_views import NewMeeting


class MovingTime(ScreenPresenter):
    """Who takes part stays as it is; a new time asks about every party again."""

    def __init__(self, ports: ScreenPorts, view: WhenPort) -> None:
        super().__init__(ports, view)
        self._view = view
        self._page: MeetingPage | None = None
        self._rooms = Inquiry(ports, view)

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it."""
        self._page = page

    def offer_rooms(self) -> None:
        """Offer the rooms of the office."""
        self._rooms.read(
            self.services.meeting_series.rooms,
            lambda rooms: self._view.show_rooms(tuple(one.words for one in rooms)),
        )

    def reread(self) -> None:
        """The screen around it reads the meeting."""
        self.ports.frame.broadcast(Changes(topics=frozenset({Topic.MEETINGS}), ids=frozenset()))

    def save(self, day: date, at: time, place: str, seen: str) -> None:
        """Let the meeting be at another time or place; ``seen``: the version that was shown."""
        page = self._page
        if page is None:
            return
        meeting = page.meeting
        entry = NewMeeting(
            case=meeting.case,
            purpose=meeting.purpose,
            starts_at=datetime.combine(day, at, tzinfo=self.ports.clock.zone),
            parties=tuple(one.participant for one in meeting.participants if one.kind == "party"),
            persons=tuple(one.participant for one in meeting.participants if one.kind == "person"),
            place=place,
            seen=seen,
        )

        def done(_changes: Changes) -> None:
            self._view.saved()
            self.ports.frame.say(_("The meeting is saved."))

        self.save_typed(
            lambda: self.services.meetings.change(meeting.id, entry), done, on_error=self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self._view.show_refusal)
