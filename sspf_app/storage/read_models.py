"""Reads for lists: one query each, explicit columns, frozen rows out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    TextClause,
    bindparam,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert

from sspf_app.domain.facts import Consent, Person
from sspf_app.services.queries import CaseListItem, CaseOf
from sspf_app.services.records import SearchHit
from sspf_app.storage.case_lists import (
    TAKEN_BACK,
    case_list_item,
    case_list_query,
    coming_query,
    count_query,
)
from sspf_app.storage.case_naming import cases_naming
from sspf_app.storage.codecs import microseconds
from sspf_app.storage.mapping import (
    AnySelect,
    fact_kind,
    undamaged,
)
from sspf_app.storage.office_rows import SeriesRow
from sspf_app.storage.protected_persons import PROTECTED, addresses_with, has_protected_family
from sspf_app.storage.search_index import any_word, match_words
from sspf_app.storage.taken_names import named_by
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

_CASES_OF = text("""
    WITH held AS (
        SELECT value AS person, value AS child FROM json_each(:persons)
        UNION
        SELECT custody.holder, custody.child FROM json_each(:persons)
        JOIN custody ON custody.holder = value AND custody.replaced_at IS NULL
    )
    SELECT held.person, cases.id, cases.reference, persons.id, persons.name
    FROM held
    JOIN cases ON cases.young_person = held.child AND cases.replaced_at IS NULL
    JOIN persons ON persons.id = held.child AND persons.replaced_at IS NULL
    ORDER BY held.person, held.child, cases.id
""")

_CASES_HELD = text("""
    SELECT value, cases.id FROM json_each(:persons)
    JOIN cases ON cases.young_person = value AND cases.replaced_at IS NULL
    UNION
    SELECT value, cases.id FROM json_each(:persons)
    JOIN custody ON custody.holder = value AND custody.replaced_at IS NULL
    JOIN cases ON cases.young_person = custody.child AND cases.replaced_at IS NULL
""")

_YOUNG_IN = text("""
    SELECT cases.id, cases.young_person FROM json_each(:persons)
    JOIN cases ON cases.young_person = value AND cases.replaced_at IS NULL
""")

_HOLDERS_OF = text("""
    SELECT DISTINCT custody.holder FROM json_each(:persons)
    JOIN custody ON custody.child = value AND custody.replaced_at IS NULL
""")

_CHILDREN_BESIDE = text("""
    WITH given AS (SELECT value AS person FROM json_each(:persons)), holders AS (
        SELECT person FROM given
        UNION
        SELECT custody.holder FROM given
        JOIN custody ON custody.child = given.person AND custody.replaced_at IS NULL
    )
    SELECT DISTINCT custody.child FROM holders
    JOIN custody ON custody.holder = holders.person AND custody.replaced_at IS NULL
""")


class SqlQueries:
    """``services.ports.Queries`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def case_list(self, *, only_open: bool = False) -> tuple[CaseListItem, ...]:
        """See ``Queries.case_list``; closed and next meeting are as of the unit's instant."""
        values = {"now": microseconds(self._transaction.now)}
        query = _OPEN_CASES if only_open else _CASE_LIST
        connection = self._transaction.connection
        rows = undamaged(connection.execute(query, values))
        coming = dict(connection.execute(_COMING, values).all())
        named = named_by(connection, [(row[0], row[TAKEN_BACK]) for row in rows])
        return tuple([case_list_item(row, named=named, coming=coming) for row in rows])

    def count_cases(self) -> int:
        """See ``Queries.count_cases``."""
        return self._transaction.connection.execute(_COUNT).scalar_one()

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

    def protected(self) -> frozenset[str]:
        """See ``Queries.protected``."""
        return frozenset(self._transaction.connection.execute(PROTECTED).scalars().all())

    def has_protected_family(self, holders: Iterable[str]) -> bool:
        """See ``Queries.has_protected_family``."""
        return has_protected_family(self._transaction.connection, holders)

    def addresses_with(self, figures: Iterable[str]) -> Mapping[str, str]:
        """See ``Queries.addresses_with``."""
        return addresses_with(self._transaction.connection, figures)

    def oral_since(self, day: date) -> tuple[Consent, ...]:
        """See ``Queries.oral_since``."""
        kind = fact_kind(Consent)
        return kind.read(self._transaction.connection, _ORAL, {"day": day.isoformat()})

    def cases_of(self, persons: Iterable[str]) -> tuple[CaseOf, ...]:
        """See ``Queries.cases_of``."""
        return tuple(
            CaseOf(person=person, case=case, reference=said or case, young_person=young, name=name)
            for person, case, said, young, name in self._of_persons(_CASES_OF, persons)
        )

    def cases_held(self, persons: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """See ``Queries.cases_held``."""
        return tuple((person, case) for person, case in self._of_persons(_CASES_HELD, persons))

    def young_in(self, persons: Iterable[str]) -> Mapping[str, str]:
        """See ``Queries.young_in``."""
        return {case: young for case, young in self._of_persons(_YOUNG_IN, persons)}

    def holders_of(self, children: Iterable[str]) -> frozenset[str]:
        """See ``Queries.holders_of``."""
        return frozenset(holder for (holder,) in self._of_persons(_HOLDERS_OF, children))

    def children_beside(self, persons: Iterable[str]) -> frozenset[str]:
        """See ``Queries.children_beside``."""
        return frozenset(child for (child,) in self._of_persons(_CHILDREN_BESIDE, persons))

    def cases_naming(self, cases: Iterable[str], persons: Iterable[str]) -> frozenset[str]:
        """See ``Queries.cases_naming``."""
        return cases_naming(self._transaction.connection, cases, persons)

    def persons_in(self, words: str) -> tuple[Person, ...]:
        """See ``Queries.persons_in``."""
        wanted = any_word(words)
        kind = fact_kind(Person)
        values = {"words": wanted}
        return kind.read(self._transaction.connection, _PERSONS_IN, values) if wanted else ()

    def _of_persons(self, query: TextClause, persons: Iterable[str]) -> Sequence[Sequence[Any]]:
        values = {"persons": json.dumps(sorted(set(persons)))}
        return undamaged(self._transaction.connection.execute(query, values))

    def next_number(self, series: str) -> int:
        """See ``Queries.next_number``."""
        command = insert(SeriesRow).values(name=series, last=1)
        command = command.on_conflict_do_update(
            index_elements=["name"], set_={"last": SeriesRow.last + 1}
        ).returning(SeriesRow.last)
        return self._transaction.connection.execute(command).scalar_one()


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


_CASE_LIST = case_list_query(only_open=False)
_OPEN_CASES = case_list_query(only_open=True)
_COMING = coming_query()
_COUNT = count_query()
_ORAL = _oral_query()
_PERSONS_IN = _persons_in_query()
