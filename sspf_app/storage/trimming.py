"""A copy of the vault for a colleague who takes over some cases: everything else is let go of.

Whatever table is not named here, and has no column for the case, is emptied: a table that is new to
the program never goes along unseen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.merges_taken_back import let_go_of_merges_taken_back
from sspf_app.storage.rows import Base
from sspf_app.storage.verification import indexed_rows, require_sound

_OF_THE_OFFICE = frozenset(
    {
        *("policy", "parties", "office", "users", "contacts", "form_texts", "legal_grounds"),
        *("process_settings", "rooms", "series", "clock_seen", "consultation_settings"),
        "participant_lists",
        "frozen_figures",
        "support_entries",
        "retention_rules",
        "districts",
    }
)
"""What names nobody of a case, and is needed to work with one."""
_HANGS_ON_ROWS = frozenset({"attachment_pieces", "scan_pieces"})
"""Parts of rows of a case: let go of with the rows they belong to."""
_OF_PERSONS = {
    "persons": ("id",),
    "custody": ("child", "holder"),
    "person_relations": ("person", "other"),
}
_NOT_KEPT = " NOT IN (SELECT id FROM kept_persons)"


def trim(
    raw: sqlite3.Connection, chain: LogChain, *, cases: Iterable[str], persons: Iterable[str]
) -> None:
    """Keep these cases and persons, in the file and in what the file has let go of.

    What is left of the log is sealed anew: its chain is another than that of the whole vault.

    Raises:
        StorageBug: what is left is not sound.
    """
    staying = frozenset(persons)
    raw.execute("CREATE TEMP TABLE kept_cases (id TEXT PRIMARY KEY)")
    raw.execute("CREATE TEMP TABLE kept_persons (id TEXT PRIMARY KEY)")
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN IMMEDIATE")
    try:
        raw.executemany("INSERT OR IGNORE INTO kept_cases VALUES (?)", ((one,) for one in cases))
        raw.executemany(
            "INSERT OR IGNORE INTO kept_persons VALUES (?)", ((one,) for one in staying)
        )
        let_go_of_merges_taken_back(raw.execute, is_gone=lambda person: person not in staying)
        for table in Base.metadata.sorted_tables:
            goes = _goes(table.name, set(table.c.keys()))
            raw.execute(f'DELETE FROM "{table.name}" WHERE {goes}')  # noqa: S608  words of our own
        _let_go_of_strays(raw)
        raw.execute(f"DELETE FROM search WHERE rowid NOT IN ({indexed_rows()})")  # noqa: S608  words of our own
        chain.seal_all(raw)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("INSERT INTO search (search) VALUES ('optimize')")
    raw.execute("VACUUM")
    require_sound(raw)


def _goes(table: str, columns: set[str]) -> str:
    """The condition of the rows to let go of."""
    if table in _OF_THE_OFFICE or table in _HANGS_ON_ROWS:
        return "0"
    if table in ("cases", "case_ids"):
        return "id NOT IN (SELECT id FROM kept_cases)"
    if table in _OF_PERSONS:
        return " OR ".join(name + _NOT_KEPT for name in _OF_PERSONS[table])
    if table == "contact_rules":
        return (
            "coalesce(case_id NOT IN (SELECT id FROM kept_cases), 0) "
            "OR person NOT IN (SELECT id FROM kept_persons)"
        )
    if "case_id" in columns:
        return "case_id IS NULL OR case_id NOT IN (SELECT id FROM kept_cases)"
    return "1"


def _let_go_of_strays(raw: sqlite3.Connection) -> None:
    """Let go of what belongs to rows that are gone, and of what belongs to that."""
    while strays := raw.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, *_ in strays:
            raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))  # noqa: S608  a name of our own
