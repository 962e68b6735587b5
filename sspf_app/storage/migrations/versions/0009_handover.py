"""Packages for a colleague and for another office.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    pass
