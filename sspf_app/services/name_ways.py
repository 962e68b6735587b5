"""The ways a name is written: straight, turned around, without dots, as one word.

"Öberg, Kim", "Kim Oberg" and "kimöberg" name Kim Öberg. Turned around it counts unless both words
are somebody else's: in "Erik Öberg, Kim Berg" nobody is called Kim Öberg. In "Erik Öberg, Kim" it
counts: asking once too often is the safe way to be wrong.

Source: sharing rules, section 6 (a text that names a known person).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from sspf_app.services.folding import normalise, plain

WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile(r"[\s\-\u2010-\u2015\u00b7.,_]*")
_TURNS = re.compile(r"\s*,\s*|[^\S\n]+|[.\-_]")
"""Between a surname and the first name after it: a line may end behind a comma alone."""
_BESIDE = re.compile(r"[^\S\n]+|-")
_GENITIVE = "s"
_FEWEST_LETTERS = 6
"""Of a name that is written as one word: a shorter one is a word of its own."""
_MOST_WORDS = 4
_NO_FIRST_NAMES = frozenset(
    {
        *("med", "om", "för", "till", "från", "och", "av", "hos", "på", "i", "hej", "mot", "efter"),
        *("när", "att", "men", "eller", "även", "eleven", "ungdomen", "killen", "tjejen", "samt"),
    }
)
"""Words that begin a sentence before a surname."""
_DOTLESS = 3
"""So many letters has a name of one word that is known without its dots."""


class Word(NamedTuple):
    """A word of a text: where it stands, folded, and without dots."""

    start: int
    end: int
    folded: str
    bare: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: its first and last word, and whether an s was added to it."""

    first: int
    last: int
    is_genitive: bool
    is_straight: bool


class WrittenText:
    """A text whose words are known by their place; invisible signs in it part words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return tuple(map(_word, WORD.finditer(self.text)))

    @cached_property
    def letters(self) -> str:
        """All of it without dots and without anything between the words."""
        return "".join(WORD.findall(plain(self.text)))

    def between(self, first: Word, second: Word) -> str:
        """What stands between two words."""
        return self.text[first.end : second.start]


class NameWays:
    """A name, and where a text has it in whatever way.

    Attributes:
        words: Of the name, without dots.
    """

    def __init__(self, name: str) -> None:
        self._folded = tuple(normalise(word) for word in WORD.findall(normalise(name)))
        self.words = bare_words(name)
        self._joined = "".join(self.words)
        is_name = all(word.isalpha() for word in self.words)
        self._turns = is_name and 1 < len(self.words) <= _MOST_WORDS
        self._turned = (self.words[-1:] + self.words[:-1]) if self._turns else ()
        runs = {self._joined, "".join(self._turned)} if self._turns else set[str]()
        self._runs = frozenset(run for run in runs if len(run) >= _FEWEST_LETTERS)

    def may_stand_in(self, written: WrittenText) -> bool:
        """Whether the text could have it at all: quick, and never wrong with a no."""
        if not self._joined:
            return False
        runs = (self._joined, "".join(self._turned)) if self._turns else (self._joined,)
        return any(run in written.letters for run in runs)

    def spots(self, written: WrittenText) -> Iterator[Spot]:
        """Where it stands, from the beginning, none within another."""
        if not self.may_stand_in(written):
            return
        at, words = 0, written.words
        while at < len(words):
            spot = self.at(written, at)
            if spot is None:
                at += 1
            else:
                yield spot
                at = spot.last + 1

    def others_in(self, written: WrittenText) -> frozenset[str]:
        """How the text has it, where it is not written as it is known: the words, folded."""
        words = written.words
        return frozenset(
            " ".join(word.folded for word in words[spot.first : spot.last + 1])
            for spot in self.spots(written)
            if not self._is_known(spot, words)
        )

    def at(self, written: WrittenText, at: int) -> Spot | None:
        """Whether it stands at a word, in whatever way."""
        words = written.words
        if len(self.words) == 1:
            return self._alone(words, at)
        spot = self._in_order(written, at, self.words, joins=_JOINS, is_straight=True)
        bare = words[at].bare
        if spot is None and {bare, bare.removesuffix(_GENITIVE)} & self._runs:
            spot = Spot(at, at, is_genitive=bare not in self._runs, is_straight=False)
        if spot is None and self._turns and not self._is_of_another(written, at):
            spot = self._in_order(written, at, self._turned, joins=_TURNS, is_straight=False)
        return spot

    def _alone(self, words: tuple[Word, ...], at: int) -> Spot | None:
        word, (name,) = words[at], self.words
        exact = (self._folded[0], self._folded[0] + _GENITIVE) if len(self._folded) == 1 else ()
        is_here = word.folded in exact
        if not is_here and word.is_capital and len(name) >= _DOTLESS:
            is_here = word.bare in (name, name + _GENITIVE)
        return Spot(at, at, word.bare != name, is_straight=True) if is_here else None

    def _in_order(
        self,
        written: WrittenText,
        at: int,
        wanted: tuple[str, ...],
        *,
        joins: re.Pattern[str],
        is_straight: bool,
    ) -> Spot | None:
        here = written.words[at : at + len(wanted)]
        bare = tuple(word.bare for word in here)
        if bare[:-1] != wanted[:-1] or bare[-1:] not in (
            (wanted[-1],),
            (wanted[-1] + _GENITIVE,),
        ):
            return None
        for place, (first, second) in enumerate(pairwise(here)):
            allowed = joins if is_straight or not place else _JOINS
            if not allowed.fullmatch(written.between(first, second)):
                return None
        return Spot(at, at + len(wanted) - 1, bare[-1] != wanted[-1], is_straight)

    def _is_of_another(self, written: WrittenText, at: int) -> bool:
        """Whether two names meet here, each with a word of its own, or the name begins after it."""
        words = written.words
        if _is_beside(written, at - 1) and words[at - 1].folded not in _NO_FIRST_NAMES:
            return _is_beside(written, at + len(self.words) - 1)
        straight = self._in_order(written, at + 1, self.words, joins=_JOINS, is_straight=True)
        return straight is not None

    def _is_known(self, spot: Spot, words: tuple[Word, ...]) -> bool:
        folded = tuple(word.folded for word in words[spot.first : spot.last + 1])
        known = self._folded[-1:] if len(self._folded) else ()
        genitive = (*self._folded[:-1], *(word + _GENITIVE for word in known))
        return folded in (self._folded, genitive)


def _is_beside(written: WrittenText, at: int) -> bool:
    """Whether two capitalised words stand beside each other, as the parts of a name do."""
    here = written.words[at : at + 2] if at >= 0 else ()
    return (
        len(here) == 2
        and all(word.is_capital for word in here)
        and bool(_BESIDE.fullmatch(written.between(*here)))
    )


def bare_words(name: str) -> tuple[str, ...]:
    """The words of a name without dots: two names are the same where these are."""
    return tuple(WORD.findall(plain(name)))


def search_keys(name: str) -> tuple[str, ...]:
    """Words by which a name is found, besides those it is written with."""
    ways = NameWays(name)
    words = ways.words
    runs = ("".join(words), "".join(words[-1:] + words[:-1])) if len(words) > 1 else ()
    return tuple(dict.fromkeys((*words, *runs)))


def _word(found: re.Match[str]) -> Word:
    said = found.group()
    folded, bare = _folded(said)
    return Word(found.start(), found.end(), folded, bare, said[0].isupper())


@lru_cache(maxsize=4096)
def _folded(word: str) -> tuple[str, str]:
    """A word folded, and without dots: texts are searched part by part, and words come again."""
    return normalise(word), plain(word)
