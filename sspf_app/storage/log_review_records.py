"""Reviews of the log, and the lines of the log by their numbers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from sspf_app.services.log_review_records import LogReview, NumberedLine
from sspf_app.storage.mapping import LOG, LOG_REVIEWS, undamaged
from sspf_app.storage.transaction import Transaction

_A_DAY = timedelta(days=1)
_AT_ONCE = 500


class SqlLogReviewRecords:
    """``services.log_review_ports.LogReviewRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def near(self, first: date, last: date) -> tuple[NumberedLine, ...]:
        """See ``LogReviewRecords.near``."""
        day = func.substr(LOG.table.c.at, 1, 10)
        return self._lines(day >= (first - _A_DAY).isoformat(), day <= (last + _A_DAY).isoformat())

    def numbered(self, numbers: Collection[int]) -> tuple[NumberedLine, ...]:
        """See ``LogReviewRecords.numbered``."""
        wanted = sorted(numbers)
        found: list[NumberedLine] = []
        for start in range(0, len(wanted), _AT_ONCE):
            found += self._lines(LOG.table.c.pk.in_(wanted[start : start + _AT_ONCE]))
        return tuple(found)

    def reviews(self) -> tuple[LogReview, ...]:
        """See ``LogReviewRecords.reviews``."""
        query = select(*LOG_REVIEWS.columns).order_by(LOG_REVIEWS.table.c.pk)
        return LOG_REVIEWS.read(self._transaction.connection, query)

    def put(self, review: LogReview) -> None:
        """See ``LogReviewRecords.put``."""
        kind = LOG_REVIEWS
        values = kind.encode(review)
        connection, where = self._transaction.connection, kind.where(values)
        row = connection.execute(select(*kind.columns).where(*where)).one_or_none()
        old = {} if row is None else dict(zip(kind.column_names, row, strict=True))
        command = update(kind.table).where(*where) if old else insert(kind.table)
        connection.execute(command.values(values))
        self._transaction.write_history(kind, old=old, new=values)

    def _lines(self, *conditions: ColumnElement[Any]) -> tuple[NumberedLine, ...]:
        number = LOG.table.c.pk
        query = select(number, *LOG.columns).where(*conditions).order_by(number)
        rows = self._transaction.connection.execute(query).all()
        return tuple(
            NumberedLine(number=row[0], entry=LOG.decode(row[1:])) for row in undamaged(rows)
        )
