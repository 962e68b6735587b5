"""Passwords that are said on the telephone: Swedish words, drawn at random.

Six words of 1,024 are 60 bits. A reader of a locked paper needs some hundred rounds of hashing for
each guess, so a hundred million guesses a second would take centuries.
"""

import secrets

from sspf_app.crypto.word_list import WORDS

WORD_COUNT = 6


class SpokenPasswords:
    """Fulfils ``sspf_app.services.copies.SpokenPasswords``."""

    def new(self) -> str:
        """Six words in lower case, joined by hyphens."""
        return "-".join(secrets.choice(WORDS) for _ in range(WORD_COUNT))
