"""Papers that leave the program, before and after."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.services.changes import Changes

if TYPE_CHECKING:
    from sspf_app.services.papers import PaperRegion


class CopyKind(StrEnum):
    """In which form a paper leaves."""

    PAPER = "paper"
    FILLABLE = "fillable"
    ARCHIVE = "archive"
    DISPATCH = "dispatch"
    WORD = "word"
    TEXT = "text"
    """Plain text, for the office's own secure mail."""


class WordRole(StrEnum):
    """What a line of a Word file is."""

    HEAD = "head"
    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    SMALL = "small"
    COLUMNS = "columns"
    ROW = "row"
    FOOT = "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """A paragraph, or a row of a table, as it was read back from a Word file."""

    text: str
    role: WordRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A rendered paper in memory.

    Attributes:
        pdf: The file's bytes.
        file_name: Case reference and recipient code; never a person's name.
        sha256: Checksum of ``pdf``, hexadecimal.
        pages: Number of pages, where it is a paper.
        regions: Where its pages are written on by hand.
        copy: In which form it leaves.
        password: Opens a dispatch copy; told once, kept nowhere.
        lines: What the file says, where it has no pages to look at.
        is_printed: It goes to a printer, and lies in no file.
    """

    recipient: str
    title: str
    pdf: bytes
    file_name: str
    sha256: str
    pages: int | None = None
    regions: tuple[PaperRegion, ...] = ()
    copy: CopyKind = CopyKind.PAPER
    password: str | None = field(default=None, repr=False)
    lines: tuple[WordLine, ...] = field(default=(), repr=False)
    is_printed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something withheld that was found in a rendered paper.

    Attributes:
        kind: ``words`` (five or more words of a withheld text in a row) or ``name``.
        where: Where in the file: ``page 1``, ``metadata``, ``structure``.
        found: The words or the name.
    """

    kind: str
    where: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A paper that left: on disk, or printed.

    Attributes:
        path: Where it lies; of a print only the name that a file would have had.
        password: Opens a dispatch copy; to be said to its recipient, kept nowhere.
    """

    path: Path
    disclosure: str
    sha256: str
    at: datetime
    changes: Changes
    password: str | None = field(default=None, repr=False)
