"""The texts of the forms as versioned data.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
