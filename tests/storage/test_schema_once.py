"""The schema that the tests of a run share is the one that migrations make."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sspf_app.storage.engine import connect, make_file
from sspf_app.storage.schema import migrate
from tests.schema_once import make_anew, statements_of
from tests.storage.samples import KEY

_SETTINGS = ("application_id", "user_version", "foreign_keys", "journal_mode", "page_size")


def _made(path: Path) -> sqlite3.Connection:
    make_file(path)
    return connect(path, KEY)


def _all_of(raw: sqlite3.Connection) -> tuple[list[Any], list[Any], list[Any]]:
    parts = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    parts = parts.fetchall()
    tables = [name for kind, name, _table, _sql in parts if kind == "table"]
    rows = [raw.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]
    return parts, rows, [raw.execute(f"PRAGMA {one}").fetchone() for one in _SETTINGS]


def test_it_is_the_same_to_the_last_row(tmp_path: Path) -> None:
    first, again = _made(tmp_path / "first.db"), _made(tmp_path / "again.db")
    migrate(first)
    make_anew(again, statements_of(first))
    assert _all_of(again) == _all_of(first)
    assert len(_all_of(first)[0]) > 200
    first.close()
    again.close()
