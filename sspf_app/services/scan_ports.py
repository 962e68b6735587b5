"""What paper that comes home needs from outside: a reader of files, files, and room to keep pages.

``scanning``, ``system`` and ``storage`` fulfil these; ``bootstrap`` joins them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sspf_app.services.papers import PaperRegion
from sspf_app.services.scan_records import FormLayout, StoredScan


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """What a page of a file shows before one knows which sheet it is.

    Attributes:
        codes: What its square codes say, unchecked.
        quarters: How it lay, in quarters to the right; 2 = upside down.
        is_blank: There is next to nothing on it.
    """

    codes: tuple[str, ...]
    quarters: int
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InkSeen:
    """What was seen in one place of a page: a proposal, never an answer.

    Attributes:
        name: Name of the place, as ``PaperRegion`` has it.
        ink: ``blank``, ``ticked``, ``struck``, ``written`` or ``unclear``.
        sure: From 0 to 100.
    """

    name: str
    ink: str
    sure: int


class OpenScan(Protocol):
    """A file that is being read, in a process of its own.

    Raises, from every method:
        DomainError: ``scan_page_damaged``, ``scan_page_too_big``, ``scan_page_slow``,
            ``scan_reader_stopped``, each with file and page.
    """

    @property
    def pages(self) -> int:
        """How many pages it has."""
        ...

    @property
    def has_extras(self) -> bool:
        """Whether it carries scripts or files; they are never run nor opened."""
        ...

    @property
    def has_fields(self) -> bool:
        """Whether it has fields, as a form that is filled in on a screen."""
        ...

    def page(self, number: int) -> PageSeen:
        """Read a page, from 1."""
        ...

    def look(self, regions: Sequence[PaperRegion], text: str) -> tuple[InkSeen, ...] | None:
        """Look into the boxes of the page read last.

        Args:
            regions: Of that page of the form, those of its square codes among them.
            text: What a square code must say to count.

        Returns:
            None when the page does not lie as it was printed.
        """
        ...

    def picture(self) -> tuple[str, bytes]:
        """The page read last, upright: media type, and the bytes of a file made anew."""
        ...

    def close(self) -> None:
        """End the process; more than once is no error."""
        ...


class ScanReader(Protocol):
    """Opens files of the office scanner."""

    def open(self, name: str, content: bytes) -> OpenScan:
        """Open a file.

        Args:
            name: What to call it in a sentence.
            content: All of it.

        Raises:
            DomainError: ``scan_file_empty``, ``scan_file_kind``, ``scan_file_too_big``,
                ``scan_file_encrypted``, ``scan_file_damaged``, ``scan_too_many_pages``,
                ``scan_reader_stopped``, each with file.
        """
        ...


class ScanFiles(Protocol):
    """The files that were scanned, outside the vault."""

    def list_files(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """The files among the paths and in the folders among them, by name; nothing deeper."""
        ...

    def read(self, path: Path, *, most: int) -> bytes:
        """All of a file.

        Raises:
            DomainError: ``scan_file_gone`` (file, why), ``scan_file_too_big`` (file, most).
        """
        ...

    def delete(self, path: Path) -> None:
        """Remove a file from its folder; this is no wiping of the disk.

        Raises:
            DomainError: ``scan_not_deleted`` (file, why).
        """
        ...


class ScanRecords(Protocol):
    """Where the boxes of a printed form are, and the pages that came home."""

    def add_layout(self, layout: FormLayout) -> None: ...
    def layout(self, form: str) -> FormLayout | None: ...
    def add_scan(self, scan: StoredScan, pages: Sequence[bytes]) -> None:
        """Keep the pages of a sheet, cut into pieces."""
        ...

    def put_scan(self, scan: StoredScan) -> None:
        """Write what may change of a scan: where the paper lies."""
        ...

    def scans(self, case: str) -> tuple[StoredScan, ...]: ...
    def scan(self, scan_id: str) -> StoredScan | None: ...
    def kept_pages(self, source_sha256: str) -> frozenset[int]:
        """Which pages of a file are kept, in whatever case."""
        ...

    def page(self, scan_id: str, number: int) -> Iterator[bytes]:
        """The pieces of a kept page, in order."""
        ...
