"""Series, rosters, rooms, locked minutes and their versions, adjustment.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = """
    CREATE TABLE meeting_versions (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, meeting TEXT NOT NULL, number INTEGER NOT NULL, locked_at TEXT NOT NULL, locked_by
        TEXT NOT NULL, reason TEXT NOT NULL, opened_at TEXT, opened_by TEXT NOT NULL,
        opened_because TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX meeting_versions_of_meeting ON meeting_versions (case_id, meeting);
    CREATE TABLE adjustments (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        meeting TEXT NOT NULL, version INTEGER NOT NULL, participant TEXT NOT NULL, reply TEXT
        NOT NULL, replied_on TEXT NOT NULL, remark TEXT NOT NULL, noted_at TEXT NOT NULL,
        noted_by TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES
        case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX adjustments_of_meeting ON adjustments (case_id, meeting);
    CREATE TABLE planned_points (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, meeting TEXT NOT NULL, heading TEXT NOT NULL, source TEXT NOT NULL, about TEXT NOT
        NULL, types TEXT NOT NULL, position INTEGER NOT NULL, planned_at TEXT NOT NULL,
        planned_by TEXT NOT NULL, taken_at TEXT, removed_at TEXT, PRIMARY KEY (pk), UNIQUE (id),
        FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX planned_points_of_meeting ON planned_points (case_id, meeting);
    CREATE TABLE meeting_series (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT
        NULL, every_weeks INTEGER NOT NULL, begun_at TEXT NOT NULL, begun_by TEXT NOT NULL,
        ended_at TEXT, ended_by TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE (id), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX meeting_series_of_case ON meeting_series (case_id);
    CREATE TABLE rooms (pk INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, place
        TEXT NOT NULL, ended_at TEXT, PRIMARY KEY (pk), UNIQUE (id)) STRICT;
    CREATE TABLE rosters (pk INTEGER NOT NULL, id TEXT NOT NULL, starts_at TEXT NOT NULL,
        room TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, PRIMARY KEY (pk),
        UNIQUE (id)) STRICT;
    CREATE TABLE meeting_settings (pk INTEGER NOT NULL, case_id TEXT NOT NULL, meeting TEXT
        NOT NULL, series TEXT NOT NULL, roster TEXT NOT NULL, position INTEGER NOT NULL, room
        TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE UNIQUE INDEX meeting_settings_of_meeting ON meeting_settings (case_id, meeting);
    CREATE INDEX meeting_settings_of_roster ON meeting_settings (roster);
"""


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
