"""Fresh identifiers."""

import secrets

_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
_LENGTH = 10
"""32 signs in ten places are 50 bits: no two ids of a vault meet by chance."""


def new_id(prefix: str) -> str:
    """A new identifier: prefix, hyphen, ten random signs without l, o, 0 and 1."""
    return f"{prefix}-{''.join(secrets.choice(_SIGNS) for _ in range(_LENGTH))}"
