"""What leaves as documents of an office, calendar files and notices.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
