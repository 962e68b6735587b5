"""Leads the meetings: the list, planning, and one meeting before, during and after."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.copying import PaperCopying
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.agenda_planning import AgendaPlanning
from sspf_app.gui.screens.meeting.attending import Attending
from sspf_app.gui.screens.meeting.copies import Copies
from sspf_app.gui.screens.meeting.finishing import Finishing
from sspf_app.gui.screens.meeting.letters_out import invitations_of, recalls_of
from sspf_app.gui.screens.meeting.list_lines import lines_of
from sspf_app.gui.screens.meeting.meeting_reading import meeting_of, read_page, tab_of
from sspf_app.gui.screens.meeting.moving_time import MovingTime
from sspf_app.gui.screens.meeting.notices import NoticesPresenter
from sspf_app.gui.screens.meeting.planning import Planning
from sspf_app.gui.screens.meeting.ports import MeetingLine, MeetingPage, MeetingPort
from sspf_app.gui.screens.meeting.recording import Recording
from sspf_app.gui.screens.meeting.sitting import Sitting
from sspf_app.services.case_views import MeetingRef
from sspf_app.services.changes import Topic
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.queries import CaseListItem

_LATELY = timedelta(days=90)
"""How far back the list goes until older ones are asked for."""


class MeetingPresenter(ScreenPresenter):
    """``open()`` lists, ``open(case=...)`` plans, ``open(case=..., meeting=...)`` shows one.

    ``open(case=..., item=...)`` shows the meeting an item was written in.

    Attributes:
        planning: Leads the page of a new or changed meeting.
        recording: Leads the page of items.
        attending: Leads who came.
        copies: Leads the page of copies.
        finishing: Leads replies, lock and versions.
        agenda: Leads the planning of the agenda.
        copying: Leads the invitations on paper.
        sitting: Leads series and sittings.
        moving: Leads another time or place.
        notices: Leads the messages before the meeting.
        later_notices: Leads those after it.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.MEETINGS, Topic.CASES, Topic.CONSENTS, Topic.PARTIES, Topic.PEOPLE}
    )

    def __init__(self, ports: ScreenPorts, view: MeetingPort) -> None:
        super().__init__(ports, view)
        self.planning = Planning(ports, view.plan)
        self.recording = Recording(ports, view.items)
        self.attending = Attending(ports, view.attendance)
        self.copies = Copies(ports, view.copies)
        self.agenda = AgendaPlanning(ports, view.before)
        self.sitting = Sitting(ports, view.before)
        self.moving = MovingTime(ports, view.before.when)
        self.finishing = Finishing(ports, view.finish)
        self.copying = PaperCopying(ports, view.invitations)
        later = frozenset({NoticeKind.NEW_MINUTES})
        first = frozenset(NoticeKind) - later
        self.notices = NoticesPresenter(ports, view.notices, kinds=first)
        self.later_notices = NoticesPresenter(ports, view.later_notices, kinds=later)
        self._case: str | None = None
        self._meeting: str | None = None
        self._page: MeetingPage | None = None
        self._is_planning = False
        self._is_all = False
        self._item: str | None = None
        self._take: list[str] = []
        self._is_live = False
        self.recording.on_emptied = self._take_next
        self.notices.on_gone = self.refresh  # who was called stands on the page too

    @property
    def case(self) -> str | None:
        """The case of the meeting that is open."""
        return self._case

    @property
    def meeting(self) -> str | None:
        """The meeting that is open."""
        return self._meeting

    def open(self, **params: str) -> None:
        """Show what the params ask for."""
        self.recording.leave()
        self._page = None
        self._is_live = params.get("live") == "on"
        self.view.show_live(wanted=False)
        self._case, self._meeting = params.get("case"), params.get("meeting")
        self._item = item = params.get("item")
        self._take = params.get("take", "").split()
        is_case_alone = self._case is not None and self._meeting is None and item is None
        self._is_planning = "plan" in params or is_case_alone
        self._is_all = False
        if self._case is not None and item is not None:
            self._find(self._case, item)
        else:
            self._load(tab=params.get("tab"))

    def refresh(self) -> None:
        """Something changed: read again; what is being typed stays."""
        if self._is_planning:
            self.planning.recheck()
        else:
            self._load(tab=None)

    def look_at_clock(self) -> None:
        """Read again once the meeting has begun: what was not offered before is now."""
        page, now = self._page, self.ports.clock.now()
        if page is not None and not page.is_past and page.meeting.starts_at <= now:
            self.refresh()

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved in the meeting that is open."""
        return (*self.recording.drafts(), *self.agenda.drafts(), *self.finishing.drafts())

    def give_reason(self, reason: str) -> None:
        """Open a protected case with a reason."""
        if self._case is not None and self._item is not None and self._meeting is None:
            self._find(self._case, self._item, reason=reason)
        else:
            self._load(tab=None, reason=reason)

    def open_line(self, line: MeetingLine) -> None:
        """Go to a meeting of the list."""
        self.ports.frame.navigate("meeting", case=line.case, meeting=line.meeting)

    def show_earlier(self) -> None:
        """List the meetings of all times."""
        self._is_all = True
        self._load(tab=None)

    def plan_new(self) -> None:
        """Plan a meeting: first the case is chosen."""
        self.ports.frame.navigate("meeting", plan="new")

    def plan_in(self, case: str) -> None:
        """The case is chosen."""
        self.ports.frame.navigate("meeting", case=case)

    def go_live(self, *, wanted: bool) -> None:
        """Fill the display with the meeting, or go back into the frame."""
        if self._page is None:
            return
        self._is_live = wanted
        self.ports.frame.fill(wanted=wanted)
        self.view.show_live(wanted=wanted)

    @property
    def is_live(self) -> bool:
        """Whether the meeting fills the display."""
        return self._is_live

    def walk(self, by: int) -> None:
        """To the next meeting of the sitting, in the live mode alone."""
        if self._is_live:
            self.sitting.walk(by)

    def show_invitations(self) -> None:
        """The invitations on paper, as each would go out now."""
        if (page := self._page) is None:
            return
        self.view.show_invitations(wanted=True)
        self.copying.begin(invitations_of(self.services, page.case.case, page.meeting.id))

    def show_recalls(self, kind: NoticeKind) -> None:
        """The letters that take invitations back, as each would go out now."""
        if (page := self._page) is not None:
            self.view.show_invitations(wanted=True)
            self.copying.begin(recalls_of(self.services, page.case.case, page.meeting.id, kind))

    def leave_invitations(self) -> None:
        """Back to the meeting."""
        self.copying.leave()
        self.view.show_invitations(wanted=False)
        self.refresh()

    def note_spoken(self, recipient: str) -> None:
        """Note that somebody was called by word of mouth."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        said = _("It is noted, and stands among what was shared.")
        self.change(
            lambda: self.services.spoken_calls.note(case, meeting, recipient=recipient),
            lambda _changes: self.ports.frame.say(said),
        )

    def change_plan(self) -> None:
        """Change time, place or participants of the meeting that is open."""
        if self._page is not None:
            self._is_planning = True
            self.view.show_planning(is_new=False)
            self.planning.begin(self._page.case, self._page.meeting)

    def save_plan(self) -> None:
        """Record what was planned, and go there."""
        self.planning.save(self._saved)

    def leave_plan(self) -> None:
        """Go back without recording."""
        if self._page is not None:
            self._is_planning = False
            self._load(tab=None)
        elif self._case is not None:
            self.ports.frame.navigate("case", case=self._case)
        else:
            self.ports.frame.navigate("meeting")

    def open_case(self) -> None:
        """Go to the case of the meeting."""
        if self._case is not None:
            self.ports.frame.navigate("case", case=self._case)

    def _saved(self, case: str, meeting: str) -> None:
        self.ports.frame.navigate("meeting", case=case, meeting=meeting)

    def _find(self, case: str, item: str, *, reason: str = "") -> None:
        """Show the meeting an item was written in; a search knows the item alone."""
        services = self.services

        def show(meeting: str | None) -> None:
            self._meeting = meeting
            self._load(tab="during")

        self.read(
            lambda: meeting_of(services, case, item, reason=reason), show, on_error=self._failed
        )

    def _load(self, *, tab: str | None, reason: str = "") -> None:
        case, meeting = self._case, self._meeting
        services, now = self.services, self.ports.clock.now()
        if case is not None and meeting is not None:
            self.read(
                lambda: read_page(services, case, meeting, now=now, reason=reason),
                lambda page: self._show_page(page, tab),
                on_error=self._failed,
            )
        elif case is not None:
            self.view.show_planning(is_new=True)
            self.read(
                lambda: services.cases.get(case, reason=reason),
                self.planning.begin,
                on_error=self._failed,
            )
        elif self._is_planning:
            self.view.show_planning(is_new=True)
            self.planning.offer_cases()
        else:
            since = None if self._is_all else now - _LATELY
            self.read(
                lambda: (
                    services.meetings.list_meetings(since=since),
                    services.cases.list_cases(),
                ),
                lambda found: self._show_list(*found),
            )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, DomainError) and error.code == "reason_required":
            self.view.ask_reason(str(error.params.get("case", "")))
        else:
            self.show_error(error)

    def _show_page(self, page: MeetingPage, tab: str | None) -> None:
        is_first = self._page is None
        page = self._page = self.attending.begin(page)
        self._is_planning = False
        opened = tab or tab_of(page, self.ports.clock)
        self.recording.begin(page)
        self.copies.begin(page)
        self.finishing.begin(page)
        self.agenda.begin(page)
        self.sitting.begin(page)
        self.moving.begin(page)
        self.notices.begin(page)
        self.later_notices.begin(page)
        # Last, since it may be the tab of the copies, which are made for the page that shows.
        self.view.show_meeting(page, tab=opened if is_first else tab)
        if self._is_live and is_first:
            self.go_live(wanted=True)
        if is_first or not self.recording.has_words:
            self._take_next()

    def _take_next(self) -> None:
        """Begin with the next entry that was to be taken up, once the one before is done."""
        page = self._page
        if not self._take or page is None:
            return
        occasion, _slash, item = self._take.pop(0).partition("/")
        self.recording.take_over(page.case.case, occasion, item)
        if self._take:
            said = ngettext(
                "{n} more comes after this.", "{n} more come after this.", len(self._take)
            )
            self.ports.frame.say(said.format(n=len(self._take)))

    def _show_list(self, meetings: tuple[MeetingRef, ...], cases: tuple[CaseListItem, ...]) -> None:
        """All of them, where none was lately."""
        if not meetings and not self._is_all:
            self.show_earlier()
            return
        lines = lines_of(meetings, cases, now=self.ports.clock.now())
        self.view.show_list(lines, has_earlier=not self._is_all)
