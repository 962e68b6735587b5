"""What is kept of persons outside every case, and for how long.

A case is one file and goes whole; what stands in none follows rules of its own.

Source: GDPR 5.1 e; domain notes, section 4.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outside(StrEnum):
    """A type of what may stand in no case; also the basis by which it is disposed of."""

    PERSON = "outside_person"
    """Moved in and never used, or left by a case that no longer names them."""
    REQUEST = "outside_request"
    """What somebody asked for about their data, once it is answered, with its letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRule:
    """How long one type is kept; a type without a rule is never disposed of.

    Attributes:
        years: So many years after the last change, or after the answer.
    """

    type: Outside
    years: int


def outside_of(basis: str) -> Outside | None:
    """The type a basis tells of; None = it is the class of a case."""
    return Outside(basis) if basis in tuple(Outside) else None


def done_by(earliest: date) -> date:
    """The day by which it must be done: the end of the next calendar year, as for cases."""
    return date(min(earliest.year + 1, date.max.year), 12, 31)
