"""The sign of a recipient in the names of files: tells whose it is to the coordinator alone.

It depends on the case and the recipient alone: the same however many copies there are, in whatever
order they are made. Consonants alone, as in ``log_seal``: it is never a word or a name.
"""

from __future__ import annotations

import hashlib

from sspf_app.services.log_seal import ALPHABET

_LENGTH = 5
"""1.4 million signs: two recipients of a case share one hardly ever, and never by their order."""


def recipient_sign(case: str, recipient: str) -> str:
    """Five consonants, such as ``KPTRB``.

    Args:
        case: Identifier of the case; without it nobody can work out whose the sign is.
        recipient: Identifier of the party or person.
    """
    digest = hashlib.sha256(f"{case}\n{recipient}".encode()).digest()
    number = int.from_bytes(digest, "big")
    signs: list[str] = []
    for _ in range(_LENGTH):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    return "".join(signs)


def sign_across_cases(recipient: str) -> str:
    """The sign on a paper that is of no single case: the same whatever cases it tells of."""
    return recipient_sign("", recipient)
