"""Records of persons that were entered twice: merged into one, or told to be two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRow:
    """A row that spoke of the dropped person and was written anew."""

    kind: str
    case: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMerge:
    """That a person was entered twice: the id ``dropped`` means ``kept`` from then on.

    Attributes:
        rows: What was written anew; the rows before stay in the history.
        undone_at: When it was taken back; both are persons of their own again.
    """

    id: str
    kept: str
    dropped: str
    merged_at: datetime
    merged_by: str
    rows: tuple[MergedRow, ...]
    undone_at: datetime | None = None
    undone_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPersons:
    """That two persons who look alike are not the same; ``person`` sorts before ``other``."""

    person: str
    other: str
    said_at: datetime
    said_by: str
