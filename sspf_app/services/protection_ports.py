"""What the use cases about protected identity need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.protection_records import VariantApproval


class ProtectionRecords(Protocol):
    """Approvals of protected variants; written in place, with their history."""

    def approvals(self) -> tuple[VariantApproval, ...]:
        """Of all cases, in order of entry."""
        ...

    def approval(self, case: str) -> VariantApproval | None: ...
    def put_approval(self, approval: VariantApproval) -> None: ...
