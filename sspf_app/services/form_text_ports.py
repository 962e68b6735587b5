"""What the use cases about form texts need from outside."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.form_text_records import StoredText


class FormTextRecords(Protocol):
    """The versions of the form texts."""

    def put(self, text: StoredText) -> None:
        """Write a version, new or known by ``id``."""
        ...

    def get(self, text_id: str) -> StoredText | None: ...
    def with_sha256(self, sha256: str) -> tuple[StoredText, ...]:
        """The versions a printed sheet can have been drawn with, whatever became of them."""
        ...

    def list(self) -> tuple[StoredText, ...]:
        """Every version, in order of entry."""
        ...

    def remove(self, text_id: str) -> None:
        """Remove a draft."""
        ...
