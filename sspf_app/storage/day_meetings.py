"""The statements of the queue of the day about meetings: those there are, and those missing."""

from __future__ import annotations

from sqlalchemy import Integer, and_, bindparam, exists, func, literal_column, select

from sspf_app.domain.facts import Case, Consent, Item, Meeting
from sspf_app.domain.rules.overview import ConsentState
from sspf_app.services.process_records import NotedAs
from sspf_app.storage.day_statements import EMPTY, is_open, stands
from sspf_app.storage.mapping import (
    CASE_STATES,
    MEETING_VERSIONS,
    OCCASIONS,
    STEP_NOTES,
    AnySelect,
    fact_kind,
)

_cases, _consents = fact_kind(Case).table, fact_kind(Consent).table
_HELD = (ConsentState.IN_FORCE, ConsentState.ENDING)
"""States of cases in which everybody who must has answered yes."""


def _meetings() -> AnySelect:
    meetings, occasions = fact_kind(Meeting).table, OCCASIONS.table
    is_occasion = exists().where(
        occasions.c.case_id == meetings.c.case_id, occasions.c.meeting == meetings.c.id
    )
    return (
        select(meetings.c.case_id, meetings.c.id, meetings.c.starts_at)
        .select_from(meetings)
        .join(_cases, stands(meetings.c.case_id))
        .where(
            meetings.c.replaced_at.is_(None),
            meetings.c.starts_at_us >= bindparam("first", type_=Integer),
            meetings.c.starts_at_us < bindparam("last", type_=Integer),
            ~is_occasion,
            is_open(),
        )
        .order_by(meetings.c.starts_at_us, meetings.c.id)
    )


def _meetings_unlocked() -> AnySelect:
    """Of the same, those whose minutes are not locked, and whether anything is noted."""
    meetings, versions = fact_kind(Meeting).table, MEETING_VERSIONS.table
    items = fact_kind(Item).table
    is_locked = exists().where(
        versions.c.case_id == meetings.c.case_id,
        versions.c.meeting == meetings.c.id,
        versions.c.opened_at.is_(None),
    )
    is_noted = exists().where(
        items.c.case_id == meetings.c.case_id,
        items.c.meeting == meetings.c.id,
        items.c.replaced_at.is_(None),
    )
    query = _meetings().add_columns(is_noted).where(~is_locked).order_by(None)
    # In the order of its index, so that no more are looked at than are wanted.
    of_index = (meetings.c.starts_at_us, meetings.c.case_id, meetings.c.starts_at, meetings.c.id)
    return query.order_by(*(one.desc() for one in of_index)).limit(bindparam("most", type_=Integer))


def _meetings_stopped() -> AnySelect:
    """Of the same, those that the kept state of their case names."""
    meetings, states = fact_kind(Meeting).table, CASE_STATES.table
    kept = func.json_each(states.c.stopped).table_valued("value")
    who = func.json_extract(kept.c.value, literal_column("'$.participants'"))
    named = func.json_extract(kept.c.value, literal_column("'$.meeting'"))
    return (
        _meetings()
        .add_columns(who)
        .join(states, states.c.case_id == meetings.c.case_id)
        .join(kept, named == meetings.c.id)
        .where(states.c.stopped != EMPTY)
    )


def _waiting(kept_in: str) -> AnySelect:
    """Of the same, those at which somebody waits, by a kept column of the state of their case."""
    meetings, states = fact_kind(Meeting).table, CASE_STATES.table
    column = states.c[kept_in]
    kept = func.json_each(column).table_valued("value")
    who = func.json_extract(kept.c.value, literal_column("'$.waiting'"))
    named = func.json_extract(kept.c.value, literal_column("'$.meeting'"))
    return (
        _meetings()
        .add_columns(who)
        .join(states, states.c.case_id == meetings.c.case_id)
        .join(kept, named == meetings.c.id)
        .where(column != EMPTY, who != EMPTY)
    )


def _meetings_missing() -> AnySelect:
    """Cases that hold and are not among those with a meeting since, or to come."""
    meetings, occasions = fact_kind(Meeting).table, OCCASIONS.table
    states, notes = CASE_STATES.table, STEP_NOTES.table
    is_occasion = exists().where(
        occasions.c.case_id == meetings.c.case_id, occasions.c.meeting == meetings.c.id
    )
    is_meeting = and_(meetings.c.replaced_at.is_(None), ~is_occasion)
    has_one = exists().where(
        meetings.c.case_id == states.c.case_id,
        meetings.c.starts_at_us >= bindparam("since", type_=Integer),
        is_meeting,
    )
    last = (
        select(meetings.c.starts_at)
        .where(meetings.c.case_id == states.c.case_id, is_meeting)
        .order_by(meetings.c.starts_at_us.desc())
        .limit(literal_column("1"))
        .scalar_subquery()
    )
    answered = (
        select(func.max(_consents.c.signed_on))
        .where(_consents.c.case_id == states.c.case_id, _consents.c.replaced_at.is_(None))
        .scalar_subquery()
    )
    not_needed = (
        select(func.json_group_array(notes.c.step))
        .where(
            notes.c.case_id == states.c.case_id,
            notes.c.noted_as == NotedAs.NOT_NEEDED.value,
            notes.c.taken_back_at.is_(None),
        )
        .scalar_subquery()
    )
    is_held = states.c.state.in_(literal_column(f"'{one.value}'") for one in _HELD)
    return (
        select(states.c.case_id, last, answered, not_needed)
        .select_from(states)
        .join(_cases, stands(states.c.case_id))
        .where(is_held, ~has_one, is_open())
        .order_by(states.c.case_id)
    )


COPIES_WAITING = _waiting("copies")
MEETINGS = _meetings()
MEETINGS_MISSING = _meetings_missing()
MEETINGS_STOPPED = _meetings_stopped()
MEETINGS_UNLOCKED = _meetings_unlocked()
MEETINGS_UNCALLED = _waiting("uncalled")
