"""The process of a case: steps, referral, information talk, mapping, closure.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_PROCESS = """
    CREATE TABLE process_settings (pk INTEGER NOT NULL, id TEXT NOT NULL, starts_on TEXT NOT
        NULL, steps TEXT NOT NULL, areas TEXT NOT NULL, concerns TEXT NOT NULL, retention TEXT
        NOT NULL, set_at TEXT NOT NULL, set_by TEXT NOT NULL, withdrawn_at TEXT, PRIMARY KEY
        (pk), UNIQUE (id)) STRICT;
    CREATE TABLE occasions (pk INTEGER NOT NULL, case_id TEXT NOT NULL, meeting TEXT NOT NULL,
        kind TEXT NOT NULL, noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, PRIMARY KEY (pk),
        FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX occasions_of_meeting ON occasions (case_id, meeting);
    CREATE TABLE item_marks (pk INTEGER NOT NULL, case_id TEXT NOT NULL, item TEXT NOT NULL,
        area TEXT NOT NULL, aspect TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX item_marks_of_item ON item_marks (case_id, item);
    CREATE TABLE step_notes (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL, step
        TEXT NOT NULL, noted_as TEXT NOT NULL, day TEXT NOT NULL, noted_at TEXT NOT NULL,
        noted_by TEXT NOT NULL, taken_back_at TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_step_notes_case_id ON step_notes (case_id);
    CREATE TABLE referrals (pk INTEGER NOT NULL, case_id TEXT NOT NULL, meeting TEXT NOT NULL,
        party TEXT, name TEXT NOT NULL, function TEXT NOT NULL, phone TEXT NOT NULL,
        guardians_know INTEGER, reported_on TEXT, language TEXT, needs_interpreter INTEGER NOT
        NULL, noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX referrals_of_meeting ON referrals (case_id, meeting);
    CREATE TABLE information_talks (pk INTEGER NOT NULL, case_id TEXT NOT NULL, meeting TEXT NOT
        NULL, held_by TEXT NOT NULL, language TEXT, mode TEXT NOT NULL, interpreter TEXT NOT
        NULL, told TEXT NOT NULL, told_back TEXT NOT NULL, noted_at TEXT NOT NULL, noted_by TEXT
        NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE
        INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX information_talks_of_meeting ON information_talks (case_id, meeting);
    CREATE TABLE closures (pk INTEGER NOT NULL, case_id TEXT NOT NULL, closing TEXT NOT NULL,
        retention TEXT NOT NULL, continued TEXT NOT NULL, after_contact_on TEXT, noted_at TEXT
        NOT NULL, noted_by TEXT NOT NULL, contacted_on TEXT, PRIMARY KEY (pk), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX closures_by_contact ON closures (contacted_on, after_contact_on);
    CREATE UNIQUE INDEX closures_of_closing ON closures (case_id, closing);
    CREATE TABLE goal_outcomes (pk INTEGER NOT NULL, case_id TEXT NOT NULL, closing TEXT NOT
        NULL, item TEXT NOT NULL, reached TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX goal_outcomes_of_goal ON goal_outcomes (case_id, closing, item);
"""


def upgrade() -> None:
    for statement in _PROCESS.split(";"):
        if statement.strip():
            op.execute(statement)
