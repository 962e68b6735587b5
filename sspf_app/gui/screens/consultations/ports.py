"""What the presenter of consultations asks of its view, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.consultation_views import ConsultationDesk, ConsultationLine, Looked


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedConsultation:
    """What stands in the fields; ``consultation`` is the one being changed, if any."""

    consultation: str | None = None
    day: str = ""
    area: str = ""
    text: str = ""
    asked: tuple[str, ...] = ()
    advice: str = ""
    outcomes: tuple[str, ...] = ()
    warnings_read: bool = False
    erase_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What is wrong, by the name of the field."""

    by_field: dict[str, str] = field(default_factory=dict[str, str])


class ConsultationsPort(TroubleView, Protocol):
    """The view."""

    def show_desk(self, desk: ConsultationDesk) -> None: ...
    def show_typed(self, typed: TypedConsultation, line: ConsultationLine | None) -> None: ...
    def show_changed(self, recorded: TypedConsultation, line: ConsultationLine) -> None: ...
    def collect(self) -> TypedConsultation: ...
    def show_looked(self, looked: Looked) -> None: ...
    def show_faults(self, faults: Faults) -> None: ...
    def choose_line(self, consultation: str | None) -> None: ...
