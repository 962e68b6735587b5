"""Whether a person of a sheet is known: in the vault, or from another row of the same sheet.

Names are looked up by their letters with one left out, so that a list of thousands is compared
with a vault of thousands in a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sspf_app.domain.facts import Person
from sspf_app.services.alike import LEAST_LETTERS, digits_of, letters_of
from sspf_app.services.contact_checks import is_same_person

_FIRST_LETTERS = 3
"""Of two names that differ by one letter, the first so many or the last are the same."""


class KnownPeople:
    """Persons by number and by name.

    Attributes:
        is_strict: Only whoever ``is_likely`` may be found: the same name, or nearly the same and
            born the same day.
    """

    def __init__(self, persons: Iterable[Person], *, is_strict: bool = False) -> None:
        self.is_strict = is_strict
        self._by_key: dict[str, list[Person]] = {}
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Know one more."""
        for key in _keys(person, is_strict=self.is_strict):
            self._by_key.setdefault(key, []).append(person)

    def like(self, person: Person) -> tuple[Person, ...]:
        """Who it may be, the surest first."""
        near = {
            other.id: other
            for key in _keys(person, is_strict=self.is_strict)
            for other in self._by_key.get(key, ())
            if other.id != person.id and is_same_person(person, other)
        }
        return tuple(
            sorted(near.values(), key=lambda other: (not is_sure(person, other), other.id))
        )


def is_sure(person: Person, other: Person) -> bool:
    """Whether two persons are surely one: the same number, or the same name and birth date.

    Or, for grown-ups whose birth date nobody wrote, the same name and telephone or address.
    """
    number, known = digits_of(person.personal_number), digits_of(other.personal_number)
    if number and known:
        return number == known
    if not letters_of(person) & letters_of(other):
        return False
    if person.born is not None and person.born == other.born:
        return True
    reached = {digits_of(person.phone)[-7:], (person.email or "").casefold()} - {""}
    return bool(reached & {digits_of(other.phone)[-7:], (other.email or "").casefold()})


def is_likely(person: Person, other: Person) -> bool:
    """Whether somebody has to say if two persons are one.

    The same name is enough, where no birth date or number tells them apart; a name that differs by
    a letter asks for the same birth date too: Anna and Hanna Berg are two people.
    """
    if letters_of(person) & letters_of(other):
        return True
    return person.born is not None and person.born == other.born


def _keys(person: Person, *, is_strict: bool) -> Iterator[str]:
    number = digits_of(person.personal_number)
    if number:
        yield number
    for name in letters_of(person):
        yield name
        if is_strict and person.born is not None:
            yield f"{person.born.isoformat()}{name[:_FIRST_LETTERS]}"
            yield f"{person.born.isoformat()}{name[-_FIRST_LETTERS:]}"
        elif not is_strict and len(name) >= LEAST_LETTERS:
            yield from {name[:at] + name[at + 1 :] for at in range(len(name))}
