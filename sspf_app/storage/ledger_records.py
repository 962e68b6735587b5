"""What is kept beside the ledger: added, never changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import func, select

from sspf_app.services.ledger_records import FollowUp, Misdirection, WithdrawalWords
from sspf_app.services.records import Disclosure
from sspf_app.storage.mapping import DISCLOSURES, FOLLOW_UPS, MISDIRECTIONS, WITHDRAWAL_WORDS
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlLedgerRecords:
    """``services.ledger_ports.LedgerRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_words(self, words: WithdrawalWords) -> None:
        """Keep what was said beside a withdrawal."""
        self._transaction.add(WITHDRAWAL_WORDS, words)

    def words(self, case: str) -> tuple[WithdrawalWords, ...]:
        """What was said in a case, in order of entry."""
        return self._transaction.of_case(WITHDRAWAL_WORDS, case)

    def add_misdirection(self, row: Misdirection) -> None:
        """Keep that a copy went wrong."""
        self._transaction.add(MISDIRECTIONS, row)

    def misdirections(self, case: str | None = None) -> tuple[Misdirection, ...]:
        """Copies of a case, or of all, that went wrong, in order of entry."""
        return self._transaction.of_case(MISDIRECTIONS, case)

    def gone_out(self, first: date, last: date) -> tuple[Disclosure, ...]:
        """See ``LedgerRecords.gone_out``."""
        table, day_long = DISCLOSURES.table, timedelta(days=1)
        day = func.substr(table.c.at, 1, 10)
        query = select(*DISCLOSURES.columns).where(
            day >= (first - day_long).isoformat(), day <= (last + day_long).isoformat()
        )
        return DISCLOSURES.read(self._transaction.connection, query.order_by(table.c.pk))

    def add_follow_up(self, row: FollowUp) -> None:
        """Keep what came after."""
        self._transaction.add(FOLLOW_UPS, row)

    def follow_ups(self, case: str) -> tuple[FollowUp, ...]:
        """What came after in a case, in order of entry."""
        return self._transaction.of_case(FOLLOW_UPS, case)
