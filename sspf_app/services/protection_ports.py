"""What the use cases about protected identity need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.protection_records import CaseAccess, VariantApproval


class ProtectionRecords(Protocol):
    """Approvals of protected variants, and who may open; written in place, with their history."""

    def approvals(self) -> tuple[VariantApproval, ...]:
        """Of all cases, in order of entry."""
        ...

    def approval(self, case: str) -> VariantApproval | None: ...
    def put_approval(self, approval: VariantApproval) -> None: ...
    def accesses(self, case: str) -> tuple[CaseAccess, ...]:
        """Of a case, one for each account, in order of entry."""
        ...

    def accesses_of(self, user: str) -> tuple[CaseAccess, ...]:
        """Of an account, in all cases."""
        ...

    def accesses_asked(self) -> tuple[CaseAccess, ...]:
        """What waits for an answer, in order of entry."""
        ...

    def put_access(self, access: CaseAccess) -> None: ...
