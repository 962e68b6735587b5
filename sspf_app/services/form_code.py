"""The code of a printed sheet: eight signs and a check sign, fit to be read out and typed.

The alphabet leaves out 0, 1, B, I, O, S and Z, which are mistaken for other signs. The 29 that are
left are a prime number: with another weight at each place the check sign finds every single wrong
sign and every exchange of two signs. They spell words, so a code that may be one is not handed out.
"""

import re
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError

ALPHABET = "23456789ACDEFGHJKLMNPQRTUVWXY"
LENGTH = 8
CODE_COUNT = len(ALPHABET) ** LENGTH
"""How many codes there are; draw the number of a new one below this at random."""
_SPELLED = re.compile(r"[A-Z]{3}")

_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
_FORMAT, _SCREEN = "S2", "S3"
_PAYLOAD = re.compile(
    r"(?P<told>S[23]:(?P<code>[2-9A-Y]{9}):(?P<page>[1-9][0-9]?):(?P<pages>[1-9][0-9]?))"
    r":(?P<check>[2-9A-Y]{2})",
    re.ASCII,
)
_SPREAD = 37
_EARLIER = "S1"
_EARLIER_PAYLOAD = re.compile(r"S1:(?P<code>[2-9A-Y]{9}):(?P<page>[1-9][0-9]?)", re.ASCII)
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


def may_spell(code: str) -> bool:
    """Whether three letters stand together, which may be a word, a name or what a law is called.

    Of seven codes that are drawn one has none.
    """
    return _SPELLED.search(code) is not None


def shown_form_code(code: str) -> str:
    """The code as printed: in groups, ``K7M3-P9QX-T``."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


@dataclass(frozen=True, slots=True)
class PageCode:
    """What the square code of a page says.

    Attributes:
        code: The form's code, nine signs.
        page: Page, from 1.
        pages: Of how many; 0 = a sheet of an earlier version, which did not say.
        is_screen: Of a form to fill in on a screen, whose boxes lie elsewhere than on paper.
    """

    code: str
    page: int
    pages: int
    is_screen: bool = False


def scan_payload(code: str, page: int, pages: int, *, is_screen: bool = False) -> str:
    """What the square code of a page says: format, code, page, of how many, two check signs."""
    told = f"{_SCREEN if is_screen else _FORMAT}:{code}:{page}:{pages}"
    return f"{told}:{_check_signs(told)}"


def read_payload(text: str) -> PageCode | None:
    """Read a square code; None = it is none of ours.

    Raises:
        DomainError: ``page_code_wrong``: it begins as one of ours, and is not what was printed.
    """
    if text.startswith(f"{_EARLIER}:"):
        return _read_earlier(text)
    if not text.startswith((f"{_FORMAT}:", f"{_SCREEN}:")):
        return None
    found = _PAYLOAD.fullmatch(text)
    if found is None or _check_signs(found["told"]) != found["check"]:
        raise DomainError("page_code_wrong")
    page, pages = int(found["page"]), int(found["pages"])
    try:
        code = check_form_code(found["code"])
    except DomainError:
        raise DomainError("page_code_wrong") from None
    if not 1 <= page <= pages:
        raise DomainError("page_code_wrong")
    return PageCode(code, page, pages, is_screen=text.startswith(_SCREEN))


def _read_earlier(text: str) -> PageCode | None:
    """A code as printed before pages were counted: only the form's own check sign guards it."""
    found = _EARLIER_PAYLOAD.fullmatch(text)
    if found is None:
        return None
    try:
        return PageCode(check_form_code(found["code"]), int(found["page"]), 0)
    except DomainError:
        raise DomainError("page_code_wrong") from None


def _check_signs(told: str) -> str:
    """Two signs over the whole text: any one wrong sign, and any two exchanged, change them."""
    base = len(ALPHABET)
    number = 0
    for sign in told:
        number = (number * _SPREAD + ord(sign)) % base**2
    return ALPHABET[number // base] + ALPHABET[number % base]


def _check_sign(code: str) -> str:
    weighted = sum(place * _VALUE[sign] for place, sign in enumerate(code, start=1))
    # Weight 9 at the check sign's own place; the whole then adds up to a multiple of 29.
    return ALPHABET[-weighted * pow(LENGTH + 1, -1, len(ALPHABET)) % len(ALPHABET)]


def record_prefix(code: str) -> str:
    """How the ids of records read from a sheet begin: the record tells its sheet."""
    return f"k-{code.lower()}"
