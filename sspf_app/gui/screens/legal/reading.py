"""What the list of legal questions is read from, by the role of the user."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import marked
from sspf_app.gui.screens.legal.ports import CaseChoice
from sspf_app.services.bundle import Services
from sspf_app.services.legal_views import LegalLine
from sspf_app.services.queries import CaseListItem


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRequests:
    """What is recorded, and where a new one may be recorded."""

    lines: tuple[LegalLine, ...]
    cases: tuple[CaseListItem, ...]
    is_manager: bool


def read_requests(services: Services) -> FoundRequests:
    """What a coordinator recorded, or what waits for a unit manager."""
    try:
        lines = services.legal.list_requests()
    except DomainError as refusal:
        if refusal.code != "not_permitted":
            raise
        return FoundRequests(lines=services.legal.waiting(), cases=(), is_manager=True)
    return FoundRequests(lines=lines, cases=services.cases.list_cases(), is_manager=False)


def case_choice(item: CaseListItem) -> CaseChoice:
    """A case to choose; a protected one by its reference alone."""
    if item.is_protected:
        return CaseChoice(id=item.case, name=item.reference, hint=marked(PROTECTED_NAME))
    return CaseChoice(id=item.case, name=item.name, hint=item.reference)
