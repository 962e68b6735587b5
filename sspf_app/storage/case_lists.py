"""The list of cases, and which cases are closed: what every read over open cases asks.

For each case what stands beside it is looked up by its key: most cases of an old vault are closed,
and to count the meetings and commitments of all of them takes longer than to show the open ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
)

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Case, Closing, Item, Meeting, Person
from sspf_app.services.queries import CaseListItem
from sspf_app.storage.mapping import CASE_STATES, AnySelect, fact_kind
from sspf_app.storage.taken_names import NOTHING, Named

# The index is named: while nothing was ever ended in a vault, SQLite takes reading the whole table
# for cheaper, and goes on to do so for each case when it has grown.
_OVER = literal_column(
    "(SELECT count(*) FROM commitment_states INDEXED BY commitment_states_of_item "
    "WHERE commitment_states.case_id = cases.id AND commitment_states.is_open = 0)",
    Integer,
)


def closed_cases() -> AnySelect:
    """Ids of the cases that are closed at ``:now`` (microseconds)."""
    closings, now = fact_kind(Closing).table, bindparam("now", type_=Integer)
    return select(closings.c.case_id).where(
        closings.c.replaced_at.is_(None),
        closings.c.closed_at_us <= now,
        or_(closings.c.reopened_at_us.is_(None), closings.c.reopened_at_us > now),
    )


def case_list_query(*, only_open: bool) -> AnySelect:
    """Every case, or every one open at ``:now``; ``case_list_item`` reads its rows."""
    cases, persons = fact_kind(Case).table, fact_kind(Person).table
    closings, states = fact_kind(Closing).table, CASE_STATES.table
    is_closed = exists(closed_cases().where(closings.c.case_id == cases.c.id).correlate(cases))
    query = (
        select(
            cases.c.id,
            cases.c.reference,
            cases.c.young_person,
            persons.c.name,
            persons.c.born,
            persons.c.school,
            persons.c.protected_identity,
            cases.c.opened_at,
            null() if only_open else is_closed,
            states.c.state,
            states.c.ends_on,
            func.coalesce(states.c.taken_back, NOTHING),
            _promised() - _OVER,
            func.coalesce(states.c.beside, NOTHING),
        )
        .select_from(cases)
        .outerjoin(
            persons, and_(persons.c.id == cases.c.young_person, persons.c.replaced_at.is_(None))
        )
        .outerjoin(states, states.c.case_id == cases.c.id)
        .where(cases.c.replaced_at.is_(None))
        .order_by(cases.c.opened_at_us.desc(), cases.c.id)
    )
    return query.where(cases.c.id.not_in(closed_cases())) if only_open else query


def coming_query() -> AnySelect:
    """Case and beginning of every meeting after ``:now``, the last one first.

    Few meetings of a vault are to come, and one index holds all that is asked: to look for the next
    one of each case reads them all. Talks and referrals were held when they are noted.
    """
    meetings = fact_kind(Meeting).table
    begins = meetings.c.starts_at_us
    return (
        select(meetings.c.case_id, meetings.c.starts_at)
        .where(meetings.c.replaced_at.is_(None), begins > bindparam("now", type_=Integer))
        .order_by(begins.desc())
    )


def count_query() -> Select[int]:
    """How many cases there are, closed ones too."""
    cases = fact_kind(Case).table
    return select(func.count()).select_from(cases).where(cases.c.replaced_at.is_(None))


def _promised() -> Any:
    cases, items = fact_kind(Case).table, fact_kind(Item).table
    return (
        select(func.count())
        .where(
            items.c.case_id == cases.c.id,
            items.c.replaced_at.is_(None),
            items.c.commitment.is_not(None),
        )
        .correlate(cases)
        .scalar_subquery()
    )


_NOT_PROTECTED = Protection.NONE.value

TAKEN_BACK = 11
"""Which column of ``case_list_query`` holds what was taken back."""


def case_list_item(row: Sequence[Any], *, named: Named, coming: Mapping[str, str]) -> CaseListItem:
    """A row of ``case_list_query``.

    Args:
        row: Its values.
        named: Names what was taken back.
        coming: When the next meeting of a case begins, as ``coming_query`` tells.
    """
    (case, reference, young_person, name, born, school, protection, opened_at) = row[:8]
    (is_closed, state, ends_on, taken_back, commitments, beside) = row[8:]
    meeting = coming.get(case)
    return CaseListItem(
        case=case,
        reference=reference or "",
        young_person=young_person,
        name=name or "",
        born=date.fromisoformat(born) if born else None,
        school=school,
        is_protected=protection is not None and protection != _NOT_PROTECTED,
        opened_at=datetime.fromisoformat(opened_at),
        is_closed=bool(is_closed),
        state=state or "",
        state_ends_on=date.fromisoformat(ends_on) if ends_on else None,
        next_meeting_at=datetime.fromisoformat(meeting) if meeting else None,
        open_commitments=commitments or 0,
        taken_back=() if taken_back == NOTHING else named(case, taken_back),
        beside=() if beside == NOTHING else tuple(json.loads(beside)),
    )
