"""The code of a printed sheet: eight signs and a check sign, fit to be read out and typed.

The alphabet leaves out 0, 1, B, I, O, S and Z, which are mistaken for other signs. The 29 that are
left are a prime number: with another weight at each place the check sign finds every single wrong
sign and every exchange of two signs.
"""

import re

from sspf_app.domain.errors import DomainError

ALPHABET = "23456789ACDEFGHJKLMNPQRTUVWXY"
LENGTH = 8
CODE_COUNT = len(ALPHABET) ** LENGTH
"""How many codes there are; draw the number of a new one below this at random."""

_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015]+")


def form_code(number: int) -> str:
    """Write a number as a form code, check sign included.

    Args:
        number: From 0 up to, not including, ``CODE_COUNT``.

    Returns:
        Nine signs without separators.

    Raises:
        ValueError: the number is out of range. (A bug.)
    """
    if not 0 <= number < CODE_COUNT:
        raise ValueError(f"no form code for {number}")
    signs: list[str] = []
    for _ in range(LENGTH):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    code = "".join(reversed(signs))
    return code + _check_sign(code)


def check_form_code(typed: str) -> str:
    """Read a code as typed or scanned: case, blanks and hyphens do not matter.

    Returns:
        The nine signs as stored.

    Raises:
        DomainError: ``form_code_wrong`` (typed) when a sign is missing, foreign or wrong.
    """
    code = _SEPARATORS.sub("", typed).upper()
    is_code = len(code) == LENGTH + 1 and all(sign in _VALUE for sign in code)
    if not is_code or _check_sign(code[:LENGTH]) != code[LENGTH]:
        raise DomainError("form_code_wrong", typed=typed)
    return code


def shown_form_code(code: str) -> str:
    """The code as printed: in groups, ``K7M3-P9QX-T``."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def scan_payload(code: str, page: int) -> str:
    """What the square code of a page says: format, code, page number from 1."""
    return f"S1:{code}:{page}"


def _check_sign(code: str) -> str:
    weighted = sum(place * _VALUE[sign] for place, sign in enumerate(code, start=1))
    # Weight 9 at the check sign's own place; the whole then adds up to a multiple of 29.
    return ALPHABET[-weighted * pow(LENGTH + 1, -1, len(ALPHABET)) % len(ALPHABET)]
