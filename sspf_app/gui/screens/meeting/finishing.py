"""Leads what comes after the meeting: replies, the lock, a change with its reason. No Qt."""

from __future__ import annotations

from datetime import date

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import FinishPort, MeetingPage
from sspf_app.services.meeting_records import AdjustmentReply
from sspf_app.services.version_views import ReplyInput


class Finishing(ScreenPresenter):
    """Notes what participants answer, and locks; who has not answered is told before."""

    def __init__(self, ports: ScreenPorts, view: FinishPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it."""
        self._page = page
        self.view.show_state(page.state, has_begun=page.is_past)

    def note_reply(self, participant: str, reply: AdjustmentReply, remark: str, day: date) -> None:
        """Note a reply."""
        page = self._page
        if page is None:
            return
        entry = ReplyInput(
            case=page.case.case,
            meeting=page.meeting.id,
            participant=participant,
            reply=reply,
            replied_on=day,
            remark=remark,
        )
        self.change(lambda: self.services.minutes_versions.note_reply(entry))

    def lock(self) -> None:
        """Ask, and lock."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        waiting = [one.name for one in page.state.adjustments if one.reply is None]
        detail = _("Nothing is changed afterwards but as a new version with a reason.")
        if waiting:
            detail += " " + _("Has not answered: {names}.").format(names=", ".join(waiting))
        self.ports.dialogs.ask(
            Question(
                text=_("Lock the minutes as version {number}?").format(number=page.state.version),
                detail=detail,
                yes=_("Lock"),
                no=_("Wait"),
            ),
            on_yes=lambda: self.change(lambda: self.services.minutes_versions.lock(case, meeting)),
        )

    def open_for_change(self, reason: str) -> None:
        """Open locked minutes."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        self.change(
            lambda: self.services.minutes_versions.open_for_change(case, meeting, reason=reason)
        )

    def compare(self, older: int) -> None:
        """Show what differs between a version and the next, or what stands now."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        numbers = {one.number for one in page.state.versions}
        newer = older + 1 if older + 1 in numbers else None
        self.read(
            lambda: self.services.minutes_versions.compare(case, meeting, older=older, newer=newer),
            lambda changes: self.view.show_changes(older, changes),
        )
