"""Goals, the course of commitments, versions of the plan.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_PLANS = """
    CREATE TABLE plan_parts (pk INTEGER NOT NULL, case_id TEXT NOT NULL, item TEXT NOT NULL,
        kind TEXT NOT NULL, root TEXT NOT NULL, parent TEXT, position INTEGER NOT NULL,
        in_person TEXT NOT NULL, removed_at TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX plan_parts_of_item ON plan_parts (case_id, item);
    CREATE TABLE commitment_steps (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, item TEXT NOT NULL, status TEXT NOT NULL, day TEXT NOT NULL, noted_at TEXT NOT
        NULL, noted_by TEXT NOT NULL, told_by TEXT NOT NULL, comment TEXT NOT NULL, is_undo
        INTEGER NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES
        case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX commitment_steps_of_item ON commitment_steps (case_id, item);
    CREATE TABLE commitment_states (pk INTEGER NOT NULL, case_id TEXT NOT NULL, item TEXT NOT
        NULL, status TEXT NOT NULL, day TEXT NOT NULL, is_open INTEGER NOT NULL, PRIMARY KEY
        (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED)
        STRICT;
    CREATE UNIQUE INDEX commitment_states_of_item ON commitment_states (case_id, item);
    CREATE TABLE commitment_lapses (pk INTEGER NOT NULL, case_id TEXT NOT NULL, item TEXT NOT
        NULL, recorded_at TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX commitment_lapses_of_item ON commitment_lapses (case_id, item);
    CREATE TABLE plan_versions (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        purpose TEXT NOT NULL, number INTEGER NOT NULL, set_on TEXT NOT NULL, approved_by TEXT
        NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, lines TEXT NOT NULL, meeting
        TEXT, reason TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX plan_versions_in_order ON plan_versions (case_id, purpose, number);
    CREATE INDEX items_promised_by ON items (json_extract(commitment, '$.due_on'),
        json_extract(commitment, '$.responsible'), case_id, id) WHERE commitment IS NOT NULL
        AND replaced_at IS NULL;
    DELETE FROM case_states WHERE case_id IN (SELECT case_id FROM items WHERE commitment IS NOT
        NULL AND replaced_at IS NULL)
"""


def upgrade() -> None:
    for statement in _PLANS.split(";"):
        if statement.strip():
            op.execute(statement)
