"""What was recorded of a case later than it holds: every row that a decision may rest upon.

Source: sharing rules, section 2: nothing is edited, a correction closes a row and writes another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, TypeVar

from sspf_app.domain.facts import Person, Row
from sspf_app.domain.time import start_of
from sspf_app.services.case_reading import LoadedCase

RowT = TypeVar("RowT", bound=Row)

_ALWAYS = datetime.min.replace(tzinfo=UTC)


class Changed(StrEnum):
    """What was recorded looking back."""

    CUSTODY = "custody"
    PERSON = "person"
    """A birth, a death, or whether somebody is grown up."""
    PARTICIPATION = "participation"
    ANSWER = "answer"
    WITHDRAWAL = "withdrawal"
    PAUSE = "pause"
    CLOSING = "closing"
    CASE = "case"
    DECISION = "decision"
    """An assessment of maturity, a hindered guardian, or that the young person answers alone."""
    RULES = "rules"
    """The policy of the office."""


class Later(NamedTuple):
    """A row that was written or closed.

    Attributes:
        at: When.
        since: From when on it may have changed an answer.
        kind: What it is of.
    """

    at: datetime
    since: datetime
    kind: Changed


def later_changes(loaded: LoadedCase) -> tuple[Later, ...]:
    """All that was recorded at an instant later than that from which it holds."""
    return tuple(one for one in _changes(loaded) if one.since < one.at)


def _changes(loaded: LoadedCase) -> Iterator[Later]:
    facts, recorded = loaded.facts, loaded.situation.recorded
    zone = facts.zone

    def first(day: date) -> datetime:
        return start_of(day, zone) if day > date.min else _ALWAYS

    kinds = Changed
    yield from _of(facts.custody, kinds.CUSTODY, lambda row: first(row.starts_on))
    yield from _of(recorded.participations, kinds.PARTICIPATION, lambda row: first(row.joined_on))
    yield from _of(recorded.consents, kinds.ANSWER, loaded.situation.signed_at)
    yield from _of(recorded.withdrawals, kinds.WITHDRAWAL, lambda row: row.received_at)
    yield from _of(recorded.pauses, kinds.PAUSE, lambda row: row.starts_at)
    yield from _of(recorded.closings, kinds.CLOSING, lambda row: row.closed_at)
    yield from _of(recorded.headers, kinds.CASE, lambda _row: _ALWAYS)
    yield from _of(recorded.maturity, kinds.DECISION, lambda row: first(row.assessed_on))
    yield from _of(recorded.exceptions, kinds.DECISION, lambda row: first(row.starts_on))
    yield from _of(recorded.youth_only, kinds.DECISION, lambda row: first(row.starts_on))
    yield from _of(facts.policy, kinds.RULES, lambda row: first(row.starts_on))
    for rows in facts.persons_by_id.values():
        yield from _of_person(rows)


def _of(
    rows: tuple[RowT, ...], kind: Changed, since: Callable[[RowT], datetime]
) -> Iterator[Later]:
    for row in rows:
        for at in (row.recorded_at, row.replaced_at):
            if at is not None:
                yield Later(at, since(row), kind)


def _of_person(rows: tuple[Person, ...]) -> Iterator[Later]:
    """Where what a decision reads of somebody became another thing; a name is none of it."""
    in_order = sorted(rows, key=lambda row: row.recorded_at or _ALWAYS)
    for before, after in pairwise(in_order):
        if _read_of(before) != _read_of(after) and after.recorded_at is not None:
            yield Later(after.recorded_at, _ALWAYS, Changed.PERSON)
    last = in_order[-1].replaced_at
    if last is not None:
        yield Later(last, _ALWAYS, Changed.PERSON)


def _read_of(row: Person) -> tuple[object, ...]:
    return row.born, row.died, row.adult
