"""Policy rows, decisions about signatories, the clock.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = """
    CREATE TABLE exception_requests (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, guardian TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
        hindrance TEXT NOT NULL, cannot_wait TEXT NOT NULL, ground TEXT NOT NULL,
        ground_reason TEXT NOT NULL, requested_at TEXT NOT NULL, requested_by TEXT NOT NULL,
        state TEXT NOT NULL, decided_at TEXT, decided_on TEXT, decider TEXT NOT NULL,
        decider_function TEXT NOT NULL, document TEXT NOT NULL, why_not TEXT NOT NULL,
        PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_exception_requests_case_id ON exception_requests (case_id);
    CREATE TABLE pause_terms (pk INTEGER NOT NULL, case_id TEXT NOT NULL, pause TEXT NOT
        NULL, to_end TEXT NOT NULL, noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, position
        TEXT NOT NULL, position_by TEXT NOT NULL, position_function TEXT NOT NULL,
        position_on TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX pause_terms_of_pause ON pause_terms (case_id, pause);
    CREATE TABLE case_tasks (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        kind TEXT NOT NULL, text TEXT NOT NULL, since TEXT NOT NULL, noted_at TEXT NOT NULL,
        noted_by TEXT NOT NULL, done_at TEXT, done_by TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE
        (id), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED)
        STRICT;
    CREATE INDEX ix_case_tasks_case_id ON case_tasks (case_id);
    CREATE TABLE clock_seen (pk INTEGER NOT NULL, seen_at TEXT NOT NULL, seen_at_us INTEGER
        NOT NULL, jumped_from TEXT, PRIMARY KEY (pk)) STRICT;
"""


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
