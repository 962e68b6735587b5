"""Whether somebody has written why: words that a unit manager can judge, not a sign to get past.

It is a rule of the hand, no judge of what is true: what is written is looked at in the log.

Source: SoLPuL (2001:454) 10 § (access is to be documented so that it can be reviewed).
"""

from __future__ import annotations

import re
import unicodedata

from sspf_app.domain.errors import DomainError

REFUSALS = ("reason_says_nothing", "reason_names_somebody")
"""Codes with which a reason is refused: they are told where it is written."""
FEWEST_WORDS = 3
FEWEST_LETTERS = 10
"""Letters of two words together, where there is no third."""
_FEWEST_REAL = 2
"""Words of more than one letter: one word alone is no reason."""
_SHORTEST = 2
"""Letters of a word; a letter alone is none."""
_FEWEST_KINDS = 5
"""Different letters: fewer are a key that was held down."""
_FEWEST_OF_WORDS = 6
"""Letters of three words together: "a b c" says nothing."""
_RUN = 4
"""Keys beside one another from here on are no word."""
_WORD = re.compile(r"[^\W\d_]+")
_KEYS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzåäö")


def is_reason(text: str) -> bool:
    """Whether the text can be a reason: words that are not play of fingers, and more than one.

    Three words do, or two with ten letters together. A word said again, keys beside one another
    and one letter alone count for nothing; a short word, such as "i", counts as a word beside
    others.
    """
    said = unicodedata.normalize("NFC", text.casefold())  # a sign and its dots apart are one letter
    words = [one for one in dict.fromkeys(_WORD.findall(said)) if not _is_run(one)]
    letters = "".join(words)
    real = sum(1 for one in words if len(one) >= _SHORTEST)
    if len(set(letters)) < _FEWEST_KINDS or real < _FEWEST_REAL:
        return False
    fewest = FEWEST_LETTERS if len(words) < FEWEST_WORDS else _FEWEST_OF_WORDS
    return len(letters) >= fewest


def need_reason(text: str, *, missing: str, **params: object) -> str:
    """The reason without spaces around it.

    Args:
        text: As it was typed.
        missing: The code where nothing is written.
        params: What its sentence needs.

    Raises:
        DomainError: ``missing``; ``reason_says_nothing``: something is written, and it is none.
    """
    if not text.strip():
        raise DomainError(missing, **params)
    if not is_reason(text):
        raise DomainError("reason_says_nothing")
    return text.strip()


def _is_run(word: str) -> bool:
    """Whether a word is keys beside one another, or its beginning said again and again."""
    if len(word) < _RUN:
        return len(set(word)) == 1 and len(word) > 1
    if any(word in keys or word[::-1] in keys for keys in _KEYS):
        return True
    return any(
        (word[:n] * len(word)).startswith(word)
        for n in range(1, len(word) // 2 + 1)
        if n >= _RUN or len(word) // n > _SHORTEST
    )
