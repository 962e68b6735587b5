"""Recovery words: 128 random bits and a 12-bit checksum as fourteen Swedish words.

Source: the idea is BIP-0039's; the list and the longer checksum are our own, see
docs/decisions/0020-recovery-words.md.
"""

import hashlib
import re
import unicodedata
from functools import cache

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.word_list import WORDS

ENTROPY_BYTES = 16
WORD_COUNT = 14
BITS_PER_WORD = 10
CHECKSUM_BITS = WORD_COUNT * BITS_PER_WORD - ENTROPY_BYTES * 8
PREFIX_LETTERS = 4
"""So many letters are enough to tell a word from all others."""


def encode(entropy: Secret) -> tuple[str, ...]:
    """Write 16 random bytes as 14 words."""
    number = int.from_bytes(entropy.view()) << CHECKSUM_BITS | _checksum(entropy)
    shifts = range((WORD_COUNT - 1) * BITS_PER_WORD, -1, -BITS_PER_WORD)
    return tuple(WORDS[number >> shift & (len(WORDS) - 1)] for shift in shifts)


def decode(typed: str) -> Secret:
    """Read words as a person types them.

    Case, spaces, line breaks, numbers and punctuation do not matter; å, ä and ö may be typed as a
    and o; the first four letters of a word are enough.

    Returns:
        The 16 bytes.

    Raises:
        CryptoError: `WORD_UNKNOWN` with the position (from 1) of the first word that is not in the
            list; `WORD_COUNT`; `WORDS_CHECKSUM` if the words do not belong together.
    """
    numbers: list[int] = []
    for position, word in enumerate(re.findall(r"[^\W\d_]+", _fold(typed)), start=1):
        number = _find(word)
        if number is None:
            raise CryptoError(Code.WORD_UNKNOWN, position=position)
        numbers.append(number)
    if len(numbers) != WORD_COUNT:
        raise CryptoError(Code.WORD_COUNT, found=len(numbers), expected=WORD_COUNT)
    joined = 0
    for number in numbers:
        joined = joined << BITS_PER_WORD | number
    entropy = Secret((joined >> CHECKSUM_BITS).to_bytes(ENTROPY_BYTES))
    if joined & ((1 << CHECKSUM_BITS) - 1) != _checksum(entropy):
        entropy.wipe()
        raise CryptoError(Code.WORDS_CHECKSUM)
    return entropy


def complete(typed: str) -> tuple[str, ...]:
    """List the words that begin like this, in the order of the list; none for no letters."""
    start = _fold(typed).strip()
    return tuple(word for word in WORDS if start and _fold(word).startswith(start))


def is_same_word(typed: str, word: str) -> bool:
    """Tell whether a typed word means this word of the list."""
    number = _find(_fold(typed).strip())
    return number is not None and WORDS[number] == word


def _checksum(entropy: Secret) -> int:
    digest = hashlib.sha256(b"sspf-words/1" + entropy.view()).digest()
    return int.from_bytes(digest[:2]) >> 16 - CHECKSUM_BITS


def _fold(text: str) -> str:
    """Lower case, without rings, dots and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def _numbers() -> dict[str, int]:
    """The place of each word in the list, by its folded first letters."""
    return {_fold(word)[:PREFIX_LETTERS]: number for number, word in enumerate(WORDS)}


def _find(folded: str) -> int | None:
    number = _numbers().get(folded[:PREFIX_LETTERS])
    if number is None or not _fold(WORDS[number]).startswith(folded):
        return None
    return number
