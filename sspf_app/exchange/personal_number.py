"""Validation of personal identity numbers and coordination numbers, with `personnummer`."""

import re

from personnummer.personnummer import Personnummer, PersonnummerException

from sspf_app.domain.errors import DomainError

# Twelve digits, the century written out. The library would also take ten, and then a mobile
# number (070-123 45 67) passes as somebody born in 1907. The law stores eight for the birth time.
_FORM = re.compile(r"(1[89]|20)(\d{2})(\d{2})(\d{2})-?(\d{4})", re.ASCII)
_ADDED_TO_DAY = 60


def normalised(text: str) -> str:
    """Bring a number as typed into the form YYYYMMDD-NNNN.

    Blanks (also no-break ones) are ignored, the hyphen may be missing.

    Raises:
        DomainError: ``personal_number_form``, ``personal_number_day`` or
            ``personal_number_check``.
    """
    match = _FORM.fullmatch("".join(text.split()))
    if match is None or match[5].startswith("000"):
        raise DomainError("personal_number_form")
    century, year, month, day, ending = match.groups()
    number = f"{century}{year}{month}{day}-{ending}"
    if is_coordination_number(number) and (month == "00" or int(day) == _ADDED_TO_DAY):
        _check_unknown_birth_time(number)
        return number
    try:
        Personnummer(number)
    except PersonnummerException as error:
        code = "personal_number_day" if _has_check_digit(number) else "personal_number_check"
        raise DomainError(code) from error
    return number


def is_coordination_number(number: str) -> bool:
    """Whether a normalised number is a coordination number (60 added to the day)."""
    return int(number[6:8]) >= _ADDED_TO_DAY


def _check_unknown_birth_time(number: str) -> None:
    # Where month or day of birth is not known it stands as 00 (the day then as 60). Skatteverket
    # gives out such numbers; the library holds them for impossible days.
    month, day = int(number[4:6]), int(number[6:8]) - _ADDED_TO_DAY
    if month > 12 or day > 31:
        raise DomainError("personal_number_day")
    if not _has_check_digit(number):
        raise DomainError("personal_number_check")


def _has_check_digit(number: str) -> bool:
    digits = number[2:8] + number[9:13]
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
