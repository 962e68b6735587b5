"""What is said of a closed case where its buttons are away."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import words
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.case_views import CaseDetail
from sspf_app.texts.errors import error_sentence


class ClosedWords:
    """The sentence with which everything that asks for an open case is refused.

    Of a case that is with another office, or came from one, the page says so itself.

    Attributes:
        label: Where it stands, for the layout of a page.
    """

    def __init__(self) -> None:
        said = error_sentence(DomainError("case_closed"), words())
        self.label: QLabel = text(said, role="muted")
        self.label.hide()

    def show_case(self, case: CaseDetail) -> None:
        """Say it of a case that is closed here."""
        is_away = bool(case.went_to or case.came_from)
        show_if(self.label, wanted=case.closed_at is not None and not is_away)
