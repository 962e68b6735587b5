"""Passwords that are said on the telephone: Swedish words, drawn at random.

Six words of 1,024 are 60 bits. A reader of a locked paper needs some hundred rounds of hashing for
each guess, so a hundred million guesses a second would take centuries.

What is heard as six words is typed with blanks, or a capital at the beginning. The key is made of
the one spelling that was drawn, and stays so: no slot opens with more than one string of bytes. At
the door alone, what was typed is tried as it stands first, for a password that somebody chose is
theirs to the last sign; only where that is wrong, and it is six whole words of the list, it is
tried as it would have been drawn. So a guess still has to be the six words, in order; whoever
guesses at the file gains nothing, and whoever guesses at the door is one try poorer.
"""

import re
import secrets
import unicodedata

from sspf_app.crypto.word_list import WORDS

WORD_COUNT = 6
_BETWEEN = re.compile(r"[\s\-\u2010-\u2013]+")
"""Blanks and hyphens, also those that a phone or an editor makes of them."""


class SpokenPasswords:
    """Fulfils ``sspf_app.services.copies.SpokenPasswords``."""

    def new(self) -> str:
        """Six words in lower case, joined by hyphens."""
        return "-".join(secrets.choice(WORDS) for _ in range(WORD_COUNT))


def as_drawn(typed: str) -> str | None:
    """How it was drawn, where six words of the list were typed in another spelling; else None."""
    told = unicodedata.normalize("NFC", typed).casefold()
    words = [word for word in _BETWEEN.split(told) if word]
    drawn = "-".join(words)
    is_drawn = len(words) == WORD_COUNT and set(words) <= set(WORDS)
    return drawn if is_drawn and drawn != typed else None
