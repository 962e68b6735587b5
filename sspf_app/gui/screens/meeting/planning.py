"""Leads the page where a meeting is planned. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from sspf_app.domain.errors import DomainError
from sspf_app.gui.changed_words import overtaken
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.meeting.plan_again import is_overtaken, plan_over
from sspf_app.gui.screens.meeting.ports import Named, PlanForm, PlanPort
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.changes import Changes
from sspf_app.services.meeting_views import MeetingDetail, NewMeeting, PlannedMeeting
from sspf_app.services.queries import CaseListItem
from sspf_app.services.sitting_views import ParticipantListView


class Planning(ScreenPresenter):
    """Asks section 7 about every party of the case, again at each new time; no override."""

    def __init__(self, ports: ScreenPorts, view: PlanPort) -> None:
        super().__init__(ports, view)
        self._form: PlanForm | None = None
        self._filled: PlanForm | None = None
        self._case: CaseDetail | None = None
        self._is_fresh = False
        self._checking = Inquiry(ports, view)
        self._rooms = Inquiry(ports, view)
        self._list_reader = Inquiry(ports, view)
        self._lists: tuple[ParticipantListView, ...] = ()
        self._listed: tuple[str, ...] = ()
        self._is_trying = False
        self._wanted: Callable[[str, str], object] | None = None  # saving, once that is answered

    @property
    def form(self) -> PlanForm | None:
        """The meeting as planned so far."""
        return self._form

    def offer_cases(self) -> None:
        """Let the user choose a case first."""
        self._form = self._case = None
        self.read(self.services.cases.list_cases, self._show_cases)

    def begin(self, case: CaseDetail, meeting: MeetingDetail | None = None) -> None:
        """Plan in a case, or change a meeting that exists."""
        self._case, self._wanted = case, None
        self._is_fresh = meeting is None
        self._form = self._filled = _new(case) if meeting is None else self._existing(meeting)
        self.view.show_plan(self._form, case)
        self._listed = ()
        self._load_rooms()
        self._list_reader.read(self.services.participant_lists.in_use, self._show_lists)
        self.recheck()

    def remember_room(self, place: str) -> None:
        """Offer this place from now on."""
        series = self.services.meeting_series
        self._rooms.change(lambda: series.add_room(place), lambda _changes: self._load_rooms())

    def _load_rooms(self) -> None:
        self._rooms.read(
            self.services.meeting_series.rooms,
            lambda rooms: self.view.show_rooms(tuple(one.words for one in rooms)),
        )

    def choose_list(self, participants: str) -> None:
        """Propose the parties of a fixed list; empty = of none."""
        found = next((one for one in self._lists if one.id == participants), None)
        self._listed = tuple(one.id for one in found.parties) if found is not None else ()
        self._is_fresh = self._is_fresh or found is not None
        self.recheck()

    def _show_lists(self, lists: tuple[ParticipantListView, ...]) -> None:
        self._lists = lists
        self.view.show_lists(lists)

    def edit(self, form: PlanForm) -> None:
        """Something was typed or chosen."""
        before, self._form = self._form, form
        if before is not None and set(before.parties) != set(form.parties):
            self._is_fresh = False
        if before is None or _asks(before) != _asks(form):
            self._wanted = None  # it was about another time
            self.recheck()

    def recheck(self) -> None:
        """Ask about every party that takes part in the case now, at the meeting's time."""
        if self._form is None or self._case is None:
            return
        entry = self._entry(self._form, self._starts_at(self._form) or self.ports.clock.now())
        everyone = [one.party for one in self._case.participations if one.is_current]
        own = self._case.coordinator_party
        named = dict.fromkeys((own, *self._listed, *everyone, *self._form.parties))
        asked = replace(entry, parties=tuple(named))
        meeting = self._form.meeting
        self._is_trying = True
        self.view.show_trying(wanted=True)
        self._checking.read(
            lambda: self.services.meetings.check(asked, meeting=meeting),
            self._show_checks,
            on_error=self._not_tried,
        )

    def _tried(self) -> None:
        self._is_trying = False
        self.view.show_trying(wanted=False)

    def _not_tried(self, error: BaseException) -> None:
        self._tried()
        self._wanted = None
        self.show_error(error)

    def save(self, on_saved: Callable[[str, str], object]) -> None:
        """Record the meeting, if all that is needed is there.

        While it is being asked who may be invited it waits for that; it goes on only where the
        answer invites those who stood there.

        Args:
            on_saved: Gets the case and the meeting.
        """
        form = self._form
        if form is None:
            return
        faults = self._faults(form)
        self.view.show_faults(faults)
        starts_at = self._starts_at(form)
        if faults or starts_at is None:
            return
        if self._is_trying:
            self._wanted = on_saved
            return
        entry = self._entry(form, starts_at)
        meetings = self.services.meetings

        def job() -> Changes:
            if form.meeting is None:
                return meetings.plan(entry)
            return meetings.change(form.meeting, entry)

        def done(changes: Changes) -> None:
            self.ports.frame.say(_("The meeting is saved."))
            on_saved(form.case, form.meeting or changes.new_id or "")

        self.save_typed(job, done, on_error=self._failed)

    def reread(self) -> None:
        """The meeting was changed elsewhere: what was touched goes over it as it is by now."""
        form, filled, case = self._form, self._filled, self._case
        if form is None or filled is None or case is None or form.meeting is None:
            return
        meeting = form.meeting

        def done(found: MeetingDetail) -> None:
            now = self._existing(found)
            self._form, self._filled = plan_over(form, filled, now), now
            self.view.show_plan(self._form, case)
            if is_overtaken(form, filled, now):
                recorded = f"{now.day} {now.time:%H:%M}, {now.place}".rstrip(", ")
                self.ports.frame.say(overtaken(recorded))
            self.recheck()

        self.read(lambda: self.services.meetings.get(form.case, meeting), done)

    def _failed(self, error: BaseException) -> None:
        self.show_error(error)
        if isinstance(error, DomainError) and error.code == "invitation_blocked":
            self.recheck()  # an answer has changed since the page was shown

    def _show_cases(self, found: tuple[CaseListItem, ...]) -> None:
        self.view.show_cases(
            tuple(
                Named(id=one.case, name=one.reference, hint=_("Protected identity"))
                if one.is_protected
                else Named(id=one.case, name=one.name, hint=one.reference)
                for one in found
                if not one.is_closed
            )
        )

    def _show_checks(self, planned: PlannedMeeting) -> None:
        """Whom the consents allow is proposed, of the list if any, until the user chose."""
        self._tried()
        on_saved, self._wanted = self._wanted, None
        invitable = tuple(check.party for check in planned.invited)
        form = self._form
        if form is None or self._case is None:
            return
        wanted = {self._case.coordinator_party, *self._listed} if self._listed else set(invitable)
        if not self._is_fresh:
            wanted = set(form.parties)
        self._form = replace(form, parties=tuple(one for one in invitable if one in wanted))
        checks = (*planned.invited, *planned.blocked)
        self.view.show_checks(checks, self._form.parties)
        self.view.show_untold(planned.untold)
        is_timed = self._form.day is not None and self._form.time is not None
        self.view.show_beside(planned.beside if is_timed else ())
        if on_saved is not None and set(form.parties) == set(self._form.parties):
            self.save(on_saved)
        elif on_saved is not None:
            said = _("Who is invited changed meanwhile. Look at it, and save.")
            self.view.show_faults({"parties": said})

    def _faults(self, form: PlanForm) -> dict[str, str]:
        faults: dict[str, str] = {}
        if form.day is None:
            faults["day"] = _("Write the day as 2026-03-12.")
        if form.time is None:
            faults["time"] = _("Write the time as 13:00.")
        if not (form.parties or self._is_trying):
            faults["parties"] = _("Choose at least one party to invite.")
        return faults

    def _entry(self, form: PlanForm, starts_at: datetime) -> NewMeeting:
        return NewMeeting(
            case=form.case,
            purpose=form.purpose,
            starts_at=starts_at,
            parties=form.parties,
            persons=form.persons,
            place=form.place,
            seen=form.seen,
        )

    def _starts_at(self, form: PlanForm) -> datetime | None:
        if form.day is None:
            return None
        # Until the time is known the day is asked about as a whole: its last instant.
        return datetime.combine(form.day, form.time or time.max, tzinfo=self.ports.clock.zone)

    def _existing(self, meeting: MeetingDetail) -> PlanForm:
        local = meeting.starts_at.astimezone(self.ports.clock.zone)
        chosen = meeting.participants
        return PlanForm(
            case=meeting.case,
            purpose=meeting.purpose,
            parties=tuple(one.participant for one in chosen if one.kind == "party"),
            persons=tuple(one.participant for one in chosen if one.kind == "person"),
            day=local.date(),
            time=local.time().replace(tzinfo=None),
            place=meeting.place or "",
            meeting=meeting.id,
            seen=meeting.version,
        )


def _asks(form: PlanForm) -> tuple[object, ...]:
    """What the answers to who may come, and what else is there then, rest on."""
    return form.day, form.time, form.place, form.purpose, form.persons


def _new(case: CaseDetail) -> PlanForm:
    own = case.coordinator_party
    family = tuple(one.id for one in case.people if one.role in {"young_person", "guardian"})
    return PlanForm(case=case.case, purpose=case.purposes[0].id, parties=(own,), persons=family)
