"""The kept consent states of the cases: derived, dropped at any doubt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, bindparam, delete, exists, func, or_, select, union
from sqlalchemy.dialects.sqlite import insert

from sspf_app.domain.facts import (
    Case,
    Consent,
    HinderedException,
    Maturity,
    Request,
    Withdrawal,
)
from sspf_app.services.records import CaseState
from sspf_app.storage.codecs import microseconds
from sspf_app.storage.mapping import CASE_STATES, fact_kind
from sspf_app.storage.transaction import Transaction


class SqlCaseStates:
    """``services.ports.CaseStates`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, state: CaseState) -> None:
        """See ``CaseStates.put``."""
        values = CASE_STATES.encode(state)
        command = insert(CASE_STATES.table).values(values)
        self._transaction.connection.execute(
            command.on_conflict_do_update(index_elements=["case_id"], set_=values)
        )

    def due(self, at: datetime) -> tuple[str, ...]:
        """See ``CaseStates.due``."""
        cases, states = fact_kind(Case).table, CASE_STATES.table
        query = (
            select(cases.c.id)
            .join(states, states.c.case_id == cases.c.id, isouter=True)
            .where(
                cases.c.replaced_at.is_(None),
                or_(states.c.case_id.is_(None), states.c.changes_at_us <= microseconds(at)),
            )
            .order_by(cases.c.id)
        )
        return tuple(self._transaction.connection.execute(query).scalars())

    def concerned(self, persons: Iterable[str]) -> tuple[str, ...]:
        """See ``CaseStates.concerned``; replaced rows count too, which does no harm."""
        named = json.dumps(sorted(set(persons)))
        found = self._transaction.connection.execute(_CONCERNED, {"persons": named})
        return tuple(case for (case,) in found)

    def forget(self) -> None:
        """See ``CaseStates.forget``."""
        self._transaction.connection.execute(delete(CASE_STATES.table))


def _named() -> Select[str]:
    values = func.json_each(bindparam("persons")).table_valued("value")
    return select(values.c.value)


def _concerned() -> Select[str]:
    cases = fact_kind(Case).table
    parts = [select(cases.c.id.label("id")).where(cases.c.young_person.in_(_named()))]
    people = (
        (Consent, "signatory"),
        (Request, "signatory"),
        (Withdrawal, "signatory"),
        (Maturity, "person"),
        (HinderedException, "guardian"),
    )
    for record, name in people:
        table = fact_kind(record).table
        parts.append(select(table.c.case_id).where(table.c[name].in_(_named())))
    for record in (Consent, Request):
        table = fact_kind(record).table
        subjects = func.json_each(table.c.subjects).table_valued("value")
        hit = exists(select(1).select_from(subjects).where(subjects.c.value.in_(_named())))
        parts.append(select(table.c.case_id).where(hit))
    found = union(*parts).subquery()
    return select(found.c.id).order_by(found.c.id)


_CONCERNED = _concerned()
