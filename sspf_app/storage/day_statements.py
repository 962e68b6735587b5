"""The statements of the queue of the day: what may be due in standing cases that are open."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)

from sspf_app.domain.codes import Medium
from sspf_app.domain.facts import (
    Case,
    Closing,
    Consent,
    Pause,
    Person,
    Purpose,
    Request,
)
from sspf_app.services.request_records import ChaseStateName
from sspf_app.storage.case_lists import closed_cases
from sspf_app.storage.mapping import (
    CASE_STATES,
    CHASE_STATES,
    FORMS,
    AnySelect,
    fact_kind,
)
from sspf_app.storage.taken_names import NOTHING

_cases, _closings = fact_kind(Case).table, fact_kind(Closing).table
_persons = fact_kind(Person).table
_consents = fact_kind(Consent).table
EMPTY: ColumnElement[str] = literal_column(f"'{NOTHING}'", Text())
"""Written out, so that SQLite finds the indexes of what is kept by it."""


def is_open() -> ColumnElement[bool]:
    """Whether a standing case is open, asked of each: few rows are due, and many cases closed."""
    return ~exists(closed_cases().where(_closings.c.case_id == _cases.c.id).correlate(_cases))


def stands(case: Column[str]) -> ColumnElement[bool]:
    """Joins the standing row of a case."""
    return and_(_cases.c.id == case, _cases.c.replaced_at.is_(None))


def _given() -> AnySelect:
    return select(func.json_each(bindparam("given")).table_valued("value").c.value)


def _open_among() -> AnySelect:
    wanted = _cases.c.id.in_(_given())
    return select(_cases.c.id).where(wanted, _cases.c.replaced_at.is_(None), is_open())


def _cases_told() -> AnySelect:
    states = CASE_STATES.table
    return (
        select(
            _cases.c.id,
            _cases.c.reference,
            _persons.c.name,
            _persons.c.protected_identity,
            states.c.state,
            func.coalesce(states.c.taken_back, NOTHING),
            func.coalesce(states.c.beside, NOTHING),
        )
        .select_from(_cases)
        .outerjoin(
            _persons,
            and_(_persons.c.id == _cases.c.young_person, _persons.c.replaced_at.is_(None)),
        )
        .outerjoin(states, states.c.case_id == _cases.c.id)
        .where(_cases.c.id.in_(_given()), _cases.c.replaced_at.is_(None))
    )


def _cases_of_young() -> AnySelect:
    query = select(_cases.c.young_person, _cases.c.id).where(
        _cases.c.young_person.in_(_given()), _cases.c.replaced_at.is_(None), is_open()
    )
    return query.order_by(_cases.c.id)


def _states_ending() -> AnySelect:
    states = CASE_STATES.table
    return (
        select(states.c.case_id, states.c.ends_on)
        .select_from(states)
        .join(_cases, stands(states.c.case_id))
        .where(states.c.ends_on <= bindparam("until", type_=Text), is_open())
        .order_by(states.c.ends_on, states.c.case_id)
    )


def _young_born() -> AnySelect:
    first, last = bindparam("first", type_=Text), bindparam("last", type_=Text)
    return (
        select(_cases.c.id, _persons.c.id, _persons.c.born)
        .select_from(_persons)
        .join(_cases, and_(_cases.c.young_person == _persons.c.id, _cases.c.replaced_at.is_(None)))
        .where(
            _persons.c.born >= first,
            _persons.c.born <= last,
            _persons.c.replaced_at.is_(None),
            is_open(),
        )
        .order_by(_persons.c.born, _cases.c.id)
    )


def _pauses() -> AnySelect:
    pauses = fact_kind(Pause).table
    columns = (pauses.c[name] for name in ("case_id", "id", "starts_at", "ends_at", "reason"))
    return (
        select(*columns)
        .select_from(pauses)
        .join(_cases, stands(pauses.c.case_id))
        .where(pauses.c.replaced_at.is_(None), is_open())
        .order_by(pauses.c.id, pauses.c.case_id)
    )


def _missing() -> AnySelect:
    """The kept day is the earliest of all who are missing; a wish to talk may have none."""
    states, purposes = CHASE_STATES.table, fact_kind(Purpose).table
    people = func.json_each(states.c.missing).table_valued("value")

    def part(name: str) -> ColumnElement[Any]:
        return func.json_extract(people.c.value, literal_column(f"'$.{name}'"))

    of_purpose = and_(
        purposes.c.case_id == states.c.case_id,
        purposes.c.id == states.c.purpose,
        purposes.c.replaced_at.is_(None),
    )
    # Where somebody wants to talk this is the state, or one that the services set before it.
    may_talk = states.c.state.in_(
        literal_column(f"'{state.value}'")
        for state in (ChaseStateName.TALK_FIRST, ChaseStateName.BARRED)
    )
    return (
        select(
            states.c.case_id,
            states.c.purpose,
            states.c.state,
            part("person"),
            *(part(name) for name in ("asked_on", "next_on", "talk_on", "barred")),
        )
        .select_from(states)
        .join(_cases, stands(states.c.case_id))
        .join(purposes, of_purpose)
        .join(people, true())
        .where(or_(states.c.next_on <= bindparam("due_by", type_=Text), may_talk), is_open())
    )


def _forms_out() -> AnySelect:
    requests, consents = fact_kind(Request).table, fact_kind(Consent).table
    forms = FORMS.table
    answered = (
        select(func.max(consents.c.signed_on))
        .where(
            consents.c.case_id == requests.c.case_id,
            consents.c.signatory == requests.c.signatory,
            consents.c.purpose == requests.c.purpose,
            consents.c.medium == Medium.WRITTEN.value,
            consents.c.replaced_at.is_(None),
        )
        .scalar_subquery()
    )
    code = (
        select(func.min(forms.c.id))
        .where(forms.c.case_id == requests.c.case_id, forms.c.request == requests.c.id)
        .scalar_subquery()
    )
    columns = (requests.c[name] for name in ("case_id", "id", "purpose", "signatory", "sent_at"))
    # The conditions are written out, so that SQLite finds the indexes of open rows by them.
    return (
        select(*columns, code, answered)
        .select_from(requests)
        .join(_cases, stands(requests.c.case_id))
        .where(requests.c.closed_at.is_(None), requests.c.replaced_at.is_(None), is_open())
        .order_by(requests.c.case_id, requests.c.id)
    )


ANY_CASE = select(_cases.c.pk).where(_cases.c.replaced_at.is_(None)).limit(literal_column("1"))
OPEN_AMONG = _open_among()
TAKEN_OUT = (
    select(_consents.c.case_id, _consents.c.id)
    .where(_consents.c.invalidated_because.is_not(None))
    .order_by(_consents.c.case_id, _consents.c.id)
)
KNOWN_SINCE = (
    select(CASE_STATES.table.c.case_id)
    .where(CASE_STATES.table.c.known_since != EMPTY)
    .order_by(CASE_STATES.table.c.case_id)
)
CASES_TOLD = _cases_told()
CASES_OF_YOUNG = _cases_of_young()
STATES_ENDING = _states_ending()
YOUNG_BORN = _young_born()
PAUSES = _pauses()
MISSING = _missing()
FORMS_OUT = _forms_out()
