"""Imports that can be undone.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    pass
