"""Lets go of cases and of persons nobody needs any more: the only place that deletes facts.

Every table stands in exactly one of the groups below, or has a column for the case; a test holds
that, so that a table that is new to the program is never forgotten.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Table, text

from sspf_app.storage.case_loading import load_case
from sspf_app.storage.case_naming import cases_naming
from sspf_app.storage.merges_taken_back import Execute, let_go_of_merges_taken_back
from sspf_app.storage.rows import Base

KEEPS_CASE = frozenset({"access_log"})
"""Names a case by its id alone, and is kept for as long as its own rule says."""
BY_ID = frozenset({"cases", "case_ids"})
PIECES = {"attachment_pieces": ("attachment", "attachments"), "scan_pieces": ("scan", "scans")}
OF_PERSONS = {
    "persons": ("id",),
    "custody": ("child", "holder"),
    "person_relations": ("person", "other"),
    "person_merges": ("kept", "dropped"),
    "two_persons": ("person", "other"),
    "contact_rules": ("person",),
    "import_made": ("row_id",),
    "extract_requests": ("person", "asked_by"),
    "rights_answers": ("person",),
}
OF_REQUESTS = ("rights_answers", "extract_requests")
BY_FILE = frozenset({"proposed_files"})
"""What was proposed before, and why it was left out: the record of the disposal says the rest."""
BY_KEY = frozenset({"drafts"})
"""Looked through for the ids of what goes."""
STAYS = frozenset(
    {
        *("policy", "parties", "office", "users", "contacts", "form_texts", "legal_grounds"),
        *("process_settings", "rooms", "rosters", "series", "clock_seen", "calendar_words"),
        *("consultations", "consultation_settings", "import_batches", "import_columns"),
        *("hand_overs", "care_taken", "kept_slots", "own_transfer_key", "transfer_offices"),
        *("office_templates", "template_pieces", "retention_rules", "frozen_figures"),
        *("disposal_proposals", "disposal_records", "history", "participant_lists"),
        *("support_entries", "log_reviews", "manager_keys", "districts"),
    }
)
"""Of the office, or names a case by its id alone; of the history what is told of the rest."""
_CASES = "(SELECT value FROM json_each(:cases))"
_PERSONS = "(SELECT value FROM json_each(:persons))"
_REQUESTS = "(SELECT value FROM json_each(:requests))"
_OF_FILE = f"(file IN {_CASES} OR file IN {_PERSONS} OR file IN {_REQUESTS})"
_SIGNS = re.compile(r"[^0-9A-Za-z_-]+")
_NAMED_BESIDE = {
    "attendance": "participant",
    "adjustments": "participant",
    "calendar_entries": "recipient",
    "chase_events": "signatory",
    "contact_rules": "person",
    "disclosures": "recipient",
    "exception_requests": "guardian",
    "follow_ups": "recipient",
    "forms": "signatory",
    "legal_requests": "person",
}
"""Where a case names a person beside its facts, by id."""
_SEARCHED = (("persons", "id", _PERSONS), ("cases", "id", _CASES), ("items", "case_id", _CASES),
             ("notes", "case_id", _CASES))  # fmt: skip
"""In the order in which the index numbers its rows."""


def counts_of_case(connection: Connection, case: str) -> dict[str, int]:
    """How many rows there are of a case, by table; empty ones left out."""
    found = {
        name: connection.execute(
            text(f'SELECT count(*) FROM "{name}" WHERE case_id = :case'),  # noqa: S608  words of our own
            {"case": case},
        ).scalar_one()
        for name in sorted(tables_of_cases())
    }
    return {name: number for name, number in found.items() if number}


def only_of(connection: Connection, cases: Iterable[str]) -> tuple[str, ...]:
    """Persons whom these cases name, and whom nothing else needs.

    That they were taken for somebody of another case for a while is no need.
    """
    going = tuple(cases)
    named = {one.id for case in going for one in load_case(connection, case, zone=UTC).persons}
    named = _with_merged(connection, _with_related(connection, named))
    with connection.begin_nested() as imagined:
        let_go_of_merges_taken_back(_execute(connection), is_gone=named.__contains__)
        found = _nobody_needs(connection, going, named)
        imagined.rollback()
    return tuple(sorted(found))


def _nobody_needs(connection: Connection, going: tuple[str, ...], named: set[str]) -> set[str]:
    others = tuple(
        connection.execute(
            text(f"SELECT id FROM case_ids WHERE id NOT IN {_CASES}"),  # noqa: S608  words of our own
            {"cases": json.dumps(going)},
        ).scalars()
    )
    naming = _naming(connection, others, named)
    alone = {one for one in named if not (naming and _naming(connection, naming, {one}))}
    alone -= _named_beside(connection, going, alone)
    return _without_kept_relations(connection, alone)


def dispose(
    connection: Connection,
    *,
    cases: Iterable[str],
    persons: Iterable[str],
    requests: Iterable[str] = (),
) -> None:
    """Let go of everything of these cases, persons and requests, in the open transaction."""
    going = frozenset(_with_merged(connection, set(persons)))
    answered = _with_answers(connection, requests)
    given = {
        "cases": json.dumps(tuple(cases)),
        "persons": json.dumps(sorted(going)),
        "requests": json.dumps(answered),
    }
    let_go_of_merges_taken_back(_execute(connection), is_gone=going.__contains__)
    _dispose_drafts(connection, given)
    for place, (table, column, of) in enumerate(_SEARCHED):
        rows = f'SELECT pk * 4 + {place} FROM "{table}" WHERE {column} IN {of}'  # noqa: S608  words of our own
        _run(connection, f"DELETE FROM search WHERE rowid IN ({rows})", given)  # noqa: S608  words of our own
    _dispose_history(connection, given)
    for table, (column, of) in PIECES.items():
        mine = f'SELECT id FROM "{of}" WHERE case_id IN {_CASES}'  # noqa: S608  words of our own
        _run(connection, f'DELETE FROM "{table}" WHERE {column} IN ({mine})', given)  # noqa: S608  words of our own
    for table in tables_of_cases():
        _run(connection, f'DELETE FROM "{table}" WHERE case_id IN {_CASES}', given)  # noqa: S608  words of our own
    for table in OF_REQUESTS:
        _run(connection, f'DELETE FROM "{table}" WHERE id IN {_REQUESTS}', given)  # noqa: S608  words of our own
    for table in OF_PERSONS:
        _run(connection, f'DELETE FROM "{table}" WHERE {_of_persons(table)}', given)  # noqa: S608  words of our own
    for table in BY_FILE:
        _run(connection, f'DELETE FROM "{table}" WHERE {_OF_FILE}', given)  # noqa: S608  words of our own
    for table in BY_ID:
        _run(connection, f'DELETE FROM "{table}" WHERE id IN {_CASES}', given)  # noqa: S608  words of our own


def _execute(connection: Connection) -> Execute:
    def execute(sql: str, values: tuple[str, ...]) -> Iterable[Sequence[Any]]:
        found = connection.exec_driver_sql(sql, values)
        return found.all() if found.returns_rows else ()

    return execute


def _run(connection: Connection, sql: str, values: Mapping[str, str]) -> None:
    statement = text(sql)
    used = {name: value for name, value in values.items() if f":{name}" in sql}
    connection.execute(statement, used)


def tables_of_cases() -> tuple[str, ...]:
    """Tables whose rows belong to a case, those that hang on others first."""
    tables: Iterable[Table] = Base.metadata.sorted_tables
    return tuple(
        one.name
        for one in reversed(tuple(tables))
        if "case_id" in one.c and one.name not in KEEPS_CASE
    )


def _of_persons(table: str) -> str:
    return " OR ".join(f"{column} IN {_PERSONS}" for column in OF_PERSONS[table])


def _with_answers(connection: Connection, requests: Iterable[str]) -> tuple[str, ...]:
    """Requests, and the letters that answered them."""
    asked = tuple(requests)
    query = text(f"SELECT id FROM rights_answers WHERE request IN {_REQUESTS}")  # noqa: S608  words of our own
    found = connection.execute(query, {"requests": json.dumps(asked)}).scalars()
    return (*asked, *found)


def _dispose_history(connection: Connection, given: Mapping[str, str]) -> None:
    _run(connection, f"DELETE FROM history WHERE row_id IN {_REQUESTS}", given)  # noqa: S608  words of our own
    _run(connection, f"DELETE FROM history WHERE case_id IN {_CASES}", given)  # noqa: S608  words of our own
    for table in BY_FILE:
        rows = f'SELECT id FROM "{table}" WHERE {_OF_FILE}'  # noqa: S608  words of our own
        _run(connection, f"DELETE FROM history WHERE row_id IN ({rows})", given)  # noqa: S608  words of our own
    for table in OF_PERSONS:
        key = {"two_persons": "person || '/' || other", "import_made": "row_id"}.get(table, "id")
        rows = f'SELECT {key} FROM "{table}" WHERE {_of_persons(table)}'  # noqa: S608  words of our own
        _run(connection, f"DELETE FROM history WHERE row_id IN ({rows})", given)  # noqa: S608  words of our own


def _dispose_drafts(connection: Connection, given: Mapping[str, str]) -> None:
    """A draft names its record in its key: the case, or a row of it."""
    ids: set[str] = {one for of in given.values() for one in json.loads(of)}
    for table in tables_of_cases():
        if "id" in Base.metadata.tables[table].c:
            rows = text(f'SELECT id FROM "{table}" WHERE case_id IN {_CASES}')  # noqa: S608  words of our own
            ids.update(connection.execute(rows, {"cases": given["cases"]}).scalars())
    for key in connection.execute(text("SELECT key FROM drafts")).scalars().all():
        if ids & set(_SIGNS.split(key)[1:]):
            connection.execute(text("DELETE FROM drafts WHERE key = :key"), {"key": key})


def _with_related(connection: Connection, persons: set[str]) -> set[str]:
    """With everybody who belongs to one of them, and whoever belongs to those."""
    query = text(
        "WITH RECURSIVE who (id) AS (SELECT value FROM json_each(:persons) UNION "
        "SELECT iif(one.person = who.id, one.other, one.person) FROM person_relations AS one "
        "JOIN who ON who.id IN (one.person, one.other)) SELECT id FROM who"
    )
    return set(connection.execute(query, {"persons": json.dumps(sorted(persons))}).scalars())


def _with_merged(connection: Connection, persons: set[str]) -> set[str]:
    """With the ids they were entered under besides."""
    query = text("SELECT dropped, kept FROM person_merges WHERE undone_at IS NULL")
    pairs = connection.execute(query).all()
    known = set(persons)
    while more := {dropped for dropped, kept in pairs if kept in known} - known:
        known |= more
    return known


def _naming(
    connection: Connection, cases: Iterable[str], persons: Iterable[str]
) -> tuple[str, ...]:
    return tuple(sorted(cases_naming(connection, cases, persons)))


def _named_beside(connection: Connection, cases: tuple[str, ...], persons: set[str]) -> set[str]:
    given = {"cases": json.dumps(cases), "persons": json.dumps(sorted(persons))}
    found: set[str] = set()
    for table, column in _NAMED_BESIDE.items():
        rows = text(
            f'SELECT {column} FROM "{table}" WHERE {column} IN {_PERSONS} '  # noqa: S608  words of our own
            f"AND case_id NOT IN {_CASES}"
        )
        found.update(connection.execute(rows, given).scalars())
    return found


def _without_kept_relations(connection: Connection, persons: set[str]) -> set[str]:
    """Without those who belong to somebody who stays: their network needs the name."""
    query = text("SELECT person, other FROM person_relations WHERE ended_at IS NULL")
    pairs = [frozenset(pair) for pair in connection.execute(query)]
    left = set(persons)
    while kept := {one for pair in pairs for one in pair & left if pair - left}:
        left -= kept
    return left


def marks_of_cases(connection: Connection) -> dict[str, str]:
    """What tells a case for ever: signs that stand nowhere but in the first row of it."""
    query = text(
        "SELECT id, id || ' ' || young_person || ' ' || coalesce(recorded_at, '') FROM cases "
        "WHERE pk IN (SELECT min(pk) FROM cases GROUP BY id)"
    )
    return {case: told for case, told in connection.execute(query)}
