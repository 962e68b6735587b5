"""Reviews of the log, and the lines of the log by their numbers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select

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
        return self._transaction.rows(LOG_REVIEWS)

    def put(self, review: LogReview) -> None:
        """See ``LogReviewRecords.put``."""
        self._transaction.put(LOG_REVIEWS, review)

    def _lines(self, *conditions: ColumnElement[Any]) -> tuple[NumberedLine, ...]:
        number = LOG.table.c.pk
        query = select(number, *LOG.columns).where(*conditions).order_by(number)
        rows = undamaged(self._transaction.connection.execute(query))
        return tuple(NumberedLine(number=row[0], entry=LOG.decode(row[1:])) for row in rows)
