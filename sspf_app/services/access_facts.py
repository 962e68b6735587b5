"""What of the whole vault an account may ask about: all but the cases it is not on the list of."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, CaseRow, Custody, Person, Row
from sspf_app.services.access_lists import kept_apart, reachable, unlisted
from sspf_app.services.ports import UnitOfWork


def listed_facts(unit: UnitOfWork, facts: Facts, user: str) -> Facts:
    """The facts without cases an account may not open, and without whom it may not open.

    Args:
        unit: The unit of work.
        facts: Every row of the vault.
        user: Id of the account.
    """
    protected = unit.queries.protected()
    if not protected:
        return facts
    named = unit.queries.cases_naming((row.id for row in facts.cases), protected)
    closed = unlisted(unit, named, user)
    if not closed:
        return facts
    hidden = (protected - reachable(unit, protected, user)) | kept_apart(unit, user)

    def stays(row: Row) -> bool:
        if isinstance(row, CaseRow):
            return row.case not in closed
        if isinstance(row, Case):
            return row.id not in closed
        if isinstance(row, Custody):
            return hidden.isdisjoint((row.child, row.holder))
        return not (isinstance(row, Person) and row.id in hidden)

    kept: dict[str, Any] = {
        field.name: tuple(row for row in getattr(facts, field.name) if stays(row))
        for field in fields(facts)
        if field.name != "zone"
    }
    return replace(facts, **kept)
