"""The schema of a new database, kept as statements, so that a run works it out once.

Migrations are tried in tests/storage and tests/upgrade; all other tests only pay for them, and
more for the tools around them than for the statements.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_PARTS = ("config", "content", "data", "docsize", "idx")
"""Tables that FTS5 makes itself, beside each of its own."""

_SETTINGS = ("application_id", "user_version")


def statements_of(raw: sqlite3.Connection) -> tuple[str, ...]:
    """What makes an open database of the same schema, with the rows that came with it."""
    made = raw.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE "
        "'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    ).fetchall()
    virtual = {name for _kind, name, sql in made if sql.startswith("CREATE VIRTUAL")}
    beside = {f"{name}_{part}" for name in virtual for part in _PARTS}
    own = [row for row in made if row[1] not in beside]
    plain = [name for kind, name, _sql in own if kind == "table" and name not in virtual]
    tables = [sql for kind, _name, sql in own if kind == "table"]
    others = [sql for kind, _name, sql in own if kind != "table"]
    rows = [statement for table in plain for statement in _rows(raw, table)]
    rows += [statement for table in sorted(virtual) for statement in _choices(raw, table)]
    settings = [f"PRAGMA {one} = {_asked(raw, one)}" for one in _SETTINGS]
    return (*tables, *rows, *others, *settings)


def make_anew(raw: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    """Give an empty database the schema; foreign keys are off afterwards, as after migrating."""
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN")
    for statement in statements:
        raw.execute(statement)
    raw.execute("COMMIT")


def _rows(raw: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]
    quoted = ", ".join(f'quote("{column}")' for column in columns)
    for row in raw.execute(f'SELECT {quoted} FROM "{table}"'):
        yield f'INSERT INTO "{table}" VALUES ({", ".join(row)})'


def _choices(raw: sqlite3.Connection, table: str) -> Iterator[str]:
    """What was set of an FTS5 table, such as that what is deleted leaves no trace."""
    chosen = f"SELECT k, quote(v) FROM \"{table}_config\" WHERE k <> 'version'"
    for name, value in raw.execute(chosen):
        yield f'INSERT INTO "{table}" ("{table}", rank) VALUES (\'{name}\', {value})'


def _asked(raw: sqlite3.Connection, setting: str) -> int:
    return int(raw.execute(f"PRAGMA {setting}").fetchone()[0])
