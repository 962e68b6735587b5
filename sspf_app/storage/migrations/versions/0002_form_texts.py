"""The texts of the forms as versioned data.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_TABLES = """
    CREATE TABLE form_texts (pk INTEGER NOT NULL, id TEXT NOT NULL, family TEXT NOT NULL, language
        TEXT NOT NULL, version TEXT NOT NULL, terms INTEGER NOT NULL, status TEXT NOT NULL, clauses
        TEXT NOT NULL, sha256 TEXT NOT NULL, source_sha256 TEXT, translator TEXT NOT NULL,
        translated_on TEXT, reviewer TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL,
        edited_at TEXT NOT NULL, edited_by TEXT NOT NULL, approved_at TEXT, approved_by TEXT,
        retired_at TEXT, retired_by TEXT, PRIMARY KEY (pk), UNIQUE (id)) STRICT;
    CREATE INDEX ix_form_texts_sha256 ON form_texts (sha256);
    ALTER TABLE forms ADD COLUMN translation_sha256 TEXT
"""


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        op.execute(statement)
