"""Requests for register extracts."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from sspf_app.services.extract_records import ExtractRequest, RightsAnswer
from sspf_app.storage.mapping import EXTRACT_REQUESTS, RIGHTS_ANSWERS
from sspf_app.storage.transaction import Transaction


class SqlExtractRecords:
    """``services.extract_ports.ExtractRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def requests(self) -> tuple[ExtractRequest, ...]:
        """See ``ExtractRecords.requests``."""
        query = select(*EXTRACT_REQUESTS.columns).order_by(EXTRACT_REQUESTS.table.c.pk)
        return EXTRACT_REQUESTS.read(self._transaction.connection, query)

    def put(self, request: ExtractRequest) -> None:
        """See ``ExtractRecords.put``."""
        kind = EXTRACT_REQUESTS
        values = kind.encode(request)
        connection, where = self._transaction.connection, kind.where(values)
        row = connection.execute(select(*kind.columns).where(*where)).one_or_none()
        old = {} if row is None else dict(zip(kind.column_names, row, strict=True))
        command = update(kind.table).where(*where) if old else insert(kind.table)
        connection.execute(command.values(values))
        self._transaction.write_history(kind, old=old, new=values)

    def answers(self) -> tuple[RightsAnswer, ...]:
        """See ``ExtractRecords.answers``."""
        query = select(*RIGHTS_ANSWERS.columns).order_by(RIGHTS_ANSWERS.table.c.pk)
        return RIGHTS_ANSWERS.read(self._transaction.connection, query)

    def add_answer(self, answer: RightsAnswer) -> None:
        """See ``ExtractRecords.add_answer``."""
        values = RIGHTS_ANSWERS.encode(answer)
        self._transaction.connection.execute(insert(RIGHTS_ANSWERS.table), values)
        self._transaction.write_history(RIGHTS_ANSWERS, new=values)
