"""In which form a paper left: plain, fillable, archive or dispatch copy.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute("ALTER TABLE disclosures ADD COLUMN copy TEXT")
