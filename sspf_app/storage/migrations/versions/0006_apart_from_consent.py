"""Legal grounds, anonymous consultations, reasons of protection.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_TABLES = """
    CREATE TABLE legal_grounds (pk INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL,
        paragraph TEXT NOT NULL, title TEXT NOT NULL, wording TEXT NOT NULL, may_act TEXT
        NOT NULL, direction TEXT NOT NULL, givers TEXT NOT NULL, receivers TEXT NOT NULL,
        questions TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, independent_gives
        INTEGER NOT NULL, under_age INTEGER, needs_approval INTEGER NOT NULL, enabled
        INTEGER NOT NULL, decided_by TEXT NOT NULL, recorded_at TEXT, recorded_by TEXT NOT
        NULL, replaced_at TEXT, PRIMARY KEY (pk), UNIQUE (id)) STRICT;
    CREATE TABLE legal_requests (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, person TEXT NOT NULL, direction TEXT NOT NULL, ground TEXT, paragraph TEXT NOT
        NULL, wording TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL, asked_by
        TEXT NOT NULL, asked_at TEXT NOT NULL, asked_what TEXT NOT NULL, answers TEXT NOT
        NULL, circumstances TEXT NOT NULL, reasoning TEXT NOT NULL, what TEXT NOT NULL,
        assessor TEXT NOT NULL, status TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by
        TEXT NOT NULL, approved_by TEXT NOT NULL, approval_document TEXT NOT NULL,
        decided_at TEXT, handed_at TEXT, disclosure TEXT, PRIMARY KEY (pk), UNIQUE (id),
        FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_legal_requests_case_id ON legal_requests (case_id);
    CREATE TABLE concern_reports (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, made INTEGER NOT NULL, party TEXT, reported_on TEXT, recorded_at TEXT NOT
        NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_concern_reports_case_id ON concern_reports (case_id);
    CREATE TABLE consultations (pk INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL,
        held_on TEXT NOT NULL, area TEXT NOT NULL, text TEXT NOT NULL, asked TEXT NOT NULL,
        advice TEXT NOT NULL, outcomes TEXT NOT NULL, warnings_seen TEXT NOT NULL, erase_on
        TEXT NOT NULL, saved_at TEXT NOT NULL, saved_by TEXT NOT NULL, PRIMARY KEY (pk),
        UNIQUE (id)) STRICT;
    CREATE TABLE consultation_settings (pk INTEGER NOT NULL, days_kept INTEGER NOT NULL,
        PRIMARY KEY (pk)) STRICT;
    CREATE TABLE variant_approvals (pk INTEGER NOT NULL, case_id TEXT NOT NULL, state TEXT
        NOT NULL, why TEXT NOT NULL, asked_at TEXT NOT NULL, asked_by TEXT NOT NULL, decider
        TEXT NOT NULL, document TEXT NOT NULL, decided_at TEXT, PRIMARY KEY (pk), UNIQUE
        (case_id), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT
"""


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        op.execute(statement)
