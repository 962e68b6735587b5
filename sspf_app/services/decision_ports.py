"""What the use cases about decisions need from storage."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from sspf_app.services.decision_records import CaseTask, ClockSeen, ExceptionRequest, PauseTerms


class DecisionRecords(Protocol):
    """Requests, terms of pauses, tasks; written in place, with their history."""

    def requests(self, case: str | None = None) -> tuple[ExceptionRequest, ...]:
        """Requested exceptions of a case or of all, in order of entry."""
        ...

    def put_request(self, request: ExceptionRequest) -> None: ...
    def pause_terms(self, case: str | None = None) -> tuple[PauseTerms, ...]:
        """Terms of the pauses of a case or of all, in order of entry."""
        ...

    def put_pause_terms(self, terms: PauseTerms) -> None: ...
    def tasks(self, case: str | None = None) -> tuple[CaseTask, ...]:
        """Tasks of a case or of all, done ones too, in order of entry."""
        ...

    def put_task(self, task: CaseTask) -> None: ...
    def clock_seen(self) -> ClockSeen | None:
        """The latest instant seen; None in a vault in which nothing was written."""
        ...

    def see_clock(self, now: datetime) -> None:
        """Keep the instant, if it is later than what was seen; every commit does it.

        A leap of more than ``LEAP`` is kept with where it came from.
        """
        ...

    def confirm_clock(self, now: datetime) -> None:
        """The clock is right as it is now, whatever was seen before."""
        ...
