"""What is kept about decisions beside the facts, and the latest instant seen."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sspf_app.services.clock_limits import LEAP
from sspf_app.services.decision_records import CaseTask, ClockSeen, ExceptionRequest, PauseTerms
from sspf_app.storage.mapping import (
    CASE_TASKS,
    CLOCK_SEEN,
    EXCEPTION_REQUESTS,
    PAUSE_TERMS,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlDecisionRecords:
    """``services.decision_ports.DecisionRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def requests(self, case: str | None = None) -> tuple[ExceptionRequest, ...]:
        """See ``DecisionRecords.requests``."""
        return self._transaction.of_case(EXCEPTION_REQUESTS, case)

    def put_request(self, request: ExceptionRequest) -> None:
        """Write a request, new or known by ``id``."""
        self._transaction.put(EXCEPTION_REQUESTS, request)

    def pause_terms(self, case: str | None = None) -> tuple[PauseTerms, ...]:
        """See ``DecisionRecords.pause_terms``."""
        return self._transaction.of_case(PAUSE_TERMS, case)

    def put_pause_terms(self, terms: PauseTerms) -> None:
        """Write the terms of a pause."""
        self._transaction.put(PAUSE_TERMS, terms)

    def tasks(self, case: str | None = None) -> tuple[CaseTask, ...]:
        """See ``DecisionRecords.tasks``."""
        return self._transaction.of_case(CASE_TASKS, case)

    def put_task(self, task: CaseTask) -> None:
        """Write a task, new or known by ``id``."""
        self._transaction.put(CASE_TASKS, task)

    def clock_seen(self) -> ClockSeen | None:
        """See ``DecisionRecords.clock_seen``."""
        return self._transaction.row(CLOCK_SEEN)

    def see_clock(self, now: datetime) -> None:
        """See ``DecisionRecords.see_clock``; what was only seen has no history."""
        seen = self.clock_seen()
        if seen is None:
            self._write_clock(ClockSeen(seen_at=now))
        elif now > seen.seen_at:
            leapt = seen.seen_at if now - seen.seen_at > LEAP else seen.jumped_from
            self._write_clock(ClockSeen(seen_at=now, jumped_from=leapt))

    def confirm_clock(self, now: datetime) -> None:
        """See ``DecisionRecords.confirm_clock``."""
        self._write_clock(ClockSeen(seen_at=now))

    def _write_clock(self, seen: ClockSeen) -> None:
        self._transaction.put(CLOCK_SEEN, seen, with_history=False, pk=1)
