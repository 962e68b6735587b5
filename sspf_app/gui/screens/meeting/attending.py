"""Leads who came: each click is saved in its turn, and stands until it is."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screens.meeting.ports import AttendancePort, MeetingPage
from sspf_app.services.changes import Changes
from sspf_app.services.meeting_views import AttendanceView
from sspf_app.services.records import Presence


class Attending:
    """Keeps what was clicked and is not saved yet, whatever is read meanwhile.

    The one database thread takes the saves in the order they were clicked, so none waits for the
    answer to another and none is ignored. One that fails is told and put back; those after it go
    on.
    """

    def __init__(self, ports: ScreenPorts, view: AttendancePort) -> None:
        self._ports = ports
        self._view = view
        self._page: MeetingPage | None = None
        self._saved: tuple[AttendanceView, ...] = ()
        self._waiting: dict[str, AttendanceView] = {}

    def begin(self, page: MeetingPage) -> MeetingPage:
        """The page with what was clicked and is not saved yet in the place of what was read."""
        if self._page is None or self._page.meeting.id != page.meeting.id:
            self._waiting = {}
            self._view.clear_trouble()
        self._page, self._saved = page, page.meeting.participants
        return replace(page, meeting=replace(page.meeting, participants=self._people()))

    def note_presence(self, participant: str, presence: Presence, names: str) -> None:
        """Record who came."""
        page = self._page
        before = next((one for one in self._saved if one.participant == participant), None)
        if page is None or before is None:
            return
        case, meeting = page.case.case, page.meeting.id
        clicked = replace(before, presence=presence, names=names)
        self._waiting[participant] = clicked
        self._view.clear_trouble()
        self._view.show_people(self._people())
        self._ports.tasks.submit(
            lambda: self._ports.services.meetings.note_presence(
                case, meeting, participant=participant, presence=presence, names=names
            ),
            owner=self._view.owner,
            on_done=lambda changes: self._done(meeting, clicked, changes),
            on_error=lambda error: self._failed(meeting, clicked, error),
        )

    def _people(self) -> tuple[AttendanceView, ...]:
        return tuple(self._waiting.get(one.participant, one) for one in self._saved)

    def _done(self, meeting: str, clicked: AttendanceView, changes: Changes) -> None:
        if self._page is not None and self._page.meeting.id == meeting:
            self._saved = tuple(
                clicked if one.participant == clicked.participant else one for one in self._saved
            )
            self._forget(clicked)
        self._ports.frame.broadcast(changes)

    def _failed(self, meeting: str, clicked: AttendanceView, error: BaseException) -> None:
        trouble = self._ports.frame.explain(error)
        if self._page is None or self._page.meeting.id != meeting:
            self._ports.frame.say(trouble.sentence)
            return
        self._forget(clicked)
        self._view.show_people(self._people())
        self._view.show_trouble(replace(trouble, what=f"{clicked.name}: {trouble.what}"))

    def _forget(self, clicked: AttendanceView) -> None:
        """A later click of the same row still waits for its own answer."""
        if self._waiting.get(clicked.participant) is clicked:
            del self._waiting[clicked.participant]
