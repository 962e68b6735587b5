"""What stands in the way of making one person of two, or two of one again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, cast

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Person, Row
from sspf_app.services.merge_records import PersonMerge
from sspf_app.services.merge_rows import (
    names,
)
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.request_records import ContactRule


def need_both(
    unit: UnitOfWork, access: ProtectedAccess, kept: str, dropped: str
) -> tuple[Person, Person]:
    """Both persons, opened.

    Raises:
        DomainError: ``unknown_person``, ``same_person``, ``reason_required``.
    """
    rows = [unit.records.standing(Person, one) for one in (kept, dropped)]
    if rows[0] is None or rows[1] is None:
        raise DomainError("unknown_person", person=dropped if rows[0] else kept)
    if kept == dropped:
        raise DomainError("same_person")
    access.require(unit, (rows[0], rows[1]), reason="")
    return rows[0], rows[1]


def check_unanswered_since(unit: UnitOfWork, case: str, merge: PersonMerge) -> None:
    """Refuse when anybody answered, took back, was asked or barred since: it would be lost.

    So would what was said since of the one person: whose custody, how mature, in which meeting.
    What was recorded at the very instant of the merge counts, but for what the merge wrote.
    """
    facts = unit.records.case_facts(case)
    said = (*facts.consents, *facts.withdrawals, *facts.requests)
    of_both = (row for row in _rows_of(facts) if names(row, (merge.kept, merge.dropped)))
    since = [
        row
        for row in (*said, *of_both)
        if row.recorded_at is not None and row.recorded_at >= merge.merged_at
    ]
    own = {(row.kind, row.case, row.id) for row in merge.rows}
    others = [
        row
        for row in since
        if row.recorded_at != merge.merged_at
        or (type(row).__name__, getattr(row, "case", ""), row.id) not in own
    ]
    both = {merge.kept, merge.dropped}
    barred = [
        rule
        for rule in unit.requests.rules(case)
        if rule.person in both and rule.set_at >= merge.merged_at
    ]
    if others or set(barred) - _barred_by(unit, merge):
        raise DomainError("merge_changed_since")


def _rows_of(facts: Facts) -> Iterator[Row]:
    """Every row of the facts that may name a person, but the persons themselves."""
    for one in fields(facts):
        held: Any = getattr(facts, one.name)
        if isinstance(held, tuple) and one.name not in ("persons", "cases"):
            rows = cast("tuple[Any, ...]", held)
            yield from (row for row in rows if isinstance(row, Row))


def _barred_by(unit: UnitOfWork, merge: PersonMerge) -> set[ContactRule]:
    """The rules that the merge itself set: each is one of the dropped person's, under the other."""
    rules = unit.requests.all_rules()
    there = {replace(one, id="", set_at=merge.merged_at) for one in rules}
    return {
        one
        for one in rules
        if one.person == merge.kept
        and one.set_at == merge.merged_at
        and replace(one, id="", person=merge.dropped) in there
    }


def check_same(one: Person, other: Person) -> None:
    """Two numbers, or two birth dates, are two persons until one of them is corrected."""
    for what in ("personal_number", "born"):
        mine, theirs = getattr(one, what), getattr(other, what)
        if mine is not None and theirs is not None and mine != theirs:
            raise DomainError("merge_differs", name=other.name)
