"""Who may be one person: by number, or by name and birth date, spelled nearly alike.

Whoever is entered, moved in, looked for twice or barred is compared by what stands here.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from sspf_app.domain.facts import Person

LEAST_LETTERS = 6
"""Shorter names may differ by a letter and be two people's."""
_MOST_TOGETHER = 40
"""So many people of one birth date are compared with each other; a day has hardly more."""


class Alike(StrEnum):
    """Why two may be one."""

    NUMBER = "number"
    NAME_AND_BIRTH = "name_and_birth"
    NAME = "name"
    """The same name, where the birth date of one of them is not known."""


def alike(person: Person, other: Person) -> Alike | None:
    """Why two may be one person, or nothing. Two numbers, or two birth dates, tell two apart."""
    number, known = digits_of(person.personal_number), digits_of(other.personal_number)
    if number and known:
        return Alike.NUMBER if number == known else None
    if person.born is not None and other.born is not None:
        if person.born != other.born:
            return None
        names = ((one, there) for one in letters_of(person) for there in letters_of(other))
        return Alike.NAME_AND_BIRTH if any(is_nearly(*pair) for pair in names) else None
    return Alike.NAME if letters_of(person) & letters_of(other) else None


def pairs_alike(people: Iterable[Person]) -> Iterator[tuple[Person, Person, Alike]]:
    """Every pair that may be one person, the surest first; each pair once."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for key in _keys(person):
            groups[key].append(person)
    found: dict[tuple[str, str], tuple[Person, Person, Alike]] = {}
    for group in groups.values():
        for one, other in combinations(group[:_MOST_TOGETHER], 2):
            why = alike(one, other)
            if why is not None and one.id != other.id:
                first, second = sorted((one, other), key=lambda row: row.id)
                found[first.id, second.id] = (first, second, why)
    order = list(Alike)
    yield from sorted(found.values(), key=lambda pair: (order.index(pair[2]), pair[0].name))


def _keys(person: Person) -> Iterator[str]:
    """Whoever may be one person shares one of these."""
    number = digits_of(person.personal_number)
    if number:
        yield f"number:{number}"
    if person.born is not None:
        yield f"born:{person.born}"
    for name in letters_of(person):
        yield f"name:{name}"


def digits_of(number: str | None) -> str:
    """A number without its century: the last ten digits tell it."""
    return "".join(sign for sign in number or "" if sign.isdecimal())[-10:]


def letters_of(person: Person) -> set[str]:
    """Names by their letters: no accent, hyphen, space or order of words tells two apart."""
    names = (person.name, *person.aliases)
    return {way for name in names for way in (letters_of_name(name), _in_order(name))} - {""}


@lru_cache(maxsize=100_000)
def letters_of_name(name: str) -> str:
    """One name by its letters alone."""
    return _plain(name).replace(" ", "")


@lru_cache(maxsize=100_000)
def _in_order(name: str) -> str:
    """One name by its letters, whichever word stands first."""
    return "".join(sorted(_plain(name).split()))


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(
        sign if sign.isalpha() else " " for sign in folded if not unicodedata.combining(sign)
    )


def is_nearly(name: str, other: str) -> bool:
    """Whether two names differ by one letter at most, or by two that changed places."""
    if name == other:
        return True
    short, long = sorted((name, other), key=len)
    if len(long) - len(short) > 1 or len(short) < LEAST_LETTERS:
        return False
    same = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    has_swapped = short[same : same + 2] == long[same : same + 2][::-1]
    return short[same + 1 :] == long[same + 1 :] or (
        has_swapped and short[same + 2 :] == long[same + 2 :]
    )
