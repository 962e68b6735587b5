"""The sheet a translator fills in: what goes out, what comes back, and the port that reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sspf_app.domain.errors import DomainError
from sspf_app.services.form_text_checks import TextFault

SHEET_BYTES_MAX = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetClause:
    """A row of the sheet: the clause in Swedish and in two helping languages, and its words."""

    id: str
    number: str
    swedish: str
    easy: str
    english: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOut:
    """A sheet for a translator.

    Attributes:
        source_sha256: Checksum of the Swedish text; comes back with the sheet.
        instructions: What the translator needs to know, a line each.
    """

    language: str
    language_name: str
    version: str
    source_sha256: str
    instructions: tuple[str, ...]
    clauses: tuple[SheetClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetIn:
    """A sheet as it came back; nothing in it is checked but its form."""

    language: str
    source_sha256: str
    words: Mapping[str, str]


class TranslationSheetError(DomainError):
    """A sheet that is not taken in, with everything that is wrong in it."""

    def __init__(self, faults: Sequence[TextFault]) -> None:
        """Keep the faults; the sentence counts them."""
        super().__init__("translation_sheet_faulty", number=len(faults))
        self.faults = tuple(faults)


class TranslationSheets(Protocol):
    """Writes and reads the file; a stranger's file is never trusted."""

    def write(self, sheet: SheetOut) -> bytes:
        """The file."""
        ...

    def read(self, content: bytes) -> SheetIn:
        """Read a sheet.

        Raises:
            TranslationSheetError: it cannot be read as a sheet: every reason, in order.
        """
        ...
