"""The sign of a recipient in the names of files: tells whose it is to the coordinator alone.

It depends on the case and the recipient alone: the same however many copies there are, in whatever
order they are made. Consonants alone, as in ``log_seal``: it is never a word or a name.
"""

from __future__ import annotations

import hashlib

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.log_seal import ALPHABET
from sspf_app.services.meeting_views import RecipientView
from sspf_app.texts.catalogue import Words

_LENGTH = 5
"""2.5 million signs: two recipients of a case share one hardly ever, and never by their order."""


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


def party_page_sign(owner: str) -> str:
    """The sign of an owner on a page that tells of several cases: the same whatever they are."""
    return recipient_sign("", owner)


def recipient_view(loaded: LoadedCase, recipient: str, *, readable: int) -> RecipientView:
    """Somebody for whom a copy can be made, with the sign that the name of its file ends with."""
    return RecipientView(
        recipient=recipient,
        name=loaded.name(recipient),
        kind="party" if recipient in loaded.parties else "person",
        readable=readable,
        sign=recipient_sign(loaded.id, recipient),
    )


def own_copy_view(loaded: LoadedCase, words: Words, *, readable: int) -> RecipientView:
    """The coordinator's own copy."""
    return RecipientView(
        recipient=COORDINATOR,
        name=words.gettext("The coordinator's own copy"),
        kind="coordinator",
        readable=readable,
        sign=recipient_sign(loaded.id, loaded.header.coordinator_party),
    )
