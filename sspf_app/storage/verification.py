"""Checks of a whole open database: pages, indexes, references, the search index."""

from __future__ import annotations

import sqlite3

from sspf_app.services.vault_ports import Verification
from sspf_app.storage.case_naming import unnamed_query
from sspf_app.storage.engine import driver
from sspf_app.storage.errors import StorageBug

Problems = list[tuple[str, str]]

# Rows of the index by their numbers, as `search_index` gives them.
_INDEXED_AT_FIRST = """
    SELECT pk * 4 AS number FROM persons WHERE replaced_at IS NULL
    UNION ALL SELECT pk * 4 + 1 FROM cases WHERE replaced_at IS NULL
    UNION ALL SELECT pk * 4 + 2 FROM items WHERE replaced_at IS NULL
"""
_AND_NOTES = "UNION ALL SELECT pk * 4 + 3 FROM notes WHERE replaced_at IS NULL"
_NOTES_SINCE = _NAMES_SINCE = 3
"""The schema from which notes are searched, and whom cases name is kept.

A file of before is checked as it was made.
"""
_INDEXED = "SELECT rowid AS number FROM search"
_OWN = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' AND name != 'alembic_version'"


def indexed_rows() -> str:
    """The query for the numbers of all rows that the index is to hold."""
    return f"SELECT number FROM ({_INDEXED_AT_FIRST} {_AND_NOTES})"  # noqa: S608  words of our own


def counts_of(raw: sqlite3.Connection, schema: str = "main") -> dict[str, int]:
    """Count the rows of every table, by name of the table."""
    names = raw.execute(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND {_OWN} ORDER BY name"  # noqa: S608  words of our own
    ).fetchall()
    return {
        name: raw.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()[0]  # noqa: S608  names of our own
        for (name,) in names
    }


def verify(raw: sqlite3.Connection) -> Verification:
    """Check everything; a page that cannot be trusted makes the other checks pointless."""
    problems = _pages(raw)
    if problems:
        return Verification(problems=tuple(problems), counts={})
    try:
        problems = [*_structure(raw), *_references(raw), *_search(raw), *_names(raw)]
        counts = counts_of(raw)
    except driver.DatabaseError as error:
        damage = ("integrity", getattr(error, "sqlite_errorname", type(error).__name__))
        return Verification(problems=(damage,), counts={})
    return Verification(problems=tuple(problems), counts=counts)


def require_sound(raw: sqlite3.Connection) -> None:
    """Check everything and refuse to go on with anything wrong.

    Raises:
        StorageBug: with the codes of what was found.
    """
    problems = verify(raw).problems
    if problems:
        raise StorageBug(f"not sound: {problems}")


def _pages(raw: sqlite3.Connection) -> Problems:
    """Every page against its own checksum, under the key."""
    found = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    return [("cipher_integrity", str(line)) for (line,) in found]


def _structure(raw: sqlite3.Connection) -> Problems:
    found = raw.execute("PRAGMA integrity_check(20)").fetchall()
    return [("integrity", str(line)) for (line,) in found if line != "ok"]


def _references(raw: sqlite3.Connection) -> Problems:
    found = raw.execute("PRAGMA foreign_key_check").fetchall()
    return [("foreign_key", f"{table} {row}") for table, row, *_ in found]


def _names(raw: sqlite3.Connection) -> Problems:
    """Whether whom cases name is kept: who may open a case rests on it."""
    (schema,) = raw.execute("PRAGMA user_version").fetchone()
    missing = raw.execute(unnamed_query()).fetchone()[0] if schema >= _NAMES_SINCE else 0
    return [("names_missing", str(missing))] if missing else []


def _search(raw: sqlite3.Connection) -> Problems:
    """Whether the index holds the standing rows, all of them and nothing else."""
    problems: Problems = []
    (schema,) = raw.execute("PRAGMA user_version").fetchone()
    standing = _INDEXED_AT_FIRST + (_AND_NOTES if schema >= _NOTES_SINCE else "")
    missing = f"SELECT count(*) FROM (SELECT * FROM ({standing}) EXCEPT {_INDEXED})"  # noqa: S608  words of our own
    left_over = f"SELECT count(*) FROM ({_INDEXED} EXCEPT SELECT * FROM ({standing}))"  # noqa: S608  words of our own
    for code, query in (("search_missing", missing), ("search_left_over", left_over)):
        number = raw.execute(query).fetchone()[0]
        if number:
            problems.append((code, str(number)))
    try:
        raw.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except driver.DatabaseError:
        problems.append(("search_damaged", ""))
    return problems
