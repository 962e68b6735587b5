"""Whether a person of a sheet is known: in the vault, or from another row of the same sheet.

Names are looked up by their letters with one left out, so that a list of thousands is compared
with a vault of thousands in a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sspf_app.domain.facts import Person
from sspf_app.services.contact_checks import is_same_person, letters_of

_LEAST_LETTERS = 6
"""As in ``contact_checks``: shorter names may differ by one letter and be two people's."""


class KnownPeople:
    """Persons by number and by name."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._by_key: dict[str, list[Person]] = {}
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Know one more."""
        for key in _keys(person):
            self._by_key.setdefault(key, []).append(person)

    def like(self, person: Person) -> tuple[Person, ...]:
        """Who it may be, the surest first."""
        near = {
            other.id: other
            for key in _keys(person)
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
    number, known = _digits(person.personal_number), _digits(other.personal_number)
    if number and known:
        return number == known
    if not letters_of(person) & letters_of(other):
        return False
    if person.born is not None and person.born == other.born:
        return True
    reached = {_digits(person.phone)[-7:], (person.email or "").casefold()} - {""}
    return bool(reached & {_digits(other.phone)[-7:], (other.email or "").casefold()})


def _keys(person: Person) -> Iterator[str]:
    number = _digits(person.personal_number)
    if number:
        yield number[-10:]
    for name in letters_of(person):
        yield name
        if len(name) >= _LEAST_LETTERS:
            yield from {name[:at] + name[at + 1 :] for at in range(len(name))}


def _digits(text: str | None) -> str:
    return "".join(sign for sign in text or "" if sign.isdecimal())
