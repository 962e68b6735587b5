"""What papers of a case need from outside: room to keep them in pieces, and the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from sspf_app.services.document_records import Attachment

PIECE = 1024 * 1024
"""So many bytes are in memory at a time, whatever a file weighs."""


class DocumentRecords(Protocol):
    """Papers, and their bytes in pieces."""

    def put(self, attachment: Attachment) -> None:
        """Write a paper, new or known by ``id``."""
        ...

    def add_piece(self, attachment: str, number: int, content: bytes) -> None: ...
    def attachments(self, case: str) -> tuple[Attachment, ...]:
        """Of a case, in order of entry; those that are being taken in too."""
        ...

    def attachment(self, attachment: str) -> Attachment | None: ...
    def pieces(self, attachment: str) -> Iterator[bytes]:
        """The bytes in order, a piece at a time."""
        ...

    def erase(self, attachment: str) -> None:
        """Let go of the bytes; the row stays."""
        ...

    def forget(self, attachment: str) -> None:
        """Let go of what never came in whole, row and bytes."""
        ...


class OpenSource(Protocol):
    """A file that is being read."""

    @property
    def size(self) -> int:
        """Bytes, as the folder says."""
        ...

    def read(self, most: int) -> bytes:
        """The next bytes; none at the end.

        Raises:
            DomainError: ``document_file_gone`` (file, why).
        """
        ...

    def close(self) -> None:
        """End the reading; more than once is no error."""
        ...


class SourceFiles(Protocol):
    """Files outside the vault."""

    def open(self, path: Path) -> OpenSource:
        """Open a plain file.

        Raises:
            DomainError: ``document_file_gone`` (file, why), ``document_no_file`` (file).
        """
        ...

    def delete(self, path: Path) -> None:
        """Remove a file from its folder; this is no wiping of the disk.

        Raises:
            DomainError: ``scan_not_deleted`` (file, why).
        """
        ...
