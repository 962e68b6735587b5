"""Persons of other cases named in a text: found by whole words, and replaced by "another youth".

A text of one case never names somebody of another. Only words are compared, folded as the search
of withheld names folds them; of a protected person nothing is told but that somebody is named.

Source: sharing rules, section 6 (a text that names a known person).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sspf_app.domain.facts import Person
from sspf_app.domain.time import age_on
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.singling_patterns import NO_NAMES
from sspf_app.services.withheld import letters, normalise
from sspf_app.texts.catalogue import Words

_WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile(r"[\s\-\u2010-\u2015\u00b7.,]*")
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
        self, loaded: LoadedCase, people: Iterable[Person], texts: Iterable[str], *, words: Words
    ) -> None:
        """Look for them.

        Args:
            loaded: The case.
            people: Persons of whatever case of whose names a word stands in the texts.
            texts: What is to stand on the paper.
            words: The language of the paper.
        """
        written = letters("\n".join(texts))
        own = {one for row in loaded.persons.values() for one in _parts_of_names(row)}
        found = [
            (name, instead_of(row, loaded, words, hides=row.is_protected))
            for row in people
            if row.id not in loaded.persons
            for name in (row.name, *row.aliases)
            if letters(name) and letters(name) in written and _folded_words(name) not in own
        ]
        self._found = sorted(found, key=lambda one: (-len(one[0]), one))

    @property
    def names(self) -> tuple[str, ...]:
        """What no text of the paper may hold."""
        return tuple(dict.fromkeys(name for name, _instead in self._found))

    def left_out_of(self, text: str) -> str:
        """The text as it may stand there."""
        for name, instead in self._found:
            text = without_names(text, (name,), instead)
        return text


def instead_of(person: Person, loaded: LoadedCase, words: Words, *, hides: bool) -> str:
    """What stands for somebody of another case; not even the age, of whom it ``hides``."""
    is_young = (
        not hides
        and person.born is not None
        and age_on(person.born, loaded.today) < loaded.situation.policy.adult_at
    )
    return words.gettext("another youth") if is_young else words.gettext("another person")


def _parts_of_names(person: Person) -> Iterator[tuple[str, ...]]:
    """The names of a person and each run of words in them, folded."""
    for name in (person.name, *person.aliases):
        words = _folded_words(name)
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
    wanted = sorted(
        {words for name in names if (words := _folded_words(name))}, key=len, reverse=True
    )
    tokens = list(_WORD.finditer(text))
    folded = [normalise(token.group()) for token in tokens]
    parts: list[str] = []
    end, at = 0, 0
    while at < len(tokens):
        found = next((one for one in wanted if _stands(one, text, tokens, folded, at)), None)
        if found is None:
            at += 1
            continue
        last = at + len(found) - 1
        is_genitive = folded[last] != found[-1]
        parts += [text[end : tokens[at].start()], instead, _GENITIVE if is_genitive else ""]
        end, at = tokens[last].end(), last + 1
    return "".join([*parts, text[end:]])


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(normalise(word) for word in _WORD.findall(name))


def _stands(
    name: tuple[str, ...], text: str, tokens: list[re.Match[str]], folded: list[str], at: int
) -> bool:
    """Whether the name stands at a word: the same words, the last perhaps in the genitive."""
    here = folded[at : at + len(name)]
    if len(here) < len(name) or tuple(here[:-1]) != name[:-1]:
        return False
    if here[-1] not in (name[-1], name[-1] + _GENITIVE):
        return False
    gaps = zip(tokens[at : at + len(name)], tokens[at + 1 : at + len(name)], strict=False)
    return all(_JOINS.fullmatch(text[a.end() : b.start()]) for a, b in gaps)


def names_typed(typed: str) -> tuple[str, ...]:
    """The name in words such as "Ulla Ek, mentor", and the first one alone; none in "mentorn"."""
    words = _AFTER_NAME.split(typed, maxsplit=1)[0].split()
    while words and words[0].casefold() in _TITLES:
        del words[0]
    if not words or not words[0][0].isupper() or words[0].casefold() in NO_NAMES:
        return ()
    return tuple(dict.fromkeys((" ".join(words), words[0])))
