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
_PAPERS = """
    CREATE TABLE attachments (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        title TEXT NOT NULL, type TEXT NOT NULL, attached_to TEXT NOT NULL, attached_id TEXT
        NOT NULL, file_name TEXT NOT NULL, media TEXT NOT NULL, size INTEGER NOT NULL, sha256
        TEXT NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL, removed_at TEXT,
        removed_by TEXT NOT NULL, removed_because TEXT NOT NULL, erased_at TEXT, PRIMARY KEY
        (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT;
    CREATE INDEX ix_attachments_case_id ON attachments (case_id);
    CREATE TABLE attachment_pieces (pk INTEGER NOT NULL, attachment TEXT NOT NULL, number
        INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(attachment)
        REFERENCES attachments (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX attachment_pieces_in_order ON attachment_pieces (attachment, number);
"""
_NETWORK = """
    CREATE TABLE person_relations (pk INTEGER NOT NULL, id TEXT NOT NULL, person TEXT NOT
        NULL, other TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, recorded_at TEXT
        NOT NULL, recorded_by TEXT NOT NULL, ended_at TEXT, ended_by TEXT NOT NULL, PRIMARY
        KEY (pk), UNIQUE (id)) STRICT;
    CREATE INDEX ix_person_relations_person ON person_relations (person);
    CREATE INDEX ix_person_relations_other ON person_relations (other);
"""
_ENTERED_TWICE = """
    CREATE TABLE person_merges (pk INTEGER NOT NULL, id TEXT NOT NULL, kept TEXT NOT NULL,
        dropped TEXT NOT NULL, merged_at TEXT NOT NULL, merged_by TEXT NOT NULL, rows TEXT
        NOT NULL, undone_at TEXT, undone_by TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id))
        STRICT;
    CREATE INDEX ix_person_merges_dropped ON person_merges (dropped);
    CREATE TABLE two_persons (pk INTEGER NOT NULL, person TEXT NOT NULL, other TEXT NOT NULL,
        said_at TEXT NOT NULL, said_by TEXT NOT NULL, PRIMARY KEY (pk)) STRICT;
    CREATE UNIQUE INDEX two_persons_once ON two_persons (person, other);
"""


def upgrade() -> None:
    for statement in (_BESIDE_NOTES + _PAPERS + _NETWORK + _ENTERED_TWICE).split(";"):
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
