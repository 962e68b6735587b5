"""Requests, contact rules and waiting: added, never edited but where a rule is lifted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import Integer, and_, bindparam, delete, func, insert, or_, select, true

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Case, Closing, Person, Purpose
from sspf_app.services.chase_views import ChasedPerson, ChaseItem
from sspf_app.services.request_records import (
    DANGER,
    ChaseAct,
    ChaseEvent,
    ChaseState,
    ChaseStateName,
    ContactRule,
    GroupedSheet,
    MissingSigner,
    RequestGroup,
)
from sspf_app.storage.codecs import Decoder, column_decoder, microseconds
from sspf_app.storage.mapping import (
    CHASE_EVENTS,
    CHASE_STATES,
    CONTACT_RULES,
    GROUPED_SHEETS,
    REQUEST_GROUPS,
    AnySelect,
    fact_kind,
    undamaged,
)
from sspf_app.storage.taken_names import Named, named_by
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlRequestRecords:
    """``services.request_ports.RequestRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_group(self, group: RequestGroup) -> None:
        """Write a request; requests never change."""
        self._transaction.add(REQUEST_GROUPS, group)

    def groups(self, case: str) -> tuple[RequestGroup, ...]:
        """See ``RequestRecords.groups``."""
        return self._transaction.of_case(REQUEST_GROUPS, case)

    def add_sheet(self, sheet: GroupedSheet) -> None:
        """Let a sheet belong to a request."""
        self._transaction.add(GROUPED_SHEETS, sheet)

    def sheets(self, case: str) -> tuple[GroupedSheet, ...]:
        """See ``RequestRecords.sheets``."""
        return self._transaction.of_case(GROUPED_SHEETS, case)

    def put_rule(self, rule: ContactRule) -> None:
        """See ``RequestRecords.put_rule``."""
        self._transaction.put(CONTACT_RULES, rule)

    def rules(self, case: str) -> tuple[ContactRule, ...]:
        """See ``RequestRecords.rules``."""
        of_case = CONTACT_RULES.table.c.case_id
        rows = self._transaction.rows(CONTACT_RULES, or_(of_case == case, of_case.is_(None)))
        return tuple(row for row in rows if row.kind not in DANGER)

    def dangers(self, young_person: str) -> tuple[ContactRule, ...]:
        """See ``RequestRecords.dangers``."""
        cases = fact_kind(Case).table.c
        theirs = select(cases.id).where(
            cases.young_person == young_person, cases.replaced_at.is_(None)
        )
        rows = self._transaction.rows(CONTACT_RULES, CONTACT_RULES.table.c.case_id.in_(theirs))
        return tuple(row for row in rows if row.kind in DANGER)

    def all_rules(self) -> tuple[ContactRule, ...]:
        """See ``RequestRecords.all_rules``."""
        rows = self._transaction.rows(CONTACT_RULES)
        return tuple(row for row in rows if row.kind not in DANGER)

    def add_event(self, event: ChaseEvent) -> None:
        """Write what was done while waiting."""
        self._transaction.add(CHASE_EVENTS, event)

    def events(self, case: str) -> tuple[ChaseEvent, ...]:
        """See ``RequestRecords.events``."""
        return self._transaction.of_case(CHASE_EVENTS, case)

    def put_states(self, case: str, states: tuple[ChaseState, ...]) -> None:
        """See ``RequestRecords.put_states``; derived, so without history."""
        table, connection = CHASE_STATES.table, self._transaction.connection
        connection.execute(delete(table).where(table.c.case_id == case))
        if states:
            connection.execute(insert(table), [CHASE_STATES.encode(state) for state in states])

    def chase_list(self, case: str | None = None) -> tuple[ChaseItem, ...]:
        """See ``RequestRecords.chase_list``."""
        connection = self._transaction.connection
        values: dict[str, Any] = {"now": microseconds(self._transaction.now), "case": case}
        people = {
            person: "" if protection not in (None, Protection.NONE.value) else name
            for person, name, protection in connection.execute(_MISSING)
        }
        rows = undamaged(connection.execute(_LIST, values))
        named = named_by(connection, [(row[_CASE], row[-1]) for row in rows])
        return tuple([_item(row, people, named) for row in rows])


def _list_query() -> AnySelect:
    cases, persons = fact_kind(Case).table, fact_kind(Person).table
    purposes, closings = fact_kind(Purpose).table, fact_kind(Closing).table
    states, now = CHASE_STATES.table, bindparam("now", type_=Integer)
    closed = select(closings.c.case_id).where(
        closings.c.replaced_at.is_(None),
        closings.c.closed_at_us <= now,
        or_(closings.c.reopened_at_us.is_(None), closings.c.reopened_at_us > now),
    )
    of_purpose = and_(
        purposes.c.case_id == states.c.case_id,
        purposes.c.id == states.c.purpose,
        purposes.c.replaced_at.is_(None),
    )
    return (
        select(
            cases.c.reference,
            cases.c.young_person,
            persons.c.name,
            persons.c.protected_identity,
            purposes.c.text,
            cases.c.opened_at_us,
            *CHASE_STATES.columns,
        )
        .select_from(states)
        .join(cases, and_(cases.c.id == states.c.case_id, cases.c.replaced_at.is_(None)))
        .join(purposes, of_purpose)
        .outerjoin(
            persons, and_(persons.c.id == cases.c.young_person, persons.c.replaced_at.is_(None))
        )
        .where(
            cases.c.id.not_in(closed),
            or_(bindparam("case").is_(None), cases.c.id == bindparam("case")),
        )
        .order_by(cases.c.opened_at_us.desc(), cases.c.id, purposes.c.id)
    )


def _missing_query() -> AnySelect:
    persons, states = fact_kind(Person).table, CHASE_STATES.table
    missing = func.json_each(states.c.missing).table_valued("value")
    named = select(func.json_extract(missing.c.value, "$.person")).select_from(
        states.join(missing, true())
    )
    return select(persons.c.id, persons.c.name, persons.c.protected_identity).where(
        persons.c.replaced_at.is_(None), persons.c.id.in_(named)
    )


def _item(row: Any, people: Mapping[str, str], named: Named) -> ChaseItem:
    """Read straight from the row: the list is long, a record between would be for nothing."""
    reference, young_person, name, protection, purpose_text, _opened, *state = row
    case, purpose, how_far, missing, asked_on, next_on, ends_on, act, act_on, gone = state
    return ChaseItem(
        case=case,
        reference=reference or "",
        young_person=young_person,
        name=name or "",
        is_protected=protection is not None and protection != _NO_PROTECTION,
        purpose=purpose,
        purpose_text=purpose_text,
        state=_STATES[how_far],
        people=tuple(
            [ChasedPerson(name=people.get(one.person, ""), missing=one) for one in _people(missing)]
        ),
        asked_on=_day(asked_on),
        next_on=_day(next_on),
        ends_on=_day(ends_on),
        act=_ACTS[act],
        act_on=act_on,
        taken_back=named(case, gone),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _people(text: str) -> tuple[MissingSigner, ...]:
    return () if text == "[]" else cast("tuple[MissingSigner, ...]", _MISSING_SIGNERS(text))


_STATES = {one.value: one for one in ChaseStateName}
_ACTS = {one.value: one for one in ChaseAct}
_NO_PROTECTION = Protection.NONE.value
_MISSING_SIGNERS = cast("Decoder", column_decoder(tuple[MissingSigner, ...]))
_LIST = _list_query()
_CASE = 6
"""Which column of it is the id of the case: the first of the state."""
_MISSING = _missing_query()
