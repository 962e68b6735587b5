"""What the presenters of the consents of a case ask of their views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.gui.screens.case.answer_presenter import AnswerForm, SheetOnScreen
    from sspf_app.gui.screens.case.confirm_presenter import ExclusionChoices
    from sspf_app.gui.screens.case.export_presenter import Answers
    from sspf_app.gui.screens.case.withdrawal_presenter import (
        Effects,
        Faults,
        Kinds,
        WithdrawalForm,
    )
    from sspf_app.services.case_views import CaseDetail
    from sspf_app.services.consent_views import AnswerItem, ConsentBoard
    from sspf_app.services.export_views import Paper
    from sspf_app.services.form_views import FormOrder, FormPlan
    from sspf_app.services.occasion_views import TalkView
    from sspf_app.services.protection import ProtectionView
    from sspf_app.services.withdrawal_views import WithdrawalEffect, WithdrawalPreview


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
    def hide_board(self) -> None: ...
    def show_board(
        self, board: ConsentBoard, case: CaseDetail, effects: tuple[WithdrawalEffect, ...]
    ) -> None: ...
    def show_talks(self, talks: tuple[TalkView, ...]) -> None: ...
    def offer_drafts(self, pages: tuple[str, ...]) -> None: ...


class CorrectPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_answer(self, name: str, answer: AnswerItem, *, has_sheet: bool) -> None: ...
    def show_relied(self, lines: list[str]) -> None: ...


class EffectPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_effect(self, effect: WithdrawalEffect, case: CaseDetail) -> None: ...
    def show_paper(self, paper: Paper) -> None: ...
    def show_no_paper(self) -> None: ...
    def put_on_clipboard(self, said: str) -> None: ...


class ExportPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_choices(self, answers: Answers, case: CaseDetail) -> None: ...
    def show_receipt(self, paper: Paper, recipient: str) -> None: ...
    def show_no_receipt(self) -> None: ...


class FormPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_protection(self, view: ProtectionView | None) -> None: ...
    def show_plan(self, plan: FormPlan, order: FormOrder, case: CaseDetail) -> None: ...
    def show_preview(self, pdf: bytes) -> None: ...
    def show_no_preview(self) -> None: ...


class WithdrawalPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_form(
        self,
        form: WithdrawalForm,
        case: CaseDetail,
        signatories: tuple[tuple[str, str], ...],
        given: Kinds,
    ) -> None: ...
    def collect(self) -> WithdrawalForm: ...
    def show_faults(self, faults: Faults) -> None: ...
    def show_preview(self, heading: str, effects: Effects, preview: WithdrawalPreview) -> None: ...
    def show_nothing_stops(self) -> None: ...
