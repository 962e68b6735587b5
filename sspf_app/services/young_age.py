"""Whether the birth date of a young person can be right.

A year that is wrong by ten or by a hundred makes a child an adult, whose guardians nobody asks.

Source: sharing rules, section 3: the birth date alone tells who must answer.
"""

from __future__ import annotations

from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.domain.time import age_on

OLDEST = 24
"""Nobody older is a young person of this work, which ends at 20 or soon after."""


def is_too_old(born: date | None, day: date) -> bool:
    """Whether a young person born then would be too old on a day."""
    return born is not None and age_on(born, day) > OLDEST


def need_young(person: Person, day: date) -> None:
    """Let a young person through whose birth date can be right on a day.

    Raises:
        DomainError: ``young_person_age`` (name, born, age).
    """
    if person.born is not None and is_too_old(person.born, day):
        age = age_on(person.born, day)
        raise DomainError("young_person_age", name=person.name, born=person.born, age=age)
