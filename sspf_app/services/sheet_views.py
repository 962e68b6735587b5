"""Sheets that were made elsewhere, as read: cells with their places, nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

Cell = str | int | float | bool | date | datetime | None
"""What a cell holds; an empty one is None, and a text is never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row with something in it.

    Attributes:
        number: As the program that made the sheet counts it, from 1.
        cells: From the first column on; a row may be shorter than others.
    """

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """What stands in a column, from 0; None beyond the last."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a file.

    Attributes:
        rows: Those with something in them.
        is_hidden: The program that made it does not show it.
        merged: How many cells were filled from a cell they are joined with.
        is_too_big: It has more rows than are read; ``rows`` is empty then.
    """

    name: str
    rows: tuple[SheetRow, ...]
    is_hidden: bool = False
    merged: int = 0
    is_too_big: bool = False

    @property
    def width(self) -> int:
        """How many columns its widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """A file that was read.

    Attributes:
        kind: ``xlsx``, ``ods`` or ``csv``.
        sha256: Of its bytes.
        encoding: How its letters were read; None where the file says it itself.
        delimiter: What parts the cells; None where the file says it itself.
    """

    name: str
    kind: str
    sha256: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet to write: a heading per column, and rows."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


class SheetReader(Protocol):
    """Reads sheets that were made elsewhere."""

    def read(
        self,
        name: str,
        content: bytes,
        *,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> SheetFile:
        """Read all of a file, within bounds.

        Args:
            name: What to call it in a sentence.
            content: All of it.
            encoding: How to read the letters of a text file; None = find out.
            delimiter: What parts its cells; None = find out.

        Raises:
            DomainError: ``sheet_file_empty``, ``sheet_file_too_big`` (most), ``sheet_file_kind``,
                ``sheet_file_encrypted``, ``sheet_file_damaged``, ``sheet_unpacks_too_big`` (most),
                ``sheet_encoding`` (encoding), ``sheet_cell_too_long`` (sheet, row, column, most),
                ``sheet_reader_stopped``, ``sheet_reader_slow``, each with file.
        """
        ...


ENCODINGS = ("utf-8-sig", "cp1252", "utf-16")
"""How the letters of a text file can be read."""
DELIMITERS = (";", ",", "\t")
"""What can part the cells of a text file."""


def column_letters(column: int) -> str:
    """What spreadsheets call a column counted from 0: A, B, … Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
