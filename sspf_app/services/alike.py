"""Who may be entered twice: by number, or by name and birth date, spelled nearly alike."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations

from sspf_app.domain.facts import Person

_LEAST_LETTERS = 6
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
    number, known = _digits(person.personal_number), _digits(other.personal_number)
    if number and known:
        return Alike.NUMBER if number == known else None
    if person.born is not None and other.born is not None:
        if person.born != other.born:
            return None
        names = ((one, there) for one in _names(person) for there in _names(other))
        return Alike.NAME_AND_BIRTH if any(_is_nearly(*pair) for pair in names) else None
    return Alike.NAME if _names(person) & _names(other) else None


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
    number = _digits(person.personal_number)
    if number:
        yield f"number:{number}"
    if person.born is not None:
        yield f"born:{person.born}"
    for name in _names(person):
        yield f"name:{name}"


def _digits(number: str | None) -> str:
    return "".join(sign for sign in number or "" if sign.isdigit())[-10:]


def _names(person: Person) -> set[str]:
    """Names by their letters, whichever word stands first."""
    return {_folded(name) for name in (person.name, *person.aliases)} - {""}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = "".join(
        sign if sign.isalpha() else " " for sign in plain if not unicodedata.combining(sign)
    )
    return "".join(sorted(words.split()))


def _is_nearly(name: str, other: str) -> bool:
    """Whether two names differ by one letter at most, or by two that changed places."""
    if name == other:
        return True
    short, long = sorted((name, other), key=len)
    if len(long) - len(short) > 1 or len(short) < _LEAST_LETTERS:
        return False
    same = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    has_swapped = short[same : same + 2] == long[same : same + 2][::-1]
    return short[same + 1 :] == long[same + 1 :] or (
        has_swapped and short[same + 2 :] == long[same + 2 :]
    )
