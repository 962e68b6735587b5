"""The first schema: facts, what the office keeps beside them, and the search index.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = """
    CREATE TABLE case_ids (id TEXT NOT NULL, PRIMARY KEY (id)) STRICT;
    CREATE TABLE policy (pk INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT,
        replaced_at TEXT, starts_on TEXT NOT NULL, youth_signs_from INTEGER NOT NULL,
        maturity_from INTEGER NOT NULL, adult_at INTEGER NOT NULL, validity_months_max
        INTEGER NOT NULL, validity_months_default INTEGER NOT NULL, oral_days INTEGER NOT
        NULL, custody_evidence INTEGER NOT NULL, hindered_exception INTEGER NOT NULL,
        hindered_days_max INTEGER NOT NULL, youth_only_track INTEGER NOT NULL,
        youth_copy_from INTEGER NOT NULL, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX policy_by_id ON policy (id);
    CREATE UNIQUE INDEX policy_standing ON policy (id) WHERE replaced_at IS NULL;
    CREATE TABLE parties (pk INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT,
        replaced_at TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, independent INTEGER NOT
        NULL, reveals_place INTEGER NOT NULL, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX parties_by_id ON parties (id);
    CREATE UNIQUE INDEX parties_standing ON parties (id) WHERE replaced_at IS NULL;
    CREATE TABLE persons (pk INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT,
        replaced_at TEXT, name TEXT NOT NULL, aliases TEXT NOT NULL, born TEXT, adult
        INTEGER NOT NULL, died TEXT, personal_number TEXT, protected_identity TEXT NOT NULL,
        language TEXT, needs_interpreter INTEGER NOT NULL, address TEXT, phone TEXT, email
        TEXT, school TEXT, workplace TEXT, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX persons_by_id ON persons (id);
    CREATE UNIQUE INDEX persons_standing ON persons (id) WHERE replaced_at IS NULL;
    CREATE TABLE custody (pk INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT,
        replaced_at TEXT, child TEXT NOT NULL, holder TEXT NOT NULL, kind TEXT NOT NULL,
        starts_on TEXT NOT NULL, ends_on TEXT, evidence TEXT, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX custody_by_id ON custody (id);
    CREATE UNIQUE INDEX custody_standing ON custody (id) WHERE replaced_at IS NULL;
    CREATE INDEX ix_custody_child ON custody (child);
    CREATE TABLE cases (pk INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT, replaced_at
        TEXT, young_person TEXT NOT NULL, coordinator_party TEXT NOT NULL, opened_at TEXT
        NOT NULL, opened_at_us INTEGER NOT NULL, reference TEXT, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX cases_by_id ON cases (id);
    CREATE UNIQUE INDEX cases_standing ON cases (id) WHERE replaced_at IS NULL;
    CREATE INDEX ix_cases_young_person ON cases (young_person);
    CREATE TABLE closings (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, closed_at TEXT NOT NULL, closed_at_us INTEGER
        NOT NULL, reopened_at TEXT, reopened_at_us INTEGER, reason TEXT, PRIMARY KEY (pk),
        FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX closings_by_case_id ON closings (case_id);
    CREATE UNIQUE INDEX closings_standing ON closings (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE pauses (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, starts_at TEXT NOT NULL, ends_at TEXT, reason
        TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE
        INITIALLY DEFERRED) STRICT;
    CREATE INDEX pauses_by_case_id ON pauses (case_id);
    CREATE UNIQUE INDEX pauses_standing ON pauses (case_id, id) WHERE replaced_at IS NULL;
    CREATE TABLE purposes (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, text TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX purposes_by_case_id ON purposes (case_id);
    CREATE UNIQUE INDEX purposes_standing ON purposes (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE participations (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT
        NULL, recorded_at TEXT, replaced_at TEXT, party TEXT NOT NULL, joined_on TEXT NOT
        NULL, left_on TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX participations_by_case_id ON participations (case_id);
    CREATE UNIQUE INDEX participations_standing ON participations (case_id, id) WHERE
        replaced_at IS NULL;
    CREATE TABLE maturity (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, person TEXT NOT NULL, assessed_on TEXT NOT NULL,
        mature INTEGER NOT NULL, types TEXT NOT NULL, assessed_by TEXT, reason TEXT, PRIMARY
        KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT;
    CREATE INDEX maturity_by_case_id ON maturity (case_id);
    CREATE UNIQUE INDEX maturity_standing ON maturity (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE exceptions (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, guardian TEXT NOT NULL, starts_on TEXT NOT NULL,
        ends_on TEXT NOT NULL, hindrance TEXT NOT NULL, cannot_wait TEXT NOT NULL, ground
        TEXT NOT NULL, ground_reason TEXT NOT NULL, decided_by TEXT NOT NULL, PRIMARY KEY
        (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED)
        STRICT;
    CREATE INDEX exceptions_by_case_id ON exceptions (case_id);
    CREATE UNIQUE INDEX exceptions_standing ON exceptions (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE youth_only (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, starts_on TEXT NOT NULL, ends_on TEXT,
        decided_by TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX youth_only_by_case_id ON youth_only (case_id);
    CREATE UNIQUE INDEX youth_only_standing ON youth_only (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE requests (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, signatory TEXT NOT NULL, purpose TEXT NOT NULL,
        subjects TEXT NOT NULL, sent_at TEXT NOT NULL, closed_at TEXT, PRIMARY KEY (pk),
        FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX requests_by_case_id ON requests (case_id);
    CREATE UNIQUE INDEX requests_standing ON requests (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE consents (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, signatory TEXT NOT NULL, purpose TEXT NOT NULL,
        subjects TEXT NOT NULL, terms INTEGER NOT NULL, form_version TEXT NOT NULL, language
        TEXT NOT NULL, answer TEXT NOT NULL, medium TEXT NOT NULL, signed_on TEXT NOT NULL,
        signed_time TEXT, valid_from TEXT, valid_to TEXT, free_words_unconfirmed INTEGER NOT
        NULL, free_words TEXT, witness TEXT, grants TEXT NOT NULL, exclusions TEXT NOT NULL,
        invalidated_because TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids
        (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX consents_by_case_id ON consents (case_id);
    CREATE UNIQUE INDEX consents_standing ON consents (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE withdrawals (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, signatory TEXT NOT NULL, received_at TEXT NOT
        NULL, received_by TEXT NOT NULL, subjects TEXT NOT NULL, purposes TEXT NOT NULL,
        parties TEXT NOT NULL, types TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id)
        REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX withdrawals_by_case_id ON withdrawals (case_id);
    CREATE UNIQUE INDEX withdrawals_standing ON withdrawals (case_id, id) WHERE replaced_at
        IS NULL;
    CREATE TABLE meetings (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, starts_at TEXT NOT NULL, starts_at_us INTEGER
        NOT NULL, purpose TEXT NOT NULL, participants TEXT NOT NULL, place TEXT, PRIMARY KEY
        (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED)
        STRICT;
    CREATE INDEX meetings_by_case_id ON meetings (case_id);
    CREATE UNIQUE INDEX meetings_standing ON meetings (case_id, id) WHERE replaced_at IS
        NULL;
    CREATE TABLE items (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, meeting TEXT NOT NULL, text TEXT NOT NULL,
        source TEXT NOT NULL, about TEXT NOT NULL, types TEXT NOT NULL, hide_from_guardians
        INTEGER NOT NULL, share_with_guardians INTEGER NOT NULL, oral_only INTEGER NOT NULL,
        from_legal_disclosure INTEGER NOT NULL, independent_source_confirmed INTEGER NOT
        NULL, hidden_placement INTEGER NOT NULL, commitment TEXT, PRIMARY KEY (pk), FOREIGN
        KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX items_by_case_id ON items (case_id);
    CREATE UNIQUE INDEX items_standing ON items (case_id, id) WHERE replaced_at IS NULL;
    CREATE TABLE legal_disclosures (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT
        NULL, recorded_at TEXT, replaced_at TEXT, paragraph TEXT NOT NULL, recipient TEXT
        NOT NULL, at TEXT NOT NULL, assessor TEXT NOT NULL, what TEXT, circumstances TEXT,
        approved_by TEXT, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX legal_disclosures_by_case_id ON legal_disclosures (case_id);
    CREATE UNIQUE INDEX legal_disclosures_standing ON legal_disclosures (case_id, id) WHERE
        replaced_at IS NULL;
    CREATE TABLE notes (pk INTEGER NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL,
        recorded_at TEXT, replaced_at TEXT, purpose TEXT NOT NULL, at TEXT NOT NULL, text
        TEXT NOT NULL, PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX notes_by_case_id ON notes (case_id);
    CREATE UNIQUE INDEX notes_standing ON notes (case_id, id) WHERE replaced_at IS NULL;
    CREATE TABLE users (pk INTEGER NOT NULL, id TEXT NOT NULL, login TEXT NOT NULL, name
        TEXT NOT NULL, role TEXT NOT NULL, created_at TEXT NOT NULL, ended_at TEXT, PRIMARY
        KEY (pk), UNIQUE (id)) STRICT;
    CREATE TABLE office (pk INTEGER NOT NULL, committee TEXT NOT NULL, unit TEXT NOT NULL,
        coordinator TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, email TEXT
        NOT NULL, data_protection_officer TEXT NOT NULL, backup_folder TEXT, own_party TEXT,
        PRIMARY KEY (pk)) STRICT;
    CREATE TABLE contacts (pk INTEGER NOT NULL, id TEXT NOT NULL, party TEXT NOT NULL, name
        TEXT NOT NULL, function TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
        PRIMARY KEY (pk), UNIQUE (id)) STRICT;
    CREATE INDEX ix_contacts_party ON contacts (party);
    CREATE TABLE forms (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        purpose TEXT NOT NULL, signatory TEXT NOT NULL, subjects TEXT NOT NULL, request TEXT
        NOT NULL, rows TEXT NOT NULL, recipients TEXT NOT NULL, valid_from TEXT, valid_to
        TEXT NOT NULL, terms INTEGER NOT NULL, form_version TEXT NOT NULL, language TEXT NOT
        NULL, text_sha256 TEXT NOT NULL, printed_at TEXT NOT NULL, printed_by TEXT NOT NULL,
        PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES case_ids (id)
        DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_forms_case_id ON forms (case_id);
    CREATE TABLE disclosures (pk INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL,
        kind TEXT NOT NULL, recipient TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL,
        what TEXT NOT NULL, parts TEXT NOT NULL, records TEXT NOT NULL, meeting TEXT, sha256
        TEXT, file_name TEXT, PRIMARY KEY (pk), UNIQUE (id), FOREIGN KEY(case_id) REFERENCES
        case_ids (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE INDEX ix_disclosures_case_id ON disclosures (case_id);
    CREATE TABLE attendance (pk INTEGER NOT NULL, case_id TEXT NOT NULL, meeting TEXT NOT
        NULL, participant TEXT NOT NULL, presence TEXT NOT NULL, names TEXT NOT NULL,
        PRIMARY KEY (pk), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT;
    CREATE UNIQUE INDEX attendance_of_participant ON attendance (case_id, meeting,
        participant);
    CREATE TABLE drafts (pk INTEGER NOT NULL, "key" TEXT NOT NULL, text TEXT NOT NULL,
        saved_at TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (pk), UNIQUE ("key"))
        STRICT;
    CREATE TABLE access_log (pk INTEGER NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL,
        role TEXT NOT NULL, workstation TEXT NOT NULL, action TEXT NOT NULL, subject TEXT
        NOT NULL, case_id TEXT, reason TEXT, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX ix_access_log_case_id ON access_log (case_id);
    CREATE TABLE history (pk INTEGER NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL, kind
        TEXT NOT NULL, row_id TEXT NOT NULL, case_id TEXT, field TEXT NOT NULL, old TEXT,
        new TEXT, PRIMARY KEY (pk)) STRICT;
    CREATE INDEX ix_history_case_id ON history (case_id);
    CREATE INDEX ix_history_row_id ON history (row_id);
    CREATE TABLE case_states (case_id TEXT NOT NULL, state TEXT NOT NULL, ends_on TEXT,
        changes_at TEXT, changes_at_us INTEGER, computed_at TEXT NOT NULL, PRIMARY KEY
        (case_id), FOREIGN KEY(case_id) REFERENCES case_ids (id) DEFERRABLE INITIALLY
        DEFERRED) STRICT;
    CREATE TABLE series (name TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name))
        STRICT;
"""

_SEARCH = (
    # Letters are letters: a search for "as" does not find "ås". Prefixes of two and three letters
    # are indexed, and what leaves the index leaves the file.
    "CREATE VIRTUAL TABLE search USING fts5("
    "title, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for statement in _SEARCH:
        op.execute(statement)
