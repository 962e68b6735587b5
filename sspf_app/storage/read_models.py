"""Reads for lists: one query each, explicit columns, frozen rows out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, and_, bindparam, func, literal_column, or_, select, text
from sqlalchemy.dialects.sqlite import insert

from sspf_app.domain.codes import Medium, Protection
from sspf_app.domain.facts import Case, Closing, Consent, Item, Meeting, Person, Request
from sspf_app.services.queries import CaseListItem, RequestOut
from sspf_app.services.records import SearchHit
from sspf_app.storage.case_naming import CASES_NAMING
from sspf_app.storage.codecs import microseconds
from sspf_app.storage.mapping import (
    CASE_STATES,
    COMMITMENT_STATES,
    FORMS,
    AnySelect,
    fact_kind,
    undamaged,
)
from sspf_app.storage.office_rows import SeriesRow
from sspf_app.storage.search_index import any_word, match_words
from sspf_app.storage.transaction import Transaction

# Names and references come first, the best match first. What was said comes after, the newest
# first: to weigh every one of a hundred thousand texts against the words takes longer than typing.
_SEARCH = text("""
    WITH names AS (
        SELECT rowid / 4 AS pk, rowid % 4 AS kind, rank AS score
        FROM search WHERE search MATCH :names ORDER BY rank LIMIT :limit
    ), texts AS (
        SELECT rowid / 4 AS pk, snippet(search, 1, '', '', '…', 12) AS part
        FROM search WHERE search MATCH :texts AND rowid % 4 = 2 ORDER BY rowid DESC LIMIT :limit
    ), writings AS (
        SELECT rowid / 4 AS pk, snippet(search, 1, '', '', '…', 12) AS part
        FROM search WHERE search MATCH :texts AND rowid % 4 = 3 ORDER BY rowid DESC LIMIT :limit
    ), papers AS (
        SELECT rowid AS pk FROM search_papers WHERE search_papers MATCH :papers
        ORDER BY rowid DESC LIMIT :limit
    )
    SELECT 'person' AS kind, persons.id AS id, NULL AS case_id, persons.name,
           (SELECT group_concat(value, ' ') FROM json_each(persons.aliases)),
           0 AS place, names.score AS score, '' AS said
    FROM names JOIN persons ON names.kind = 0 AND persons.pk = names.pk
    UNION ALL
    SELECT 'case', cases.id, cases.id, cases.reference, persons.name, 0, names.score, ''
    FROM names JOIN cases ON names.kind = 1 AND cases.pk = names.pk
    LEFT JOIN persons ON persons.id = cases.young_person AND persons.replaced_at IS NULL
    UNION ALL
    SELECT 'item', items.id, items.case_id, cases.reference, texts.part, 1, 0, items.recorded_at
    FROM texts JOIN items ON items.pk = texts.pk
    LEFT JOIN cases ON cases.id = items.case_id AND cases.replaced_at IS NULL
    UNION ALL
    SELECT 'note', notes.id, notes.case_id, cases.reference, writings.part, 1, 0, notes.recorded_at
    FROM writings JOIN notes ON notes.pk = writings.pk
    LEFT JOIN cases ON cases.id = notes.case_id AND cases.replaced_at IS NULL
    UNION ALL
    SELECT 'paper', attachments.id, attachments.case_id, cases.reference, attachments.title, 1, 0,
           attachments.added_at
    FROM papers JOIN attachments ON attachments.pk = papers.pk
    LEFT JOIN cases ON cases.id = attachments.case_id AND cases.replaced_at IS NULL
    ORDER BY place, score, said DESC, kind, id, case_id LIMIT :limit
