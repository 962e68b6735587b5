"""The head of the access log as it is printed: sixteen signs that tell nothing, fit to be typed.

The alphabet holds consonants alone, without W and Y: no group of four is a word or a name, so that
the sign of no paper is ever taken for one. Without H and V none holds what a home or a law is
called in short (HVB, LVU, LVM): who reads it on a paper would ask whose it is. The 17 signs are a
prime number: the last of the sixteen checks the others, and finds every single wrong sign and every
exchange of two.
"""

import re

from sspf_app.domain.errors import DomainError

ALPHABET = "BCDFGJKLMNPQRSTXZ"
LENGTH = 16
_GROUP = 4
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
_LEADING = re.compile(r"^\s*logg?\b[\s:]*", re.IGNORECASE)
"""The word that stands before the head on a paper, in either language."""
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015.]+")


def shown_head(seal: bytes) -> str:
    """The seal of a line of the log as printed, such as ``KPTR-BQXM-LDGJ-ZNCS``.

    Args:
        seal: The 32 bytes that seal the line and all before it; 61 bits of them are shown.
    """
    number = int.from_bytes(seal, "big")
    signs: list[str] = []
    for _ in range(LENGTH - 1):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    return _grouped("".join(signs) + _check_sign("".join(signs)))


def check_head(typed: str) -> str:
    """Read a head off a paper: case, blanks, hyphens and the word before it do not matter.

    Returns:
        The head as printed.

    Raises:
        DomainError: ``log_head_wrong`` (typed) when a sign is missing or foreign;
            ``log_head_misread`` (typed) when there are sixteen, and one is wrong.
    """
    head = _SEPARATORS.sub("", _LEADING.sub("", typed)).upper()
    if len(head) != LENGTH or not all(sign in _VALUE for sign in head):
        raise DomainError("log_head_wrong", typed=typed)
    if _check_sign(head[:-1]) != head[-1]:
        raise DomainError("log_head_misread", typed=typed)
    return _grouped(head)


def _grouped(head: str) -> str:
    return "-".join(head[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def _check_sign(signs: str) -> str:
    weighted = sum(place * _VALUE[sign] for place, sign in enumerate(signs, start=1))
    # Weight 16 at the check sign's own place; the whole then adds up to a multiple of 17.
    return ALPHABET[-weighted * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)]
