"""What the presenters of a case ask of their views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.gui.screens.case.answer_presenter import AnswerForm, SheetOnScreen
    from sspf_app.gui.screens.case.confirm_presenter import ExclusionChoices
    from sspf_app.gui.screens.case.export_presenter import Answers
    from sspf_app.gui.screens.case.ledger_presenter import LedgerFilter
    from sspf_app.gui.screens.case.next_step import NextStep
    from sspf_app.gui.screens.case.overview_presenter import MatrixChoice
    from sspf_app.gui.screens.case.people_presenter import PeopleRegister
    from sspf_app.gui.screens.case.withdrawal_presenter import Faults, WithdrawalForm
    from sspf_app.services.case_views import CaseDetail, MeetingRef, TimelineEntry
    from sspf_app.services.consent_views import (
        AnswerItem,
        ConsentBoard,
        FormOrder,
        FormPlan,
        WithdrawalEffect,
    )
    from sspf_app.services.export_views import Paper
    from sspf_app.services.ledger_views import LedgerRow, PageReader, ReservationState
    from sspf_app.services.people_views import PersonDetail
    from sspf_app.services.sharing_views import MatrixView
    from sspf_app.services.withdrawal_views import WithdrawalPreview


class AnswerPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_choice(self, forms: tuple[tuple[str, str, str], ...], trouble: str) -> None: ...
    def show_sheet(self, sheet: SheetOnScreen, answer: AnswerForm) -> None: ...
    def collect(self) -> AnswerForm: ...
    def show_faults(self, faults: Faults) -> None: ...


class ConfirmPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_words(self, name: str, said: str, choices: ExclusionChoices) -> None: ...
    def show_exclusions(self, sentences: tuple[str, ...]) -> None: ...


class ConsentPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_page(self, page: str) -> None: ...
    def show_choices(self, case: CaseDetail, subject: str, purpose: str) -> None: ...
    def show_board(
        self, board: ConsentBoard, case: CaseDetail, effects: tuple[WithdrawalEffect, ...]
    ) -> None: ...
    def offer_drafts(self, pages: tuple[str, ...]) -> None: ...


class CorrectPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_answer(self, name: str, answer: AnswerItem, *, has_sheet: bool) -> None: ...


class EffectPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_effect(self, effect: WithdrawalEffect, case: CaseDetail) -> None: ...
    def show_paper(self, paper: Paper) -> None: ...
    def show_no_paper(self) -> None: ...


class ExportPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_choices(self, answers: Answers, case: CaseDetail) -> None: ...
    def show_receipt(self, paper: Paper, recipient: str) -> None: ...
    def show_no_receipt(self) -> None: ...


class FormPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_plan(self, plan: FormPlan, order: FormOrder, case: CaseDetail) -> None: ...
    def show_preview(self, pdf: bytes) -> None: ...
    def show_no_preview(self) -> None: ...


class HistoryPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_events(self, entries: tuple[TimelineEntry, ...]) -> None: ...


class LedgerPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_choices(
        self,
        chosen: LedgerFilter,
        readers: tuple[PageReader, ...],
        reservations: tuple[ReservationState, ...],
    ) -> None: ...
    def show_rows(self, rows: tuple[LedgerRow, ...], chosen: str) -> None: ...
    def show_row(self, one: LedgerRow | None) -> None: ...
    def show_paper(self, title: str, pdf: bytes) -> None: ...
    def close_paper(self) -> None: ...
    def show_faults(self, faults: Faults) -> None: ...
    def close_wrong(self) -> None: ...


class MeetingsPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_meetings(
        self, meetings: tuple[MeetingRef, ...], case: CaseDetail, missing: str
    ) -> None: ...


class OverviewPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_choices(self, case: CaseDetail, choice: MatrixChoice) -> None: ...
    def show_matrix(self, view: MatrixView, board: ConsentBoard) -> None: ...
    def show_next_step(self, step: NextStep) -> None: ...
    def show_timeline(self, entries: tuple[TimelineEntry, ...]) -> None: ...


class PeoplePort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_people(self, case: CaseDetail, chosen: str, register: PeopleRegister) -> None: ...
    def show_person(self, person: PersonDetail) -> None: ...
    def close_editor(self) -> None: ...


class CasePort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_header(self, case: CaseDetail) -> None: ...
    def show_tab(self, tab: str) -> None: ...
    def ask_reason(self, name: str) -> None: ...
    def show_nothing(self) -> None: ...


class WithdrawalPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_form(
        self, form: WithdrawalForm, case: CaseDetail, signatories: tuple[tuple[str, str], ...]
    ) -> None: ...
    def collect(self) -> WithdrawalForm: ...
    def show_faults(self, faults: Faults) -> None: ...
    def show_preview(
        self, heading: str, lines: tuple[str, ...], preview: WithdrawalPreview
    ) -> None: ...
    def show_nothing_stops(self) -> None: ...
