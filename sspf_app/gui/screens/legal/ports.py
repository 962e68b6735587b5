"""What the presenter of legal questions asks of its view, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.legal_views import LegalDesk, LegalLine
from sspf_app.services.manager_records import AwayDesk

ASKED, TOLD, REPORT = "asked", "told", "report"
"""What is recorded: somebody asks the office, the office is told, a report of concern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedQuestion:
    """What stands in the fields."""

    kind: str = ASKED
    person: str = ""
    giver: str = ""
    receiver: str = ""
    asked_by: str = ""
    day: str = ""
    time: str = ""
    asked_what: str = ""
    hand_out: bool | None = None
    ground: str = ""
    answers: dict[str, bool] = field(default_factory=dict[str, bool])
    what: str = ""
    circumstances: str = ""
    reasoning: str = ""
    report_made: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """A case to choose: protected ones by their reference alone."""

    id: str
    name: str
    hint: str


class LegalPort(TroubleView, Protocol):
    """The view."""

    def show_lines(self, lines: tuple[LegalLine, ...], *, is_manager: bool) -> None: ...
    def show_cases(self, cases: tuple[CaseChoice, ...]) -> None: ...
    def show_line(
        self, line: LegalLine, *, is_manager: bool, has_manager: bool, away: AwayDesk
    ) -> None: ...
    def show_nothing(self) -> None: ...
    def show_form(self, desk: LegalDesk | None, typed: TypedQuestion) -> None: ...
    def ask_reason(self, case: str) -> None: ...
    def collect(self) -> TypedQuestion: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_faults(self, faults: dict[str, str]) -> None: ...
