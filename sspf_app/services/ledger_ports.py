"""What the ledger's use cases need from storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.ledger_records import FollowUp, Misdirection, WithdrawalWords


class LedgerRecords(Protocol):
    """Rows beside the ledger; append-only."""

    def add_words(self, words: WithdrawalWords) -> None: ...
    def words(self, case: str) -> tuple[WithdrawalWords, ...]: ...
    def add_misdirection(self, row: Misdirection) -> None: ...
    def misdirections(self, case: str | None = None) -> tuple[Misdirection, ...]:
        """In order of entry."""
        ...

    def add_follow_up(self, row: FollowUp) -> None: ...
    def follow_ups(self, case: str) -> tuple[FollowUp, ...]:
        """In order of entry: the last of a kind holds."""
        ...
