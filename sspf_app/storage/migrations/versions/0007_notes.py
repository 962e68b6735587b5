"""Notes with confidentiality, attachments, network, merged persons.

A migration is never changed once a version with it is out, and imports nothing of the program.
"""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    pass
