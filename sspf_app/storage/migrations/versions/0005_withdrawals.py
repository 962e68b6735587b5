"""Answers to notices, misdirected copies, receipts.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

_TABLES = """
    CREATE TABLE withdrawal_words (pk INTEGER NOT NULL, case_id TEXT NOT NULL, withdrawal TEXT
        NOT NULL, words TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES
        case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_withdrawal_words_case_id ON withdrawal_words (case_id);
    CREATE TABLE misdirections (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        disclosure TEXT NOT NULL, found_on TEXT NOT NULL, found_by TEXT NOT NULL, reached
        TEXT, reached_words TEXT NOT NULL, how TEXT NOT NULL, also_intended INTEGER NOT NULL,
        at TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_misdirections_case_id ON misdirections (case_id);
    CREATE TABLE follow_ups (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL, kind
        TEXT NOT NULL, about TEXT NOT NULL, recipient TEXT NOT NULL, happened_on TEXT NOT NULL, what
        TEXT NOT NULL, words TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY
        (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT;
    CREATE INDEX ix_follow_ups_case_id ON follow_ups (case_id);
    ALTER TABLE disclosures ADD COLUMN pages INTEGER
"""


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        op.execute(statement)
