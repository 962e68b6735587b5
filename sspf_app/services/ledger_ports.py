"""What the ledger's use cases need from storage."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from sspf_app.services.ledger_records import FollowUp, Misdirection, WithdrawalWords
from sspf_app.services.records import Disclosure


class LedgerRecords(Protocol):
    """Rows beside the ledger; append-only."""

    def add_words(self, words: WithdrawalWords) -> None: ...
    def words(self, case: str) -> tuple[WithdrawalWords, ...]: ...
    def add_misdirection(self, row: Misdirection) -> None: ...
    def misdirections(self, case: str | None = None) -> tuple[Misdirection, ...]:
        """In order of entry."""
        ...

    def gone_out(self, first: date, last: date) -> tuple[Disclosure, ...]:
        """Rows of the ledgers of all cases of these days and of a day before and after, in order.

        Days differ by zone; whoever asks looks at the instants.
        """
        ...

    def add_follow_up(self, row: FollowUp) -> None: ...
    def follow_ups(self, case: str) -> tuple[FollowUp, ...]:
        """In order of entry: the last of a kind holds."""
        ...
