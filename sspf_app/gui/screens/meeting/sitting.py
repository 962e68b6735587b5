"""Leads series and sittings of a meeting. No Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts, TroubleView
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.services.changes import Changes
from sspf_app.services.sitting_views import RosterLine


class Sitting(ScreenPresenter):
    """Lets a meeting come again, and walks from one meeting of a sitting to the next."""

    def __init__(self, ports: ScreenPorts, view: TroubleView) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None
        self._left_out: tuple[str, ...] = ()

    def begin(self, page: MeetingPage | None) -> None:
        """Another meeting, or another state of it."""
        self._page = page

    def begin_series(self, weeks: int) -> None:
        """Let the meeting come again."""
        page = self._page
        if page is not None:
            case, meeting = page.case.case, page.meeting.id
            self.change(
                lambda: self.services.meeting_series.begin(case, meeting, every_weeks=weeks)
            )

    def end_series(self) -> None:
        """Propose no more."""
        page = self._page
        if page is not None:
            case, meeting = page.case.case, page.meeting.id
            self.change(lambda: self.services.meeting_series.end(case, meeting))

    def plan_next(self) -> None:
        """Plan the next one with those whom the consents allow, tell who is not, and go there."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        series = self.services.meeting_series

        def job() -> Changes:
            blocked = series.propose(case, meeting).checked.blocked
            self._left_out = tuple(check.name for check in blocked)
            return series.plan_next(case, meeting)

        def done(changes: Changes) -> None:
            said = _("The next meeting is planned.")
            if self._left_out:
                names = ", ".join(self._left_out)
                said += " " + _("Not invited, for want of consent: {names}.").format(names=names)
            self.ports.frame.navigate("meeting", case=case, meeting=changes.new_id or "")
            self.ports.frame.say(said)

        self.change(job, done)

    def make_roster(self) -> None:
        """Take the meetings of this day after one another."""
        page = self._page
        if page is not None:
            day = page.meeting.starts_at.astimezone(self.ports.clock.zone).date()
            self.change(lambda: self.services.rosters.make_of_day(day))

    def move(self, line: RosterLine, by: int) -> None:
        """Let a meeting of the sitting change places with the one before or after it."""
        self.change_each(lambda: self.services.rosters.move(line.case, line.meeting, by=by))

    def leave_roster(self) -> None:
        """Take this meeting out."""
        page = self._page
        if page is not None:
            case, meeting = page.case.case, page.meeting.id
            self.change(lambda: self.services.rosters.take_out(case, meeting))

    def go_to(self, line: RosterLine, *, is_live: bool = False) -> None:
        """Go to another meeting of the sitting; what is typed here stays a draft of this one."""
        live = {"live": "on"} if is_live else {}
        self.ports.frame.navigate("meeting", case=line.case, meeting=line.meeting, **live)

    def walk(self, by: int) -> None:
        """In the live mode: to the next meeting of the sitting, or the one before."""
        page = self._page
        if page is None:
            return
        ids = [line.meeting for line in page.roster]
        to = ids.index(page.meeting.id) + by if page.meeting.id in ids else -1
        if 0 <= to < len(ids):
            self.go_to(page.roster[to], is_live=True)
