"""Counts over all cases, and the figures that were told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import TextClause, insert, select

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.statistics import Counted, Measured
from sspf_app.services.process_records import EndedAs, Reached
from sspf_app.services.records import Presence
from sspf_app.services.statistics_records import FrozenFigures, Span
from sspf_app.storage import statistics_queries as queries
from sspf_app.storage.codecs import SqlValue, microseconds
from sspf_app.storage.mapping import FROZEN_FIGURES
from sspf_app.storage.transaction import Transaction

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PARTED: tuple[tuple[str, TextClause, tuple[str, ...]], ...] = (
    ("consultations", queries.CONSULTATIONS, ("all",)),
    ("opened", queries.OPENED, ("interpreter", "no_interpreter")),
    ("asked", queries.ASKED, ("yes", "partly", "no", "withdrawn", "waiting")),
    ("meetings", queries.MEETINGS, ("all",)),
    ("commitments", queries.COMMITMENTS, ("on_time", "late", "not_done", "stopped", "open")),
    ("closed", queries.CLOSED, tuple(one.value for one in EndedAs)),
    ("goals", queries.GOALS, tuple(one.value for one in Reached)),
)
"""What is counted, and its kinds in their order."""


class SqlStatisticsRecords:
    """``services.statistics_ports.StatisticsRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def cases(self, span: Span) -> int:
        """See ``StatisticsRecords.cases``."""
        return int(self._rows(queries.CASES, span)[0][0])

    def tables(self, span: Span) -> tuple[Counted, ...]:
        """See ``StatisticsRecords.tables``."""
        made = [
            Counted(code=code, cells=_ordered(kinds, self._rows(query, span)))
            for code, query, kinds in _PARTED
        ]
        return (*made, self._attendance(span))

    def lengths(self, span: Span) -> tuple[Measured, ...]:
        """See ``StatisticsRecords.lengths``."""
        zone = span.first_at.tzinfo or UTC
        days = (
            ("concern_to_consent", queries.TO_CONSENT),
            ("consent_to_meeting", queries.TO_MEETING),
            ("case_length", queries.CASE_LENGTH),
        )
        made = [
            Measured(
                code=code,
                values=tuple(_days(row[0], row[1], zone) for row in self._rows(query, span)),
            )
            for code, query in days
        ]
        counts = tuple(number for (number,) in self._rows(queries.PER_CASE, span))
        return (*made, Measured(code="meetings_per_case", values=counts))

    def frozen(self) -> tuple[FrozenFigures, ...]:
        """See ``StatisticsRecords.frozen``."""
        query = select(*FROZEN_FIGURES.columns).order_by(FROZEN_FIGURES.table.c.pk)
        return FROZEN_FIGURES.read(self._transaction.connection, query)

    def freeze(self, figures: FrozenFigures) -> None:
        """See ``StatisticsRecords.freeze``."""
        values = FROZEN_FIGURES.encode(figures)
        self._transaction.connection.execute(insert(FROZEN_FIGURES.table), values)
        self._transaction.write_history(FROZEN_FIGURES, new=values)

    def _attendance(self, span: Span) -> Counted:
        kinds, rows = tuple(one.value for one in PartyKind), self._rows(queries.ATTENDANCE, span)
        parts = (Presence.PRESENT.value, Presence.ABSENT.value, Presence.INVITED.value)
        within = {
            kind: _ordered(parts, [row[1:] for row in rows if row[0] == kind]) for kind in kinds
        }
        cells = {kind: sum(within[kind].values()) for kind in kinds}
        return Counted(code="attendance", cells=cells, within=within)

    def _rows(self, query: TextClause, span: Span) -> list[tuple[Any, ...]]:
        values: dict[str, SqlValue] = {
            "first": span.first.isoformat(),
            "after": span.after.isoformat(),
            "first_us": microseconds(span.first_at),
            "after_us": microseconds(span.after_at),
            "first_s": int(span.first_at.timestamp()),
            "after_s": int(span.after_at.timestamp()),
        }
        return [tuple(row) for row in self._transaction.connection.execute(query, values)]


def _ordered(kinds: tuple[str, ...], rows: Iterable[Any]) -> dict[str, int]:
    found = {kind: number for kind, number in rows}
    return {kind: int(found.get(kind, 0)) for kind in kinds}


def _days(start: str | int, end: str | int, zone: tzinfo) -> int:
    return max(0, (_day(end, zone) - _day(start, zone)).days)


def _day(value: str | int, zone: tzinfo) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value)
    return (_EPOCH + timedelta(microseconds=value)).astimezone(zone).date()
