"""The catalogue of support as screens show it and as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_app.services.changes import Changes
from sspf_app.services.support_records import SupportEntry

OLDEST = 120
"""No age beyond it is an age."""


class SupportState(StrEnum):
    """Whether an entry can be chosen today, and why not."""

    OFFERED = "offered"
    COMING = "coming"
    """Its first day is still to come."""
    OVER = "over"
    """Its last day has passed."""
    ENDED = "ended"
    """Somebody said that it is offered no more."""
    EXAMPLE = "example"
    """It came with the program: the office looks through it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportInput:
    """An entry as typed; see ``SupportEntry``. A party goes before words about who gives it.

    Attributes:
        seen: ``version_of`` the entry that is corrected; empty = none was shown.
    """

    name: str
    about: str = ""
    whom: str = ""
    from_age: int | None = None
    to_age: int | None = None
    party: str | None = None
    giver: str = ""
    way_in: str = ""
    contact: str = ""
    cost: str = ""
    areas: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportView:
    """An entry as it is shown.

    Attributes:
        giver: Who gives it: the name of the party, or the words.
    """

    entry: SupportEntry
    giver: str
    state: SupportState

    @property
    def id(self) -> str:
        """Of the entry."""
        return self.entry.id

    @property
    def words(self) -> str:
        """What it is called and who gives it, as it stands in a plan."""
        return ", ".join(part for part in (self.entry.name, self.giver) if part)


class SheetFate(StrEnum):
    """What becomes of a row of a sheet."""

    NEW = "new"
    CHANGED = "changed"
    """Its name stands in the catalogue, with something else."""
    SAME = "same"
    WRONG = "wrong"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A row of a sheet before it is taken in.

    Attributes:
        row: Its number in the sheet.
        said: What is wrong with it, a sentence; empty = nothing.
        differs: In which fields it says something else than the catalogue (``texts.support``).
    """

    row: int
    name: str
    fate: SheetFate
    said: str = ""
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWritten:
    """An entry a sheet wrote; ``old``: what stood there before, None = nothing did."""

    old: SupportEntry | None
    new: SupportEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportTaken:
    """What came of a sheet.

    Attributes:
        added: So many new entries.
        changed: So many whose name stood in the catalogue already, with something else.
        same: So many that stood there just so.
        written: What was written, for taking it back.
    """

    added: int
    changed: int
    same: int
    written: tuple[SupportWritten, ...]
    changes: Changes
