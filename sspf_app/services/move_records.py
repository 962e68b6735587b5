"""What is kept about imports of sheets: what each made, and how columns were read last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TableKind(StrEnum):
    """What a row of a sheet stands for."""

    CASES = "cases"
    """A young person with their case, up to two guardians, and what belongs to it."""
    PARTIES = "parties"
    """A party of the register, or a contact at one."""
    PERSONS = "persons"
    """A person of the register, without a case."""
    PARTICIPATIONS = "participations"
    MEETINGS = "meetings"
    COMMITMENTS = "commitments"
    NOTES = "notes"
    CASE_FILE = "case_file"
    """No sheet: a case file, whose rows are what they are."""


SHEETS = tuple(kind for kind in TableKind if kind is not TableKind.CASE_FILE)
"""What a row of a sheet can stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One import, all of which came in at once.

    Attributes:
        sha256: Of the file.
        rows: How many rows of the sheet were taken in.
        made: How many rows of each kind were made: ``kind=number``, sorted.
        undone_at: When it was undone; what is kept stands in ``kept``.
        kept: What an undoing left, for somebody had built on it: ``kind:id``.
    """

    id: str
    file_name: str
    sheet: str
    kind: TableKind
    sha256: str
    rows: int
    made: tuple[str, ...]
    taken_in_at: datetime
    taken_in_by: str
    undone_at: datetime | None = None
    undone_by: str | None = None
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRow:
    """A row that an import made.

    Attributes:
        kind: Name of the list in ``Facts``, or ``contacts``, ``tasks``.
        case: The case it belongs to, where its kind has one.
    """

    batch: str
    kind: str
    row_id: str
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptColumns:
    """How the columns of a set of headings were read.

    Attributes:
        headings: Fingerprint of the headings.
        columns: ``number=field`` of each column that means something.
    """

    headings: str
    kind: TableKind
    columns: tuple[str, ...]
    used_at: datetime
