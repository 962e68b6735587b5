"""Requests for register extracts."""

from __future__ import annotations

from sspf_app.services.extract_records import ExtractRequest, RightsAnswer
from sspf_app.storage.mapping import EXTRACT_REQUESTS, RIGHTS_ANSWERS
from sspf_app.storage.transaction import Transaction


class SqlExtractRecords:
    """``services.extract_ports.ExtractRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def requests(self) -> tuple[ExtractRequest, ...]:
        """See ``ExtractRecords.requests``."""
        return self._transaction.rows(EXTRACT_REQUESTS)

    def put(self, request: ExtractRequest) -> None:
        """See ``ExtractRecords.put``."""
        self._transaction.put(EXTRACT_REQUESTS, request)

    def answers(self) -> tuple[RightsAnswer, ...]:
        """See ``ExtractRecords.answers``."""
        return self._transaction.rows(RIGHTS_ANSWERS)

    def add_answer(self, answer: RightsAnswer) -> None:
        """See ``ExtractRecords.add_answer``."""
        self._transaction.add(RIGHTS_ANSWERS, answer)
