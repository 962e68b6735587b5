"""Goals, the course of commitments, versions of the plan.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass
