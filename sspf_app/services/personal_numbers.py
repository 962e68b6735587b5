"""Personal identity numbers and coordination numbers: a port, and how they are shown.

A number is stored as it was given. It is never a key, never required, and no birth date, age or
sex is ever derived from it: by law its day may be a neighbouring one.

Source: lag (2022:1697) om samordningsnummer, 2 kap.; folkbokföringslagen (1991:481), 18 §.
"""

from typing import Protocol


class PersonalNumbers(Protocol):
    """Knows which numbers can exist."""

    def normalised(self, text: str) -> str:
        """Bring a number as typed into the form YYYYMMDD-NNNN.

        Raises:
            DomainError: ``personal_number_form`` (not twelve digits, a telephone number),
                ``personal_number_day`` (no such day) or ``personal_number_check`` (wrong check
                digit); none of them repeats the number.
        """
        ...

    def is_coordination_number(self, number: str) -> bool:
        """Whether a normalised number is a coordination number (60 added to the day)."""
        ...


def masked(number: str) -> str:
    """The number as screens show it until asked: ``20120514-****``."""
    return f"{number[:8]}-****"
