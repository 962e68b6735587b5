"""Leads the meetings of a case: the list, and the way to plan one."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.gui.screens.case.course_ports import MeetingsPort
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.texts.dates import joined


class MeetingsPresenter(CasePart):
    """See the module."""

    view: MeetingsPort

    def refresh(self) -> None:
        """Load the list."""
        case = self.case
        self.read(
            lambda: self.services.meetings.list_meetings(case=case.case),
            lambda meetings: self.view.show_meetings(meetings, case, self.missing()),
        )

    def want(self, **wanted: str) -> None:
        """Open a meeting, or plan a new one."""
        if wanted.get("new"):
            self.plan()
        elif wanted.get("meeting"):
            self.open_meeting(wanted["meeting"])

    def open_meeting(self, meeting: str) -> None:
        """Go to a meeting."""
        self.ports.frame.navigate("meeting", case=self.case.case, meeting=meeting)

    def plan(self) -> None:
        """Plan a new one."""
        self.ports.frame.navigate("meeting", case=self.case.case)

    def missing(self) -> str:
        """Who is missing before parties can be invited; empty = nobody."""
        names = [self.case.name_of(one) for one in self.case.waiting_for]
        if not names:
            return ""
        return _("No party can be invited yet: the yes of {names} is missing.").format(
            names=joined(names, words())
        )
