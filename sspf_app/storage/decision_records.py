"""What is kept about decisions beside the facts, and the latest instant seen."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import insert, select, update

from sspf_app.services.clock_limits import LEAP
from sspf_app.services.decision_records import CaseTask, ClockSeen, ExceptionRequest, PauseTerms
from sspf_app.storage.mapping import (
    CASE_TASKS,
    CLOCK_SEEN,
    EXCEPTION_REQUESTS,
    PAUSE_TERMS,
    Kind,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")

_ONLY_ROW = {"pk": 1}


class SqlDecisionRecords:
    """``services.decision_ports.DecisionRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def requests(self, case: str | None = None) -> tuple[ExceptionRequest, ...]:
        """See ``DecisionRecords.requests``."""
        return self._list(EXCEPTION_REQUESTS, case)

    def put_request(self, request: ExceptionRequest) -> None:
        """Write a request, new or known by ``id``."""
        self._transaction.put(EXCEPTION_REQUESTS, request)

    def pause_terms(self, case: str | None = None) -> tuple[PauseTerms, ...]:
        """See ``DecisionRecords.pause_terms``."""
        return self._list(PAUSE_TERMS, case)

    def put_pause_terms(self, terms: PauseTerms) -> None:
        """Write the terms of a pause."""
        self._transaction.put(PAUSE_TERMS, terms)

    def tasks(self, case: str | None = None) -> tuple[CaseTask, ...]:
        """See ``DecisionRecords.tasks``."""
        return self._list(CASE_TASKS, case)

    def put_task(self, task: CaseTask) -> None:
        """Write a task, new or known by ``id``."""
        self._transaction.put(CASE_TASKS, task)

    def clock_seen(self) -> ClockSeen | None:
        """See ``DecisionRecords.clock_seen``."""
        query = select(*CLOCK_SEEN.columns)
        return next(iter(CLOCK_SEEN.read(self._transaction.connection, query)), None)

    def see_clock(self, now: datetime) -> None:
        """See ``DecisionRecords.see_clock``; what was only seen has no history."""
        seen = self.clock_seen()
        if seen is None:
            self._write_clock(ClockSeen(seen_at=now), is_new=True)
        elif now > seen.seen_at:
            leapt = seen.seen_at if now - seen.seen_at > LEAP else seen.jumped_from
            self._write_clock(ClockSeen(seen_at=now, jumped_from=leapt), is_new=False)

    def confirm_clock(self, now: datetime) -> None:
        """See ``DecisionRecords.confirm_clock``."""
        self._write_clock(ClockSeen(seen_at=now), is_new=self.clock_seen() is None)

    def _write_clock(self, seen: ClockSeen, *, is_new: bool) -> None:
        table = CLOCK_SEEN.table
        command = insert(table) if is_new else update(table)
        self._transaction.connection.execute(
            command.values({**CLOCK_SEEN.encode(seen), **_ONLY_ROW})
        )

    def _list(self, kind: Kind[RecordT], case: str | None) -> tuple[RecordT, ...]:
        query = select(*kind.columns).order_by(kind.table.c.pk)
        if case is not None:
            query = query.where(kind.table.c.case_id == case)
        return kind.read(self._transaction.connection, query)
