"""Consent in full: texts of the forms, requests, decisions, withdrawals, what is apart, scans.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_THE_TEXTS_OF_THE_FORMS = """
    CREATE TABLE form_texts (pk INTEGER NOT NULL, id TEXT NOT NULL, family TEXT NOT NULL, language
        TEXT NOT NULL, version TEXT NOT NULL, terms INTEGER NOT NULL, status TEXT NOT NULL, clauses
        TEXT NOT NULL, sha256 TEXT NOT NULL, source_sha256 TEXT, translator TEXT NOT NULL,
        translated_on TEXT, reviewer TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL,
        edited_at TEXT NOT NULL, edited_by TEXT NOT NULL, approved_at TEXT, approved_by TEXT,
        retired_at TEXT, retired_by TEXT, PRIMARY KEY (pk), UNIQUE (id)) STRICT;
    CREATE INDEX ix_form_texts_sha256 ON form_texts (sha256);
    ALTER TABLE forms ADD COLUMN translation_sha256 TEXT;
"""
_REQUESTS = """
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
_DECISIONS_ABOUT_SIGNATORIES = """
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
_WITHDRAWALS_AND_WHAT_WENT_WRONG = """
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
    ALTER TABLE disclosures ADD COLUMN pages INTEGER;
"""
_APART_FROM_CONSENT = """
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
        DEFERRED) STRICT;
"""
_SCANNED_PAPER = """
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
    CREATE UNIQUE INDEX scan_pieces_in_order ON scan_pieces (scan, page, number);
"""
_COPIES = """
    ALTER TABLE disclosures ADD COLUMN copy TEXT;
"""

# The chasing list is kept with the states of the cases: all of them are worked out anew.
_DUE = "UPDATE case_states SET changes_at = '1970-01-01T00:00:00+00:00', changes_at_us = 0"


def upgrade() -> None:
    parts = (
        _THE_TEXTS_OF_THE_FORMS,
        _REQUESTS,
        _DECISIONS_ABOUT_SIGNATORIES,
        _WITHDRAWALS_AND_WHAT_WENT_WRONG,
        _APART_FROM_CONSENT,
        _SCANNED_PAPER,
        _COPIES,
    )
    for statement in "".join(parts).split(";"):
        if statement.strip():
            op.execute(statement)
    op.execute(_DUE)
