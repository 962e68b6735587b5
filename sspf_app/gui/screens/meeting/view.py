"""The meetings: a list, a page to plan, and one meeting in three tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.meeting.after_page import AfterPage
from sspf_app.gui.screens.meeting.attendance_card import AttendanceCards
from sspf_app.gui.screens.meeting.before_page import BeforePage
from sspf_app.gui.screens.meeting.during_page import DuringPage
from sspf_app.gui.screens.meeting.list_page import ListPage
from sspf_app.gui.screens.meeting.notices_wiring import connect_notices
from sspf_app.gui.screens.meeting.plan_page import PlanPage
from sspf_app.gui.screens.meeting.ports import MeetingLine, MeetingPage
from sspf_app.gui.screens.meeting.presenter import MeetingPresenter
from sspf_app.gui.screens.meeting.to_come import Awaited, to_come
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.paper_copies import PaperCopies
from sspf_app.gui.widgets.read_only import set_read_only
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.tabs import Tabs
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.texts.dates import weekday_and_day

_TABS = ("before", "during", "after")


class MeetingView(ScreenView):
    """One page at a time; fulfils ``MeetingPort``."""

    presenter: MeetingPresenter

    def __init__(self, zone: tzinfo, today: Callable[[], date]) -> None:
        super().__init__(_("Meetings"))
        self._zone = zone
        self.list_page = ListPage(zone)
        self.plan = PlanPage()
        self.before = BeforePage(zone)
        self.items = DuringPage(zone, today)
        self.copies = AfterPage(zone, today)
        self.finish = self.copies
        self.attendance = AttendanceCards(self, self.items.attendance, self.copies.attendance)
        self.notices, self.later_notices = self.before.notices, self.copies.notices
        self.invitations = PaperCopies(_("Back to the meeting"))
        self.reason = ReasonCard()
        self.tabs = Tabs()
        self.tabs.addTab(self.before, _("Before"))
        self.tabs.addTab(self.items, _("During the meeting"))
        self.tabs.addTab(self.copies, _("After"))
        self.tabs.setAccessibleName(_("Parts of the meeting"))
        self._plan_new = primary_button(_("Plan a meeting"), self._on_plan, icon="add")
        self._to_case = button(_("To the case"), self._on_case, icon="cases")
        self._live = button(_("Live mode"), self._on_live, icon="expand", shortcut="F11")
        self.away = text(role="strong")
        self.away.hide()
        self.awaited = Awaited(self._on_clock, self)
        self._pages = QStackedWidget()
        self._guard = pile(self.reason)
        for page in (self.list_page, self.plan, self.tabs, self._guard, self.invitations):
            self._pages.addWidget(page)
        self.header.add_action(self._plan_new)
        self.header.add_action(self._to_case)
        self.header.add_action(self._live)
        self.body.addWidget(self.away)
        self.body.addWidget(self._pages, 1)

    def connect_to(self, presenter: MeetingPresenter) -> None:
        """Let the presenters hear what happens here."""
        self.presenter = presenter
        self.items.connect_to(presenter.recording)
        self.list_page.opened.connect(self._on_opened)
        self.list_page.plan_wanted.connect(self._on_plan)
        self.list_page.earlier_wanted.connect(presenter.show_earlier)
        self.plan.case_chosen.connect(presenter.plan_in)
        self.plan.edited.connect(presenter.planning.edit)
        self.plan.save_wanted.connect(presenter.save_plan)
        self.plan.leave_wanted.connect(presenter.leave_plan)
        self.before.change_wanted.connect(presenter.change_plan)
        self.before.when.save_wanted.connect(presenter.moving.save)
        self.before.when.form_wanted.connect(presenter.moving.offer_rooms)
        self.before.when.moved.connect(presenter.moving.look)
        self.notices.letters_wanted.connect(self._on_letters)
        for card in self.attendance.cards:
            card.noted.connect(presenter.attending.note_presence)
        self._connect_copies(presenter)
        self.before.editor.add_wanted.connect(presenter.agenda.save)
        self.before.edit_wanted.connect(presenter.agenda.edit)
        for names in (self.before.names, self.copies.names):
            names.meant.connect(presenter.agenda.mean)
        self.before.spoken_wanted.connect(presenter.note_spoken)
        self.before.papers_wanted.connect(presenter.show_invitations)
        self.invitations.left.connect(presenter.leave_invitations)
        self.invitations.connect_to(presenter.copying)
        self.before.remove_wanted.connect(presenter.agenda.remove)
        sitting = self.before.sitting
        sitting.series_wanted.connect(presenter.sitting.begin_series)
        sitting.series_end_wanted.connect(presenter.sitting.end_series)
        sitting.next_wanted.connect(presenter.sitting.plan_next)
        sitting.roster_wanted.connect(presenter.sitting.make_roster)
        sitting.roster_end_wanted.connect(presenter.sitting.leave_roster)
        sitting.moved.connect(presenter.sitting.move)
        sitting.opened.connect(presenter.sitting.go_to)
        self.items.walked.connect(presenter.walk)
        self.plan.list_wanted.connect(presenter.planning.choose_list)
        self.plan.room_wanted.connect(presenter.planning.remember_room)
        finishing = presenter.finishing
        self.copies.adjustment.replied.connect(finishing.note_reply)
        self.copies.versions.lock_wanted.connect(finishing.lock)
        self.copies.versions.open_wanted.connect(finishing.open_for_change)
        self.copies.versions.compare_wanted.connect(finishing.compare)
        self.copies.versions.send_wanted.connect(self._on_export)
        connect_notices(self.notices, presenter.notices)
        connect_notices(self.later_notices, presenter.later_notices)
        self.reason.given.connect(presenter.give_reason)
        self.items.kept_shown.connect(self._on_kept)
        self.tabs.currentChanged.connect(self._on_tab)

    def show_list(self, lines: tuple[MeetingLine, ...], *, has_earlier: bool) -> None:
        """Show the meetings over all cases; ``has_earlier`` = older ones may be asked for."""
        self._say(_("Meetings"), _("Coming first, over all cases."), is_list=True)
        self.list_page.show_lines(lines, has_earlier=has_earlier)
        self._show(self.list_page, self.list_page.table if lines else self._plan_new)

    def show_planning(self, *, is_new: bool) -> None:
        """Show the page where a meeting is planned."""
        title = _("Plan a meeting") if is_new else _("Change the meeting")
        self._say(
            title, _("Who may be invited follows from the consents; nobody can be added past them.")
        )
        self._show(self.plan, None)

    def show_meeting(self, page: MeetingPage, *, tab: str | None) -> None:
        """Show one meeting; ``tab`` None = the one that shows."""
        local = page.meeting.starts_at.astimezone(self._zone)
        day = weekday_and_day(local.date(), words())
        place = f" · {page.meeting.place}" if page.meeting.place else ""
        self._say(
            _("{day} at {time}").format(day=f"{day[:1].upper()}{day[1:]}", time=f"{local:%H:%M}"),
            f"{page.case.name} · {page.meeting.reference} · {page.meeting.purpose_text}{place}",
            *_badges(page),
        )
        self._to_case.setVisible(not self.presenter.is_live)
        self._live.setVisible(True)
        self.before.show_page(page)
        self.copies.show_page(page)
        waits_for = to_come(page, self._zone)
        self.copies.wait_for(waits_for)
        for card in self.attendance.cards:
            card.wait_for(waits_for)
        self.awaited.await_it(wanted=bool(waits_for))
        self._show_where(page)
        is_other = self._pages.currentWidget() is not self.tabs
        if tab is not None:
            self.tabs.setCurrentIndex(_TABS.index(tab))
        self._pages.setCurrentWidget(self.tabs)
        if is_other or tab is not None:
            self._begin_tab(with_keyboard=True)
        if self.tabs.currentWidget() is self.copies:
            self.presenter.copies.load()

    def _show_where(self, page: MeetingPage) -> None:
        """Say why a meeting is only read here: its case is elsewhere, or was closed before it."""
        if not page.away:
            said = _("The case was closed before this meeting: nobody is called to it.")
        elif page.case.went_to:
            said = _("The case is with {office}: here it is only read.").format(office=page.away)
        else:
            said = _("The case came from {office}: here it is only read.").format(office=page.away)
        self.away.setText(said)
        show_if(self.away, wanted=page.is_read_only)
        set_read_only(self._pages, wanted=page.is_read_only)
        if page.is_read_only:
            self._live.hide()

    def show_live(self, *, wanted: bool) -> None:
        """Nothing but the meeting, or the tabs of a meeting again."""
        if wanted:
            self.tabs.setCurrentWidget(self.items)
        self.tabs.tabBar().setVisible(not wanted)
        self._to_case.setVisible(not wanted and self._pages.currentWidget() is self.tabs)
        self._live.setText(_("Leave the live mode") if wanted else _("Live mode"))
        self.items.show_live(wanted=wanted)

    def show_invitations(self, *, wanted: bool) -> None:
        """The invitations on paper, or the meeting again."""
        self._show(
            self.invitations if wanted else self.tabs,
            self.invitations.recipient if wanted else None,
        )

    def ask_reason(self, case: str) -> None:
        """Ask why a protected person is opened."""
        self._say(_("Meeting"), "")
        self.reason.ask(case)
        self._show(self._guard, self.reason.field)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes; what a page has taken it to keeps it."""
        page = self._pages.currentWidget()
        if page is self.list_page:
            return self.list_page.place.first_focus()
        if page is self.plan:
            return self.plan.case if self.plan.case.isVisibleTo(self) else self.plan.day
        if page is self._guard:
            return self.reason.field
        if (here := self.window().focusWidget()) is not None and self.copies.isAncestorOf(here):
            return here
        return self.items.editor.text if self.tabs.currentWidget() is self.items else self.tabs

    def _say(self, title: str, subtitle: str, *badges: QWidget, is_list: bool = False) -> None:
        self.header.say(title, subtitle)
        self.header.show_badges(*badges)
        self.setAccessibleName(title)
        self._plan_new.setVisible(is_list)
        self._to_case.setVisible(False)
        self._live.setVisible(False)
        self.away.hide()

    def _show(self, page: QWidget, focus: QWidget | None) -> None:
        self._pages.setCurrentWidget(page)
        if focus is not None:
            focus.setFocus()

    def _begin_tab(self, *, with_keyboard: bool) -> None:
        if self.tabs.currentWidget() is self.before:
            self.before.open_at_top()
            if with_keyboard:
                self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tabs.currentWidget() is self.items:
            self.items.editor.text.setFocus()
        elif self.tabs.currentWidget() is self.copies:
            self.copies.open_at_top(with_keyboard=with_keyboard)

    def _on_clock(self) -> None:
        self.presenter.look_at_clock()

    @Slot()
    def _on_plan(self) -> None:
        self.presenter.plan_new()

    @Slot()
    def _on_kept(self) -> None:
        QTimer.singleShot(0, self._show_kept)  # after the page has chosen its tab

    def _show_kept(self) -> None:
        self.tabs.setCurrentWidget(self.items)

    @Slot()
    def _on_live(self) -> None:
        self.presenter.go_live(wanted=not self.presenter.is_live)

    @Slot()
    def _on_case(self) -> None:
        self.presenter.open_case()

    @Slot(object)
    def _on_opened(self, line: MeetingLine) -> None:
        self.presenter.open_line(line)

    @Slot(str)
    def _on_export(self, recipient: str) -> None:
        self.presenter.copies.export((recipient,), self.copies.copy.kind())

    def _connect_copies(self, presenter: MeetingPresenter) -> None:
        self.copies.export_all_wanted.connect(self._on_export_all)
        self.copies.export_wanted.connect(self._on_export)
        self.copies.print_all_wanted.connect(presenter.copies.print_all)
        self.copies.print_wanted.connect(self._on_print)
        self.copies.copies.not_needed.connect(presenter.copies.note_not_needed)
        self.copies.copies.needed.connect(presenter.copies.take_back)
        self.copies.copy.currentIndexChanged.connect(self._on_copy)

    @Slot(str)
    def _on_print(self, recipient: str) -> None:
        self.presenter.copies.print_out((recipient,))

    @Slot(int)
    def _on_copy(self, _index: int) -> None:
        self.presenter.copies.show_as(self.copies.copy.kind())

    @Slot(str)
    def _on_letters(self, kind: str) -> None:
        self.presenter.show_recalls(NoticeKind(kind))

    @Slot()
    def _on_export_all(self) -> None:
        self.presenter.copies.export_all(self.copies.copy.kind())

    @Slot(int)
    def _on_tab(self, _index: int) -> None:
        self._begin_tab(with_keyboard=not self.tabs.tabBar().hasFocus())
        if self.tabs.currentWidget() is self.copies:
            self.presenter.copies.load()


def _badges(page: MeetingPage) -> tuple[QWidget, ...]:
    badges: list[QWidget] = []
    if "protected" in page.case.flags:
        badges.append(StatusBadge(_("Protected identity"), Tone.WARNING, icon="shield"))
    if "paused" in page.case.flags:
        badges.append(StatusBadge(_("Paused"), Tone.WARNING, icon="pause"))
    if "closed" in page.case.flags:
        badges.append(StatusBadge(_("Closed"), Tone.NEUTRAL))
    return tuple(badges)
