"""Notes with confidentiality, attachments, network, merged persons.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

import unicodedata

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"

_BESIDE_NOTES = """
    CREATE TABLE note_versions (pk INTEGER NOT NULL, case_id TEXT NOT NULL, note TEXT NOT
        NULL, recorded_at TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL, about TEXT
        NOT NULL, author TEXT NOT NULL, written_by TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX note_versions_of_note ON note_versions (case_id, note, recorded_at);
    CREATE TABLE case_staff (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        user TEXT NOT NULL, since TEXT NOT NULL, set_by TEXT NOT NULL, until TEXT, ended_by
        TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES
        case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_case_staff_case_id ON case_staff (case_id);
"""


def upgrade() -> None:
    for statement in _BESIDE_NOTES.split(";"):
        if statement.strip():
            op.execute(statement)
    _index_notes()


def _index_notes() -> None:
    """Take the notes that stand into the index of the search, numbered after the items."""
    connection = op.get_bind()
    rows = connection.execute(text("SELECT pk, text FROM notes WHERE replaced_at IS NULL"))
    for pk, words in rows.all():
        connection.execute(
            text("INSERT INTO search (rowid, title, body) VALUES (:number, '', :body)"),
            {"number": pk * 4 + 3, "body": unicodedata.normalize("NFC", words)},
        )
