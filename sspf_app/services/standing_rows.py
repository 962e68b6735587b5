"""The rows of a case that stand today, and people in the order they were entered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Row

RowT = TypeVar("RowT", bound=Row)
_ALWAYS, _NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def standing(rows: Iterable[RowT]) -> tuple[RowT, ...]:
    """The rows that stand today."""
    return tuple(row for row in rows if row.replaced_at is None)


def as_entered(facts: Facts, child: str, people: Iterable[str]) -> tuple[str, ...]:
    """People as their custody of the child was entered; whoever has none comes last."""
    first: dict[str, datetime] = {}
    for row in facts.custody_by_child.get(child, ()):
        at = row.recorded_at or _ALWAYS
        first[row.holder] = min(at, first.get(row.holder, at))
    return tuple(sorted(people, key=lambda person: (first.get(person, _NEVER), person)))
