"""What requests of persons about their data need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.extract_records import ExtractRequest, RightsAnswer


class ExtractRecords(Protocol):
    """Requests for register extracts."""

    def requests(self) -> tuple[ExtractRequest, ...]:
        """Every request, in order of entry."""
        ...

    def put(self, request: ExtractRequest) -> None:
        """Write a request, new or known by ``id``."""
        ...

    def answers(self) -> tuple[RightsAnswer, ...]:
        """Every letter of answer, in order of writing."""
        ...

    def add_answer(self, answer: RightsAnswer) -> None:
        """Write that a letter was written."""
        ...
