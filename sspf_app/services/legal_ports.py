"""What the use cases about legal grounds need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.legal_records import ConcernReport, LegalGround, LegalRequest


class LegalRecords(Protocol):
    """Legal grounds, requests and reports; written in place, with their history."""

    def grounds(self) -> tuple[LegalGround, ...]:
        """Every version the office has written, replaced ones too, in order of entry."""
        ...

    def put_ground(self, ground: LegalGround) -> None: ...
    def requests(self, case: str | None = None) -> tuple[LegalRequest, ...]:
        """Requests of a case or of all, in order of entry."""
        ...

    def request(self, request_id: str) -> LegalRequest | None: ...
    def put_request(self, request: LegalRequest) -> None: ...
    def reports(self, case: str) -> tuple[ConcernReport, ...]:
        """In order of entry."""
        ...

    def add_report(self, report: ConcernReport) -> None: ...
