"""Everything as open files: what is written, before anybody knows how, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sspf_app.services.changes import Changes
from sspf_app.services.sheet_views import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class OutSection:
    """A part of a page that a person reads: sentences, then a table, then files.

    Attributes:
        links: Files beside the page, with what to call them.
    """

    title: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutPage:
    """A page that a person reads in any browser.

    Attributes:
        back: The page it hangs under, and what that is called.
    """

    language: str
    title: str
    sections: tuple[OutSection, ...]
    back: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutFile:
    """A file to write, by its place below the folder; a large one in pieces."""

    place: str
    content: Iterable[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutPreview:
    """What would go out.

    Attributes:
        reference: Of the one case; empty for all.
        protected: How many persons with protected identity are among them.
    """

    reference: str
    cases: int
    protected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutDone:
    """A folder that was written."""

    folder: Path
    files: int
    cases: int
    changes: Changes


class OutWriter(Protocol):
    """Turns pages and tables into files that any program opens."""

    def html(self, page: OutPage) -> bytes:
        """A page without scripts, for any browser and any screen reader."""
        ...

    def write_csv(self, table: Table) -> bytes:
        """A table as text."""
        ...

    def write_xlsx(self, tables: Sequence[Table]) -> bytes:
        """A workbook with a sheet per table."""
        ...


class PicturePages(Protocol):
    """Puts pictures of pages together to one PDF."""

    def pictures_as_pdf(self, pictures: Sequence[bytes]) -> bytes:
        """One page per picture."""
        ...
