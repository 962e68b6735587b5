"""What is asked by law, asked without a name, decided and handed over, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sspf_app.services.clock_limits import LEAP
from sspf_app.services.consultation_records import Consultation
from sspf_app.services.decision_records import CaseTask, ClockSeen, ExceptionRequest, PauseTerms
from sspf_app.services.ledger_records import FollowUp, Misdirection, WithdrawalWords
from sspf_app.services.legal_records import ConcernReport, LegalGround, LegalRequest
from sspf_app.services.protection_records import AccessState, CaseAccess, VariantApproval
from sspf_app.services.records import Disclosure
from tests.fakes.store import Store


class MemoryLedger:
    """``LedgerRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_words(self, words: WithdrawalWords) -> None:
        self._store.withdrawal_words.append(words)

    def words(self, case: str) -> tuple[WithdrawalWords, ...]:
        return tuple(one for one in self._store.withdrawal_words if one.case == case)

    def add_misdirection(self, row: Misdirection) -> None:
        self._store.misdirections.append(row)

    def misdirections(self, case: str | None = None) -> tuple[Misdirection, ...]:
        return tuple(one for one in self._store.misdirections if case in (None, one.case))

    def gone_out(self, first: date, last: date) -> tuple[Disclosure, ...]:
        day = timedelta(days=1)
        return tuple(
            one for one in self._store.disclosures if first - day <= one.at.date() <= last + day
        )

    def add_follow_up(self, row: FollowUp) -> None:
        self._store.follow_ups.append(row)

    def follow_ups(self, case: str) -> tuple[FollowUp, ...]:
        return tuple(one for one in self._store.follow_ups if one.case == case)


class MemoryLegal:
    """``LegalRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def grounds(self) -> tuple[LegalGround, ...]:
        return tuple(self._store.legal_grounds.values())

    def put_ground(self, ground: LegalGround) -> None:
        self._store.legal_grounds[ground.id] = ground

    def requests(self, case: str | None = None) -> tuple[LegalRequest, ...]:
        found = self._store.legal_requests.values()
        return tuple(one for one in found if case in (None, one.case))

    def request(self, request_id: str) -> LegalRequest | None:
        return self._store.legal_requests.get(request_id)

    def put_request(self, request: LegalRequest) -> None:
        self._store.legal_requests[request.id] = request

    def reports(self, case: str) -> tuple[ConcernReport, ...]:
        return tuple(one for one in self._store.concern_reports if one.case == case)

    def add_report(self, report: ConcernReport) -> None:
        self._store.concern_reports.append(report)


class MemoryConsultations:
    """``ConsultationRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def consultations(self) -> tuple[Consultation, ...]:
        return tuple(self._store.consultations.values())

    def consultation(self, consultation_id: str) -> Consultation | None:
        return self._store.consultations.get(consultation_id)

    def put_consultation(self, consultation: Consultation) -> None:
        self._store.consultations[consultation.id] = consultation

    def erase(self, ids: Iterable[str]) -> None:
        for one in ids:
            self._store.consultations.pop(one, None)

    def days_kept(self) -> int:
        return self._store.days_kept

    def put_days_kept(self, days: int) -> None:
        self._store.days_kept = days


class MemoryProtection:
    """``ProtectionRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def approvals(self) -> tuple[VariantApproval, ...]:
        return tuple(self._store.approvals.values())

    def approval(self, case: str) -> VariantApproval | None:
        return self._store.approvals.get(case)

    def put_approval(self, approval: VariantApproval) -> None:
        self._store.approvals[approval.case] = approval

    def accesses(self, case: str) -> tuple[CaseAccess, ...]:
        return tuple(one for one in self._store.accesses.values() if one.case == case)

    def accesses_of(self, user: str) -> tuple[CaseAccess, ...]:
        return tuple(one for one in self._store.accesses.values() if one.user == user)

    def accesses_asked(self) -> tuple[CaseAccess, ...]:
        asked = AccessState.ASKED
        return tuple(one for one in self._store.accesses.values() if one.state is asked)

    def put_access(self, access: CaseAccess) -> None:
        self._store.accesses[access.case, access.user] = access


class MemoryDecisions:
    """``DecisionRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def requests(self, case: str | None = None) -> tuple[ExceptionRequest, ...]:
        return tuple(one for one in self._store.exceptions.values() if case in (None, one.case))

    def put_request(self, request: ExceptionRequest) -> None:
        self._store.exceptions[request.id] = request

    def pause_terms(self, case: str | None = None) -> tuple[PauseTerms, ...]:
        return tuple(one for one in self._store.pause_terms.values() if case in (None, one.case))

    def put_pause_terms(self, terms: PauseTerms) -> None:
        self._store.pause_terms[f"{terms.case}/{terms.pause}"] = terms

    def tasks(self, case: str | None = None) -> tuple[CaseTask, ...]:
        return tuple(one for one in self._store.tasks.values() if case in (None, one.case))

    def put_task(self, task: CaseTask) -> None:
        self._store.tasks[task.id] = task

    def clock_seen(self) -> ClockSeen | None:
        return self._store.clock

    def see_clock(self, now: datetime) -> None:
        seen = self._store.clock
        if seen is None:
            self._store.clock = ClockSeen(seen_at=now)
        elif now > seen.seen_at:
            leapt = seen.seen_at if now - seen.seen_at > LEAP else seen.jumped_from
            self._store.clock = ClockSeen(seen_at=now, jumped_from=leapt)

    def confirm_clock(self, now: datetime) -> None:
        self._store.clock = ClockSeen(seen_at=now)
