"""Consultations as they are typed and shown."""

from dataclasses import dataclass
from datetime import date

from sspf_app.services.consultation_records import (
    ConcernArea,
    Consultation,
    ConsultationOutcome,
)
from sspf_app.services.singling_out import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationInput:
    """What is typed.

    Attributes:
        warnings_read: The user has read what the warning points out, and keeps the words.
        erase_on: None = after the days the office has chosen.
        seen: ``version_of`` the consultation that is changed; empty = none was shown.
    """

    held_on: date
    area: ConcernArea
    text: str
    asked: tuple[str, ...] = ()
    advice: str = ""
    outcomes: tuple[ConsultationOutcome, ...] = ()
    warnings_read: bool = False
    erase_on: date | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationLine:
    """A consultation as the list shows it; ``days_left`` until it is erased."""

    consultation: Consultation
    asked_names: tuple[str, ...]
    days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationDesk:
    """Everything the screen shows.

    Attributes:
        parties: Id and name of the parties that can be asked.
        cases: Id and reference of the open cases, newest first.
    """

    lines: tuple[ConsultationLine, ...]
    parties: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]
    days_kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look at typed words found, for each of them."""

    text: tuple[Finding, ...]
    advice: tuple[Finding, ...]

    @property
    def is_hard(self) -> bool:
        """Whether it cannot be kept as it is."""
        return any(one.is_hard for one in (*self.text, *self.advice))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.text and not self.advice