""")


class SqlQueries:
    """``services.ports.Queries`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def case_list(self, *, only_open: bool = False) -> tuple[CaseListItem, ...]:
        """See ``Queries.case_list``; closed and next meeting are as of the unit's instant."""
        values = {"now": microseconds(self._transaction.now)}
        query = _OPEN_CASES if only_open else _CASE_LIST
        rows = self._transaction.connection.execute(query, values)
        return tuple(_case_list_item(*row) for row in undamaged(rows))

    def search(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """See ``Queries.search``; every word must occur, the last one may be unfinished."""
        wanted = match_words(text)
        if not wanted:
            return ()
        values = {"names": f"title : ({wanted})", "texts": f"body : ({wanted})", "limit": limit}
        values["papers"] = wanted
        rows = self._transaction.connection.execute(_SEARCH, values)
        return tuple(
            SearchHit(kind=kind, id=row_id, case=case_id, title=title or "", snippet=snippet or "")
            for kind, row_id, case_id, title, snippet, *_ in undamaged(rows)
        )

    def protected(self) -> Mapping[str, str | None]:
        """See ``Queries.protected``."""
        rows = self._transaction.connection.execute(_PROTECTED)
        return {person: address for person, address in rows}

    def oral_since(self, day: date) -> tuple[Consent, ...]:
        """See ``Queries.oral_since``."""
        kind = fact_kind(Consent)
        return kind.read(self._transaction.connection, _ORAL, {"day": day.isoformat()})

    def requests_out(self) -> tuple[RequestOut, ...]:
        """See ``Queries.requests_out``."""
        kind = fact_kind(Request)
        rows = self._transaction.connection.execute(_REQUESTS_OUT).all()
        return tuple(
            RequestOut(
                request=kind.decode(row[:-2]),
                code=row[-2] or "",
                answered_on=None if row[-1] is None else date.fromisoformat(row[-1]),
            )
            for row in rows
        )

    def cases_naming(self, cases: Iterable[str], persons: Iterable[str]) -> frozenset[str]:
        """See ``Queries.cases_naming``."""
        values = {"cases": json.dumps(sorted(set(cases)))}
        values["persons"] = json.dumps(sorted(set(persons)))
        found = self._transaction.connection.execute(CASES_NAMING, values)
        return frozenset(case for (case,) in found)

    def persons_in(self, words: str) -> tuple[Person, ...]:
        """See ``Queries.persons_in``."""
        wanted = any_word(words)
        kind = fact_kind(Person)
        values = {"words": wanted}
        return kind.read(self._transaction.connection, _PERSONS_IN, values) if wanted else ()

    def next_number(self, series: str) -> int:
        """See ``Queries.next_number``."""
        command = insert(SeriesRow).values(name=series, last=1)
        command = command.on_conflict_do_update(
            index_elements=["name"], set_={"last": SeriesRow.last + 1}
        ).returning(SeriesRow.last)
        return self._transaction.connection.execute(command).scalar_one()


def _case_list_query(*, only_open: bool) -> AnySelect:
    cases, persons = fact_kind(Case).table, fact_kind(Person).table
    closings, states = fact_kind(Closing).table, CASE_STATES.table
    now = bindparam("now", type_=Integer)
    closed = (
        select(closings.c.case_id)
        .where(
            closings.c.replaced_at.is_(None),
            closings.c.closed_at_us <= now,
            or_(closings.c.reopened_at_us.is_(None), closings.c.reopened_at_us > now),
        )
        .distinct()
        .subquery()
    )
    meetings = _next_meetings(now).subquery()
    commitments = _commitments().subquery()
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
            closed.c.case_id,
            states.c.state,
            states.c.ends_on,
            meetings.c.starts_at,
            commitments.c.number,
        )
        .select_from(cases)
        .outerjoin(
            persons, and_(persons.c.id == cases.c.young_person, persons.c.replaced_at.is_(None))
        )
        .outerjoin(closed, closed.c.case_id == cases.c.id)
        .outerjoin(states, states.c.case_id == cases.c.id)
        .outerjoin(meetings, meetings.c.case_id == cases.c.id)
        .outerjoin(commitments, commitments.c.case_id == cases.c.id)
        .where(cases.c.replaced_at.is_(None))
        .order_by(cases.c.opened_at_us.desc(), cases.c.id)
    )
    return query.where(closed.c.case_id.is_(None)) if only_open else query


def _next_meetings(now: Any) -> AnySelect:
    # A bare column beside min() comes from the row of the minimum: SQLite promises that.
    # Talks and referrals were held when they are noted: none of them is to come.
    meetings = fact_kind(Meeting).table
    return (
        select(meetings.c.case_id, meetings.c.starts_at, func.min(meetings.c.starts_at_us))
        .where(meetings.c.replaced_at.is_(None), meetings.c.starts_at_us > now)
        .group_by(meetings.c.case_id)
    )


def _commitments() -> AnySelect:
    # All that stand, less those that are over: two counts are quicker than one of joined rows.
    items, states = fact_kind(Item).table, COMMITMENT_STATES.table
    over = (
        select(states.c.case_id, func.count().label("number"))
        .where(states.c.is_open == 0)
        .group_by(states.c.case_id)
        .subquery()
    )
    number = func.count() - func.coalesce(func.max(over.c.number), 0)
    return (
        select(items.c.case_id, number.label("number"))
        .outerjoin(over, over.c.case_id == items.c.case_id)
        .where(items.c.replaced_at.is_(None), items.c.commitment.is_not(None))
        .group_by(items.c.case_id)
    )


def _case_list_item(*row: Any) -> CaseListItem:
    (case_id, reference, young_person, name, born, school, protection, opened_at) = row[:8]
    (closed, state, ends_on, meeting, commitments) = row[8:]
    return CaseListItem(
        case=case_id,
        reference=reference or "",
        young_person=young_person,
        name=name or "",
        born=date.fromisoformat(born) if born else None,
        school=school,
        is_protected=protection is not None and protection != Protection.NONE.value,
        opened_at=datetime.fromisoformat(opened_at),
        is_closed=closed is not None,
        state=state or "",
        state_ends_on=date.fromisoformat(ends_on) if ends_on else None,
        next_meeting_at=datetime.fromisoformat(meeting) if meeting else None,
        open_commitments=commitments or 0,
    )


def _requests_out_query() -> AnySelect:
    requests, consents = fact_kind(Request).table, fact_kind(Consent).table
    forms = FORMS.table
    # The conditions are written out, so that SQLite finds the indexes of open rows by them.
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
    return (
        select(*fact_kind(Request).columns, code, answered)
        .where(requests.c.closed_at.is_(None), requests.c.replaced_at.is_(None))
        .order_by(requests.c.case_id, requests.c.id)
    )


def _oral_query() -> AnySelect:
    kind = fact_kind(Consent)
    columns = kind.table.c
    return (
        select(*kind.columns)
        .where(
            columns.signed_on >= bindparam("day"),
            columns.medium == literal_column("'oral'"),
            columns.replaced_at.is_(None),
        )
        .order_by(columns.id)
    )


def _persons_in_query() -> AnySelect:
    kind = fact_kind(Person)
    found = text("SELECT rowid / 4 FROM search WHERE search MATCH :words AND rowid % 4 = 0")
    return (
        select(*kind.columns)
        .where(kind.table.c.pk.in_(found), kind.table.c.replaced_at.is_(None))
        .order_by(kind.table.c.id)
    )


def _protected_query() -> AnySelect:
    persons = fact_kind(Person).table
    # Written out as in the index ``persons_protected``, which holds all that is asked for.
    is_protected = persons.c.protected_identity != literal_column("'none'")
    return select(persons.c.id, persons.c.address).where(
        is_protected, persons.c.replaced_at.is_(None)
    )


_CASE_LIST = _case_list_query(only_open=False)
_OPEN_CASES = _case_list_query(only_open=True)
_PROTECTED = _protected_query()
_REQUESTS_OUT = _requests_out_query()
_ORAL = _oral_query()
_PERSONS_IN = _persons_in_query()
