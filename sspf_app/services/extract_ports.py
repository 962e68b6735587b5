"""What register extracts need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.extract_records import ExtractRequest


class ExtractRecords(Protocol):
    """Requests for register extracts."""

    def requests(self) -> tuple[ExtractRequest, ...]:
        """Every request, in order of entry."""
        ...

    def put(self, request: ExtractRequest) -> None:
        """Write a request, new or known by ``id``."""
        ...
