"""What the presenters of the meeting ask of their pages, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Protocol

from sspf_app.gui.copying import CopiesView
from sspf_app.gui.ports import Trouble, TroubleView, Unkeepable
from sspf_app.gui.screens.meeting.typed_finish import TypedFinish
from sspf_app.gui.screens.meeting.typed_item import TypedItem
from sspf_app.gui.screens.meeting.typed_point import TypedPoint
from sspf_app.services.agenda_views import AgendaCopy, MeetingMemory, PointView
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.copy_views import GivenView
from sspf_app.services.export_views import Paper
from sspf_app.services.meeting_names import MeetingNamesView
from sspf_app.services.meeting_views import (
    AttendanceView,
    InvitationCheck,
    ItemCheck,
    ItemQuestion,
    ItemView,
    MeetingDetail,
    RecipientView,
)
from sspf_app.services.move_views import Run
from sspf_app.services.notice_views import NoticeRecipient
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.sitting_views import ParticipantListView, RosterLine, SeriesView
from sspf_app.services.state_records import MeetingCopies
from sspf_app.services.version_views import ItemChange, MinutesState


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something to choose: its id, its name, a few words more."""

    id: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One line of the list: protected persons are called by their case's reference alone."""

    meeting: str
    case: str
    who: str
    reference: str
    place: str
    starts_at: datetime
    is_past: bool
    copies: MeetingCopies | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForm:
    """A meeting as planned so far.

    Attributes:
        meeting: Its id, when one that exists is changed.
        seen: Its version (``MeetingDetail.version``) when the fields were filled.
    """

    case: str
    purpose: str
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    day: date | None = None
    time: time | None = None
    place: str = ""
    meeting: str | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """One point of the agenda.

    Attributes:
        without: Names of invited parties for whom it is not: they leave the room for it.
    """

    item: ItemView
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """A meeting with everything its pages show.

    Attributes:
        state: Replies, lock and versions of its minutes.
        points: What is planned to be taken up, in the order of consent.
        agendas: The planned agenda as each of its readers would have it on paper.
        memory: The meeting before, and what was promised.
        series: How it comes again.
        roster: The meetings of the same sitting, this one too.
        names: Names in its texts: what is open, and what was answered.
        checks: Whether each party of the meeting may still be invited, with the sentence why.
    """

    case: CaseDetail
    meeting: MeetingDetail
    checks: tuple[InvitationCheck, ...]
    agenda: tuple[AgendaPoint, ...]
    is_past: bool
    state: MinutesState
    points: tuple[PointView, ...]
    agendas: tuple[AgendaCopy, ...]
    memory: MeetingMemory
    series: SeriesView | None
    roster: tuple[RosterLine, ...]
    names: MeetingNamesView

    @property
    def away(self) -> str:
        """The office the case is with, or came from: here it is only read; empty = neither."""
        return self.case.went_to or self.case.came_from

    @property
    def is_read_only(self) -> bool:
        """Whether nothing of the case, or of a meeting that will not be, can be changed here."""
        return bool(self.away) or self.is_off

    @property
    def is_off(self) -> bool:
        """Whether the case was closed before the meeting: nobody is called to it."""
        closed_at = self.case.closed_at
        return closed_at is not None and self.meeting.starts_at >= closed_at

    @property
    def is_fixed(self) -> bool:
        """Whether nothing of the minutes can be changed as it is: locked, or read only."""
        return self.state.is_locked or self.is_read_only


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One recipient's copy: the paper, or why there is none."""

    recipient: RecipientView
    paper: Paper | None
    trouble: str = ""


class WhenPort(TroubleView, Protocol):
    """The card of time and place."""

    def show_rooms(self, rooms: tuple[str, ...]) -> None: ...
    def show_beside(self, said: tuple[str, ...]) -> None: ...
    def saved(self) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


