"""What is kept apart from consent: legal grounds, consultations, approvals of protected papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from sspf_app.services.consultation_records import DAYS_KEPT, Consultation
from sspf_app.services.legal_records import ConcernReport, LegalGround, LegalRequest
from sspf_app.services.protection_records import AccessState, CaseAccess, VariantApproval
from sspf_app.storage.apart_rows import ConsultationSettingsRow
from sspf_app.storage.mapping import (
    CASE_ACCESS,
    CONCERN_REPORTS,
    CONSULTATIONS,
    LEGAL_GROUNDS,
    LEGAL_REQUESTS,
    VARIANT_APPROVALS,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class _Kept:
    """Reads and writes rows of one kind."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction


class SqlLegalRecords(_Kept):
    """``services.legal_ports.LegalRecords`` over the encrypted file."""

    def grounds(self) -> tuple[LegalGround, ...]:
        """See ``LegalRecords.grounds``."""
        return self._transaction.rows(LEGAL_GROUNDS)

    def put_ground(self, ground: LegalGround) -> None:
        """Write a version, new or known by ``id``."""
        self._transaction.put(LEGAL_GROUNDS, ground)

    def requests(self, case: str | None = None) -> tuple[LegalRequest, ...]:
        """See ``LegalRecords.requests``."""
        return self._transaction.of_case(LEGAL_REQUESTS, case)

    def request(self, request_id: str) -> LegalRequest | None:
        """The request with this id."""
        return self._transaction.row(LEGAL_REQUESTS, id=request_id)

    def put_request(self, request: LegalRequest) -> None:
        """Write a request, new or known by ``id``."""
        self._transaction.put(LEGAL_REQUESTS, request)

    def reports(self, case: str) -> tuple[ConcernReport, ...]:
        """See ``LegalRecords.reports``."""
        return self._transaction.of_case(CONCERN_REPORTS, case)

    def add_report(self, report: ConcernReport) -> None:
        """Write a report; reports never change."""
        self._transaction.put(CONCERN_REPORTS, report)


class SqlConsultationRecords(_Kept):
    """``services.consultation_ports.ConsultationRecords`` over the encrypted file.

    Nothing of a consultation goes into the field history or the index of the search, so that
    erasing the row erases all of it; ``secure_delete`` overwrites the freed pages.
    """

    def consultations(self) -> tuple[Consultation, ...]:
        """See ``ConsultationRecords.consultations``."""
        return self._transaction.rows(CONSULTATIONS)

    def consultation(self, consultation_id: str) -> Consultation | None:
        """The consultation with this id."""
        return self._transaction.row(CONSULTATIONS, id=consultation_id)

    def put_consultation(self, consultation: Consultation) -> None:
        """Write a consultation, new or known by ``id``."""
        self._transaction.put(CONSULTATIONS, consultation, with_history=False)

    def erase(self, ids: Iterable[str]) -> None:
        """See ``ConsultationRecords.erase``."""
        table = CONSULTATIONS.table
        self._transaction.connection.execute(delete(table).where(table.c.id.in_(tuple(ids))))

    def days_kept(self) -> int:
        """See ``ConsultationRecords.days_kept``."""
        query = select(ConsultationSettingsRow.days_kept)
        return self._transaction.connection.execute(query).scalar_one_or_none() or DAYS_KEPT

    def put_days_kept(self, days: int) -> None:
        """Keep how long consultations are kept."""
        command = insert_or(ConsultationSettingsRow).values(pk=1, days_kept=days)
        self._transaction.connection.execute(
            command.on_conflict_do_update(index_elements=["pk"], set_={"days_kept": days})
        )


class SqlProtectionRecords(_Kept):
    """``services.protection_ports.ProtectionRecords`` over the encrypted file."""

    def approvals(self) -> tuple[VariantApproval, ...]:
        """See ``ProtectionRecords.approvals``."""
        return self._transaction.rows(VARIANT_APPROVALS)

    def approval(self, case: str) -> VariantApproval | None:
        """What was asked for and decided in a case."""
        return self._transaction.row(VARIANT_APPROVALS, case_id=case)

    def put_approval(self, approval: VariantApproval) -> None:
        """Write the approval of a case."""
        self._transaction.put(VARIANT_APPROVALS, approval)

    def accesses(self, case: str) -> tuple[CaseAccess, ...]:
        """See ``ProtectionRecords.accesses``."""
        return self._transaction.of_case(CASE_ACCESS, case)

    def accesses_of(self, user: str) -> tuple[CaseAccess, ...]:
        """See ``ProtectionRecords.accesses_of``."""
        return self._transaction.rows(CASE_ACCESS, user=user)

    def accesses_asked(self) -> tuple[CaseAccess, ...]:
        """See ``ProtectionRecords.accesses_asked``."""
        return self._transaction.rows(CASE_ACCESS, state=AccessState.ASKED.value)

    def put_access(self, access: CaseAccess) -> None:
        """Write the access of an account to a case."""
        self._transaction.put(CASE_ACCESS, access)
