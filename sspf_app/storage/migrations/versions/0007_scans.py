"""Scanned paper.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0007"
down_revision = "0006"

_TABLES = """
    CREATE TABLE form_layouts (pk INTEGER NOT NULL, form TEXT NOT NULL, case_id TEXT NOT NULL,
        pages INTEGER NOT NULL, regions TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (form),
        FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_form_layouts_case_id ON form_layouts (case_id);
    CREATE TABLE scans (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL, form TEXT
        NOT NULL, request TEXT NOT NULL, record TEXT NOT NULL, pages TEXT NOT NULL,
        original_place TEXT NOT NULL, stored_at TEXT NOT NULL, stored_by TEXT NOT NULL,
        PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_scans_case_id ON scans (case_id);
    CREATE INDEX ix_scans_form ON scans (form);
    CREATE TABLE scan_pieces (pk INTEGER NOT NULL, scan TEXT NOT NULL, page INTEGER NOT NULL,
        number INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(scan)
        REFERENCES scans (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX scan_pieces_in_order ON scan_pieces (scan, page, number)
"""


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        op.execute(statement)
