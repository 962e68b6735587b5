"""Persons of other cases named in a text: found by whole words, and replaced by "another youth".

A text of one case never names somebody of another, in whatever way the name is written (see
``name_ways``); of a protected person nothing is told but that somebody is named.

Source: sharing rules, section 6 (a text that names a known person).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sspf_app.domain.facts import Person
from sspf_app.domain.time import age_on
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.folding import INVISIBLE
from sspf_app.services.name_ways import NameWays, WrittenText, bare_words
from sspf_app.services.names_in_text import (
    OtherYouths,
    numbers_left_out,
    ordinary_left_out,
)
from sspf_app.services.singling_patterns import NO_NAMES
from sspf_app.texts.catalogue import Words

_GENITIVE = "s"
_AFTER_NAME = re.compile(r"[,;:(/\n]|\s[-\u2013]\s")
_TITLES = frozenset(
    {
        *("mentor", "mentorn", "rektor", "rektorn", "kurator", "kuratorn", "lärare", "läraren"),
        *(
            "polis",
            "polisen",
            "skolsköterska",
            "skolsköterskan",
            "socialsekreterare",
            "handläggare",
        ),
        *("fritidsledare", "fritidsledaren", "koordinator", "koordinatorn", "sspf-koordinator"),
        *("mamma", "pappa", "mor", "far", "enhetschef", "biträdande", "specialpedagog"),
    }
)
"""Words before a name, or instead of one."""


class OtherPeople:
    """Persons of other cases as texts of this one name them, and the texts without their names.

    A text was saved when nobody of that name was known, or under another name: its paper asks
    again. A name that somebody of the case has as well is left as it is.
    """

    def __init__(
        self,
        loaded: LoadedCase,
        people: Iterable[Person],
        texts: Iterable[str],
        *,
        words: Words,
        answered: OtherYouths | None = None,
    ) -> None:
        """Look for them.

        Args:
            loaded: The case.
            people: Persons of whatever case of whose names a word stands in the texts.
            texts: What is to stand on the paper.
            words: The language of the paper.
            answered: Names that are another youth's.
        """
        written = [WrittenText(text) for text in texts]
        own = {one for row in loaded.persons.values() for one in _parts_of_names(row)}
        found = [
            (name, instead_of(row, loaded, words, hides=row.is_protected))
            for row in people
            if row.id not in loaded.persons
            for name in (row.name, *row.aliases)
            if bare_words(name) not in own and is_written(name, written)
        ]
        self._asked = answered or OtherYouths()
        self._instead = words.gettext("another youth")
        self._number_instead = words.gettext("(personal number)")
        found += [
            (one, self._instead)
            for one in self._asked.plain
            if bare_words(one) not in own and is_written(one, written)
        ]
        self._found = sorted(found, key=lambda one: (-len(one[0]), one))

    @property
    def names(self) -> tuple[str, ...]:
        """What no text of the paper may hold: no word that stands on papers for other reasons."""
        asked = {one for one in self._asked.plain if self._asked.printed & {*bare_words(one)}}
        found = (name for name, _instead in self._found if name not in asked)
        return tuple(dict.fromkeys((*found, *self._asked.numbers)))

    def left_out_of(self, text: str) -> str:
        """The text as it may stand there."""
        text = numbers_left_out(text, self._asked.numbers, self._number_instead)
        for name, instead in self._found:
            text = without_names(text, (name,), instead)
        for name in self._asked.ordinary:
            text = ordinary_left_out(text, name, self._instead)
        return text


def instead_of(person: Person, loaded: LoadedCase, words: Words, *, hides: bool) -> str:
    """What stands for somebody of another case; not even the age, of whom it ``hides``."""
    is_young = (
        not hides
        and person.born is not None
        and age_on(person.born, loaded.today) < loaded.situation.policy.adult_at
    )
    return words.gettext("another youth") if is_young else words.gettext("another person")


def is_written(name: str, written: Iterable[WrittenText]) -> bool:
    """Whether one of the texts could have the name, in whatever way it is written."""
    ways = NameWays(name)
    return any(ways.may_stand_in(text) for text in written)


def _parts_of_names(person: Person) -> Iterator[tuple[str, ...]]:
    """The names of a person and each run of words in them, without dots."""
    for name in (person.name, *person.aliases):
        words = bare_words(name)
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                yield words[start:end]


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """The text with every one of the names replaced, the longest first; the rest untouched.

    Args:
        text: As typed.
        names: Full names and aliases.
        instead: What stands in their place; in the genitive an s is added.
    """
    text = unicodedata.normalize("NFC", text)  # a sign and its ring apart would be no word
    written = WrittenText(text.translate(INVISIBLE))
    ways = sorted((NameWays(name) for name in names), key=lambda one: -len(one.words))
    wanted = [one for one in ways if one.may_stand_in(written)]
    parts: list[str] = []
    end, at = 0, 0
    words = written.words
    while wanted and at < len(words):
        spot = next((found for one in wanted if (found := one.at(written, at))), None)
        if spot is None:
            at += 1
            continue
        ending = _GENITIVE if spot.is_genitive else ""
        parts += [written.text[end : words[at].start], instead, ending]
        end, at = words[spot.last].end, spot.last + 1
    return "".join([*parts, written.text[end:]]) if parts else text


def names_typed(typed: str) -> tuple[str, ...]:
    """The name in words such as "Ulla Ek, mentor", and the first one alone; none in "mentorn"."""
    words = _AFTER_NAME.split(typed, maxsplit=1)[0].split()
    while words and words[0].casefold() in _TITLES:
        del words[0]
    if not words or not words[0][0].isupper() or words[0].casefold() in NO_NAMES:
        return ()
    return tuple(dict.fromkeys((" ".join(words), words[0])))