class PlanPort(TroubleView, Protocol):
    """The page where a meeting is planned."""

    def show_cases(self, cases: tuple[Named, ...]) -> None: ...
    def show_plan(self, form: PlanForm, case: CaseDetail) -> None: ...
    def show_checks(self, checks: tuple[InvitationCheck, ...], chosen: tuple[str, ...]) -> None: ...
    def show_trying(self, *, wanted: bool) -> None:
        """Say that it is being asked who may be invited."""
        ...

    def show_untold(self, why: tuple[str, ...]) -> None: ...
    def show_beside(self, said: tuple[str, ...]) -> None: ...
    def show_faults(self, faults: dict[str, str]) -> None: ...
    def show_rooms(self, rooms: tuple[str, ...]) -> None: ...
    def show_lists(self, lists: tuple[ParticipantListView, ...]) -> None: ...


class ItemPort(TroubleView, Protocol):
    """The page where items are written."""

    def unkeepable(self, zone: tzinfo) -> Unkeepable | None: ...
    def show_choices(self, page: MeetingPage) -> None: ...
    def show_item(self, item: TypedItem) -> None: ...
    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile, where that is something else."""
        ...

    def typed(self) -> TypedItem: ...
    def show_check(self, check: ItemCheck | None) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_missing(self, field: str, sentence: str) -> None: ...
    def show_kept(self, saved_at: datetime) -> None: ...
    def go_on(self) -> None: ...
    def show_saved(self) -> None: ...


class AttendancePort(Protocol):
    """Who came, wherever it shows."""

    @property
    def owner(self) -> object: ...
    def show_people(self, people: tuple[AttendanceView, ...]) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...
    def clear_trouble(self) -> None: ...


class CopiesPort(TroubleView, Protocol):
    """The page with each recipient's copy."""

    def show_copies(self, copies: tuple[Copy, ...], *, more: int = 0) -> None: ...
    def show_given(self, given: tuple[GivenView, ...]) -> None: ...
    def show_run(self, run: Run) -> None: ...
    def end_run(self) -> None: ...
    def show_exported(self, words: str) -> None: ...


class NoticesPort(TroubleView, Protocol):
    """The card with messages about the meeting."""

    def show_recipients(
        self, recipients: tuple[NoticeRecipient, ...], kinds: frozenset[NoticeKind]
    ) -> None: ...
    def show_words(self, said: str) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def put_on_clipboard(self, said: str) -> None: ...


class FinishPort(TroubleView, Protocol):
    """What comes after the meeting."""

    def show_state(self, state: MinutesState, *, has_begun: bool) -> None: ...
    def show_changes(self, older: int, changes: tuple[ItemChange, ...]) -> None: ...
    def finish_begun(self) -> None: ...
    def typed_finish(self) -> TypedFinish: ...
    def show_typed_finish(self, typed: TypedFinish) -> None: ...


class AgendaPort(TroubleView, Protocol):
    """Where the agenda is planned."""

    def begin_points(self) -> None: ...
    def point_added(self) -> None: ...
    def show_typed_point(self, typed: TypedPoint) -> None: ...
    def show_changed_point(self, recorded: TypedPoint) -> None: ...
    def show_draft_point(self, typed: TypedPoint) -> None: ...
    def typed_point(self) -> TypedPoint: ...
    def ask_of_point(self, questions: tuple[ItemQuestion, ...]) -> None:
        """What is to be answered of the heading before the point is planned."""
        ...

    def show_point_refusal(self, sentence: str) -> None: ...


class BeforePort(AgendaPort, Protocol):
    """The page before the meeting."""

    @property
    def when(self) -> WhenPort: ...


class MeetingPort(TroubleView, Protocol):
    """The screen."""

    @property
    def plan(self) -> PlanPort: ...
    @property
    def items(self) -> ItemPort: ...
    @property
    def attendance(self) -> AttendancePort: ...
    @property
    def copies(self) -> CopiesPort: ...
    @property
    def finish(self) -> FinishPort: ...
    @property
    def before(self) -> BeforePort: ...
    @property
    def notices(self) -> NoticesPort: ...
    @property
    def later_notices(self) -> NoticesPort: ...
    def show_list(self, lines: tuple[MeetingLine, ...], *, has_earlier: bool) -> None: ...
    def show_planning(self, *, is_new: bool) -> None: ...
    def show_meeting(self, page: MeetingPage, *, tab: str | None) -> None: ...
    def show_live(self, *, wanted: bool) -> None: ...
    @property
    def invitations(self) -> CopiesView: ...
    def show_invitations(self, *, wanted: bool) -> None: ...
    def ask_reason(self, case: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...
