"""What holds back in a case by another one goes along with it, or the case does not go.

A package of chosen cases is a vault of its own. What is dangerous for a child by another case, who
is barred there, and where a child was placed in secret would be unknown in it.

Source: sharing rules, section 6; domain, section 2.5; decision 0115.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.contact_checks import barring, danger_that_counts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.secret_beside import cases_placed_beside
from sspf_app.services.told_reference import listed_references


def need_secrets_along(unit: UnitOfWork, cases: Iterable[str], *, now: datetime) -> None:
    """Refuse a package of chosen cases without the cases that hold something back in them.

    Raises:
        DomainError: ``case_not_alone`` (case, others: references); ``unknown_case``.
    """
    chosen = tuple(dict.fromkeys(cases))
    for case in chosen:
        left = frozenset(_held_by(unit, load_case(unit, case, now=now))).difference(chosen)
        if left:
            told = listed_references(unit, (case, *left))
            others = ", ".join(sorted(told[one] for one in left))
            raise DomainError("case_not_alone", case=told[case], others=others)


def _held_by(unit: UnitOfWork, loaded: LoadedCase) -> Iterator[str]:
    """Other cases by which something is held back in this one."""
    if loaded.danger is not None and loaded.danger.case is not None and loaded.holds_back:
        yield loaded.danger.case
    for child in loaded.held_beside:
        counts = danger_that_counts(unit.requests.dangers(child), "")
        if counts is not None and counts.case is not None:
            yield counts.case
    for case in unit.queries.young_in({child for child, _person in loaded.barred_beside}):
        # A rule that holds everywhere goes along with whom it is about.
        if any(rule.case == case for rule in barring(unit.requests.rules(case)).values()):
            yield case
    yield from cases_placed_beside(unit, loaded)
