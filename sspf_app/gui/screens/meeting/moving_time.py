"""Leads the change of time and place of a meeting, where they stand. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.meeting.ports import MeetingPage, WhenPort
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.meeting_views import MeetingDetail, NewMeeting


class MovingTime(ScreenPresenter):
    """Who takes part stays as it is; a new time asks about every party again."""

    def __init__(self, ports: ScreenPorts, view: WhenPort) -> None:
        super().__init__(ports, view)
        self._view = view
        self._page: MeetingPage | None = None
        self._rooms = Inquiry(ports, view)
        self._looking = Inquiry(ports, view)

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

    def look(self, day: date, at: time, place: str) -> None:
        """Say which other meetings would be at that place then."""
        page = self._page
        if page is None:
            return
        meeting, meetings = page.meeting, self.services.meetings
        entry = self._entry(meeting, day, at, place)
        self._looking.read(
            lambda: meetings.check(entry, meeting=meeting.id),
            lambda planned: self._view.show_beside(planned.beside),
            on_error=lambda _error: self._view.show_beside(()),  # saving says what is wrong
        )

    def _entry(self, meeting: MeetingDetail, day: date, at: time, place: str) -> NewMeeting:
        return NewMeeting(
            case=meeting.case,
            purpose=meeting.purpose,
            starts_at=datetime.combine(day, at, tzinfo=self.ports.clock.zone),
            parties=tuple(one.participant for one in meeting.participants if one.kind == "party"),
            persons=tuple(one.participant for one in meeting.participants if one.kind == "person"),
            place=place,
        )

    def save(self, day: date, at: time, place: str, seen: str) -> None:
        """Let the meeting be at another time or place; ``seen``: the version that was shown."""
        page = self._page
        if page is None:
            return
        meeting = page.meeting
        entry = replace(self._entry(meeting, day, at, place), seen=seen)

        def done(_changes: Changes) -> None:
            self._view.saved()
            self.ports.frame.say(_("The meeting is saved."))

        self.save_typed(
            lambda: self.services.meetings.change(meeting.id, entry), done, on_error=self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self._view.show_refusal)
