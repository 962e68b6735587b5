"""An honest, cautious guess of how hard a password is to guess.

No rules about which characters: what counts is what a guesser who knows people would need. Words
cost by length, and not as random letters; years, dates, rows of the keyboard, repetitions and
well-worn passwords cost next to nothing. The estimate is coarse and meant to be too low.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret

MINIMUM_LENGTH = 12


class Verdict(StrEnum):
    """What to think of a password; the first two are refused."""

    TOO_SHORT = "too_short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard to guess.

    Attributes:
        bits: Estimated binary logarithm of the guesses needed.
        verdict: The same as a step.
    """

    bits: float
    verdict: Verdict

    @property
    def is_enough(self) -> bool:
        """Whether a vault takes this password."""
        return self.verdict not in {Verdict.TOO_SHORT, Verdict.WEAK}


# One guess costs the attacker 64 MiB and three passes at least. At a million guesses a second,
# far beyond what was ever shown for that cost, 2^42 guesses are 50 days, 2^55 a thousand years.
_STEPS = ((75.0, Verdict.STRONG), (55.0, Verdict.GOOD), (42.0, Verdict.FAIR))

_WORN_TEXT = """
password passwort losenord sekret hemlig qwerty asdfgh zxcvbn letmein welcome valkommen sommar
vinter host var sverige stockholm goteborg malmo admin administrator kommun socialtjanst skola
soctjanst sspf polis januari februari mars april juni juli augusti september oktober november
december mandag fredag hejhej hejsan alskling iloveyou abcd fotboll hammarby djurgarden sommarlov
semester jul test hej jag och det som att till med for den min mitt the and you
"""
_WORN = frozenset(_WORN_TEXT.split())
_LONG_WORN = tuple(word for word in _WORN_TEXT.split() if len(word) > 3)
_ROWS = (
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "0123456789" * 3,
)
_LEET = str.maketrans("@4031!5$7", "aaoeiisst")
_PIECES = re.compile(r"[^\W\d_]+|\d+|[\W_]")


def estimate(password: str, *, login: str = "") -> Strength:
    """Estimate the strength of a password.

    Args:
        password: As typed.
        login: A name that a guesser knows and that is worth nothing in the password.
    """
    text = unicodedata.normalize("NFC", password)
    known = frozenset(re.findall(r"[^\W\d_]+", login.casefold()))
    plain = text.casefold().translate(_LEET)
    bits = min(_bits(text, known), _bits(plain, known) + 3)  # 3: which letters were disguised
    if len(text) < MINIMUM_LENGTH:
        return Strength(bits, Verdict.TOO_SHORT)
    for least, verdict in _STEPS:
        if bits >= least:
            return Strength(bits, verdict)
    return Strength(bits, Verdict.WEAK)


def require_strength(password: Secret, login: str) -> None:
    """Refuse a password that is too easy to guess.

    Raises:
        CryptoError: `WEAK_PASSWORD` with the verdict and the least length.
    """
    strength = estimate(bytes(password.view()).decode("utf-8", "surrogatepass"), login=login)
    if not strength.is_enough:
        raise CryptoError(
            Code.WEAK_PASSWORD, verdict=strength.verdict.value, minimum_length=MINIMUM_LENGTH
        )


def _bits(text: str, known: frozenset[str]) -> float:
    """Add up the pieces; one that occurred before costs one bit."""
    seen: set[str] = set()
    total = 0.0
    for piece in _PIECES.findall(text):
        folded = piece.casefold()
        total += 1.0 if folded in seen else _piece_bits(piece, known)
        seen.add(folded)
    return total


def _piece_bits(piece: str, known: frozenset[str]) -> float:
    folded = piece.casefold()
    if folded in known:
        return 1.0
    if _is_row(folded) or (len(set(folded)) == 1 and len(folded) > 2):
        return 5.0
    if piece.isdigit():
        return _digit_bits(piece)
    if piece.isalpha():
        return _word_bits(piece)
    return 3.0 if piece in " -_.,!" else 4.5


def _digit_bits(digits: str) -> float:
    if re.fullmatch(r"(19|20)\d\d", digits):
        return 6.0
    if re.fullmatch(r"((19|20)?\d\d)(0\d|1[0-2])([0-2]\d|3[01])(\d{4})?", digits):
        return 15.0  # a date, or a personnummer: anything but secret
    return math.log2(10) * len(digits)


def _word_bits(word: str) -> float:
    """Cost of a run of letters, as one or more words or, if it looks so, as random letters."""
    folded = "".join(
        char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalpha()
    )
    capitals = 0.0 if word.islower() or word.isupper() else 1.0
    if not word.istitle() and capitals:
        capitals = len(word) * 0.5  # capitals inside a word
    if len(word) < 3 or _looks_random(folded):
        return len(word) * 4.2 + capitals
    if folded in _WORN:
        return 4.0 + capitals
    for worn in _LONG_WORN:
        if worn in folded:
            return 6.0 + 2.0 * (len(folded) - len(worn)) + capitals
    return 7.0 + 2.0 * (len(word) - 3) + capitals


def _looks_random(folded: str) -> bool:
    """Tell whether no language would spell like this."""
    vowels = sum(char in "aeiouy" for char in folded)
    return re.search(r"[^aeiouy]{6}", folded) is not None or vowels * 6 < len(folded)


def _is_row(folded: str) -> bool:
    """Tell whether this runs along the alphabet, the digits or a row of keys, either way."""
    if len(folded) < 3:
        return False
    return any(folded in row or folded[::-1] in row for row in _ROWS)
