"""The process of a case: steps, referral, information talk, mapping, closure.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    pass
