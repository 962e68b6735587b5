"""What the presenters of talks, mapping, plan and meetings of a case ask of their views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from datetime import date, datetime

    from sspf_app.gui.screens.case.mapping_presenter import MappingScene
    from sspf_app.gui.screens.case.plan_editing import TypedLine
    from sspf_app.gui.screens.case.plan_support import SupportChoice
    from sspf_app.gui.screens.case.take_up import TypedTakeUp
    from sspf_app.gui.screens.case.talk_presenter import TypedTalk
    from sspf_app.gui.screens.case.typed_entry import TypedEntry
    from sspf_app.gui.screens.case.typed_version import TypedVersion
    from sspf_app.gui.screens.case.withdrawal_presenter import Faults
    from sspf_app.services.case_views import CaseDetail, MeetingRef
    from sspf_app.services.meeting_views import ItemCheck
    from sspf_app.services.occasion_views import OccasionBoard
    from sspf_app.services.plan_views import ComparedLine, PlanBoard
    from sspf_app.services.process_records import OccasionKind


class MeetingsPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_meetings(
        self, meetings: tuple[MeetingRef, ...], case: CaseDetail, missing: str
    ) -> None: ...


class TakeUpPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_take_up(
        self, typed: TypedTakeUp, meetings: tuple[MeetingRef, ...], case: CaseDetail
    ) -> None: ...
    def collect_take_up(self) -> TypedTakeUp: ...
    def add_answer(self, key: str) -> None: ...
    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def close_take_up(self) -> None: ...


class EntryPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def collect_take_up(self) -> TypedTakeUp: ...
    def add_answer(self, key: str) -> None: ...
    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...

    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile, where that is something else."""
        ...

    def show_entry(
        self,
        typed: TypedEntry,
        occasions: tuple[MeetingRef, ...],
        board: OccasionBoard,
        case: CaseDetail,
    ) -> None: ...


class TalkPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_form(self, typed: TypedTalk, case: CaseDetail) -> None: ...
    def collect(self) -> TypedTalk: ...
    def show_faults(self, faults: Faults) -> None: ...


class MappingPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_scene(self, scene: MappingScene) -> None: ...
    def show_form(self, kind: OccasionKind, case: CaseDetail, now: datetime, kept: str) -> None: ...
    def kept_form(self, kind: OccasionKind) -> str: ...
    def close_editor(self) -> None: ...
    def show_papers(self, *, wanted: bool) -> None: ...


class PlanPort(TroubleView, Protocol):
    """What the presenters of the plan ask of the view."""

    def show_board(self, board: PlanBoard, case: CaseDetail) -> None: ...
    def show_board_page(self) -> None: ...
    def choose(self, item: str) -> None: ...
    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile, where that is something else."""
        ...

    def show_editor(
        self,
        typed: TypedLine,
        board: PlanBoard,
        case: CaseDetail,
        support: tuple[SupportChoice, ...],
    ) -> None: ...
    def collect_line(self) -> TypedLine: ...
    def add_answer(self, key: str) -> None: ...
    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_version_form(
        self, board: PlanBoard, today: date, typed: TypedVersion | None
    ) -> None: ...
    def collect_version(self) -> TypedVersion: ...
    def show_papers(self) -> None: ...
    def show_compared(
        self, lines: tuple[ComparedLine, ...], board: PlanBoard, old: int, new: int
    ) -> None: ...
