"""A case loaded for a use case, with what the children's own cases keep from whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.contact_checks import barring, danger_that_counts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import HOLDS_BACK

_NO_CASE = ""


def load_case(unit: UnitOfWork, case: str, *, now: datetime) -> LoadedCase:
    """Read a case without asking for a reason; ``ProtectedAccess`` asks.

    Raises:
        DomainError: ``unknown_case``.
    """
    header = unit.records.standing(Case, case)
    if header is None:
        raise DomainError("unknown_case", case=case)
    return loaded_from(unit, unit.records.case_facts(case), header, now=now)


def loaded_from(unit: UnitOfWork, facts: Facts, header: Case, *, now: datetime) -> LoadedCase:
    """The case of which the facts are read already, with whom nothing may be sent to."""
    return LoadedCase(
        facts=facts,
        header=header,
        now=now,
        contact_rules=unit.requests.rules(header.id),
        danger=danger_that_counts(unit.requests.dangers(header.young_person), header.id),
        held_beside=_held(unit, facts.custody_by_child.keys() - {header.young_person}),
        barred_beside=_barred(unit, facts.custody_by_child.keys() - {header.young_person}),
    )


def _barred(unit: UnitOfWork, children: Iterable[str]) -> frozenset[tuple[str, str]]:
    """These, with whom nothing is sent to in a case of theirs."""
    children = tuple(children)
    if not children:
        return frozenset()
    child = unit.queries.young_in(children)
    return frozenset(
        (child[case], person) for case in child for person in barring(unit.requests.rules(case))
    )


def _held(unit: UnitOfWork, children: Iterable[str]) -> frozenset[str]:
    """Of these, whose guardians may be dangerous to them by what a case of theirs has answered."""
    answers = {one: danger_that_counts(unit.requests.dangers(one), _NO_CASE) for one in children}
    return frozenset(
        one for one, said in answers.items() if said is not None and said.kind in HOLDS_BACK
    )


def with_persons(unit: UnitOfWork, loaded: LoadedCase, persons: Iterable[str]) -> LoadedCase:
    """The case with persons who are not named in it yet, and those who hold custody of them."""
    added = [one for one in dict.fromkeys(persons) if one not in loaded.persons]
    if not added:
        return loaded
    custody = unit.records.list_of(Custody, "child", added)
    named = dict.fromkeys((*added, *(row.holder for row in custody)))
    rows = [
        row
        for one in named
        if one not in loaded.persons and (row := unit.records.standing(Person, one)) is not None
    ]
    facts = replace(
        loaded.facts,
        persons=(*loaded.facts.persons, *rows),
        custody=(*loaded.facts.custody, *custody),
    )
    held = _held(unit, (one for one in added if one in facts.custody_by_child))
    barred = _barred(unit, (one for one in added if one in facts.custody_by_child))
    return replace(
        loaded,
        facts=facts,
        held_beside=loaded.held_beside | held,
        barred_beside=loaded.barred_beside | barred,
    )
