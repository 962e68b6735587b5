"""What the presenters of the cases ask of their views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.gui.screens.cases.intake import Faults
    from sspf_app.gui.screens.cases.intake_form import IntakeForm
    from sspf_app.services.party_views import PartyItem
    from sspf_app.services.people_views import PersonListItem
    from sspf_app.services.queries import CaseListItem


class IntakePort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_form(self, form: IntakeForm) -> None: ...
    def collect(self) -> IntakeForm: ...
    def offer(
        self, people: tuple[PersonListItem, ...], parties: tuple[PartyItem, ...], own: str | None
    ) -> None: ...
    def show_step(self, step: int) -> None: ...
    def show_faults(self, faults: Faults) -> None: ...
    def show_review(self, form: IntakeForm) -> None: ...
    def offer_draft(self, day: str) -> None: ...
    def ask_reason(self, name: str) -> None: ...


class CasesPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_cases(self, cases: tuple[CaseListItem, ...], *, total: int) -> None: ...
    def show_list(self) -> None: ...
    def show_intake(self) -> None: ...
