"""Requests, contact rules and what is awaited.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES = """
    CREATE TABLE request_groups (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, number TEXT NOT NULL, purpose TEXT NOT NULL, made_at TEXT NOT NULL, made_by
        TEXT NOT NULL, rows TEXT NOT NULL, recipients TEXT NOT NULL, valid_to TEXT NOT
        NULL, terms INTEGER NOT NULL, policy TEXT, problem TEXT, signers TEXT NOT NULL,
        PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_request_groups_case_id ON request_groups (case_id);
    CREATE TABLE grouped_sheets (pk INTEGER NOT NULL, form TEXT NOT NULL, "group" TEXT NOT
        NULL, case_id TEXT NOT NULL, joined_at TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE
        (form), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT;
    CREATE INDEX ix_grouped_sheets_case_id ON grouped_sheets (case_id);
    CREATE TABLE contact_rules (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT,
        person TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, starts_on TEXT NOT
        NULL, set_at TEXT NOT NULL, set_by TEXT NOT NULL, lifted_at TEXT, lifted_by TEXT,
        lifted_because TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_contact_rules_case_id ON contact_rules (case_id);
    CREATE TABLE chase_events (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, purpose TEXT NOT NULL, signatory TEXT NOT NULL, kind TEXT NOT NULL, day TEXT
        NOT NULL, way TEXT NOT NULL, note TEXT NOT NULL, next_on TEXT, recorded_at TEXT
        NOT NULL, "by" TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_chase_events_case_id ON chase_events (case_id);
    CREATE TABLE chase_states (case_id TEXT NOT NULL, purpose TEXT NOT NULL, state TEXT
        NOT NULL, missing TEXT NOT NULL, asked_on TEXT, next_on TEXT, ends_on TEXT, act
        TEXT NOT NULL, act_on TEXT, PRIMARY KEY (case_id, purpose), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
"""

# The chasing list is kept with the states of the cases: all of them are worked out anew.
_DUE = "UPDATE case_states SET changes_at = '1970-01-01T00:00:00+00:00', changes_at_us = 0"


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    op.execute(_DUE)
