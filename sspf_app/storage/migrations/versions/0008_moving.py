"""Imports that can be undone.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

_IMPORTS = """
    CREATE TABLE import_batches (pk INTEGER NOT NULL, id TEXT NOT NULL, file_name TEXT NOT NULL,
        sheet TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL, made
        TEXT NOT NULL, taken_in_at TEXT NOT NULL, taken_in_by TEXT NOT NULL, undone_at TEXT,
        undone_by TEXT, kept TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id)) STRICT;
    CREATE TABLE import_made (pk INTEGER NOT NULL, batch TEXT NOT NULL, kind TEXT NOT NULL, row_id
        TEXT NOT NULL, case_id TEXT, PRIMARY KEY (pk), FOREIGN KEY(batch) REFERENCES
        import_batches (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_import_made_batch ON import_made (batch);
    CREATE TABLE import_columns (headings TEXT NOT NULL, kind TEXT NOT NULL, columns TEXT NOT NULL,
        used_at TEXT NOT NULL, PRIMARY KEY (headings)) STRICT;
"""


def upgrade() -> None:
    for statement in _IMPORTS.split(";"):
        if statement.strip():
            op.execute(statement)
