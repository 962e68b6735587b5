"""Search for what must not be there: runs of withheld words, and withheld names.

Pure text work. Case, width, ligatures, hyphens at line ends, soft hyphens and invisible signs make
no difference. Where it is in doubt it reports.

Source: sharing rules, section 6 (before a file is saved).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from sspf_app.services.folding import INVISIBLE, normalise, without_signs
from sspf_app.services.name_ways import NameWays, WrittenText

RUN = 5
"""So many withheld words in a row are a leak."""

_NUMBER = 7
"""From so many digits on a detail is a telephone number."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAK_IN_WORD = re.compile(r"[-\u2010\u2011]\s*\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")
_BESIDE = frozenset({"So", "No", "Lm"})
"""Kinds of signs that fold into letters or digits and are none: a footnote, a trade mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was found.

    Attributes:
        kind: ``words`` or ``name``, as ``Leak`` has it.
        found: The withheld words as they were withheld, or the name.
    """

    kind: str
    found: str


def letters(text: str) -> str:
    """The words of a text run together: what a name must stand in, however it is broken."""
    return _letters(normalise(text))


def words_in(text: str) -> frozenset[str]:
    """Every word, folded; one that a line end has cut as it is and put together."""
    return frozenset(
        word
        for reading in _readings(text)
        for kind in (_WORD, _LETTERS)  # a digit beside a name is no part of it
        for word in kind.findall(reading)
    )


class WithheldSearch:
    """A search prepared once for one recipient, to be run over every part of a file."""

    def __init__(
        self, *, texts: Iterable[str], names: Iterable[str], readable: Iterable[str]
    ) -> None:
        """Prepare the search.

        Args:
            texts: Texts the recipient may not read.
            names: Names and aliases that may not be there; blank ones are passed over.
            readable: Texts the recipient may read: words that stand there are no leak.
        """
        opened = [_opened(text) for text in readable]
        readings = [reading for text in opened for reading in text.readings]
        allowed = "\0".join(_letters(reading) for reading in readings)
        self._texts = [prepared for text in texts if (prepared := _windows(text, allowed))]
        self._names = [
            (name, pattern, _forms(pattern, readings))
            for name in dict.fromkeys(names)
            if (pattern := _name_pattern(name))
        ]
        ways = [(name, NameWays(name)) for name, _pattern, _allowed in self._names]
        self._ways = [(name, way, _turned(way, opened)) for name, way in ways]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Everything withheld that stands in a text, each run or name once."""
        opened = _opened(text)
        found = [hit for windows in self._texts for hit in _runs(windows, opened.letters)]
        found += [
            Hit(kind="name", found=name)
            for name, pattern, allowed in self._names
            if _forms(pattern, opened.readings) - allowed
        ]
        found += [
            Hit(kind="name", found=name)
            for name, way, allowed in self._ways
            if way.others_in(opened.written) - allowed
        ]
        return tuple(dict.fromkeys(found))


class _Opened:
    """A text as it is searched, whatever for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """See ``_readings``."""
        return tuple(_readings(self._text))

    @cached_property
    def letters(self) -> str:
        """Its words run together."""
        return _letters(self.readings[0])

    @cached_property
    def written(self) -> WrittenText:
        """Its words by their place."""
        return WrittenText(_BREAK_IN_WORD.sub("", without_signs(self._text)))


@lru_cache(maxsize=256)
def _opened(text: str) -> _Opened:
    """A text, opened once: a paper is searched for one thing after another, also when saved."""
    return _Opened(text)


@dataclass(frozen=True, slots=True)
class _Window:
    """Five words of a withheld text: their letters, and where they stand in it."""

    letters: str
    number: int
    start: int
    end: int
    text: str


def _letters(text: str) -> str:
    # Without blanks and hyphens, a break within or between words cannot hide a run.
    return "".join(_WORD.findall(text))


def _windows(text: str, allowed: str) -> list[_Window]:
    clean = normalise(text)
    words = list(_WORD.finditer(clean))
    windows: list[_Window] = []
    for number in range(len(words) - RUN + 1):
        run = words[number : number + RUN]
        letters = "".join(word.group() for word in run)
        if letters not in allowed:
            windows.append(_Window(letters, number, run[0].start(), run[-1].end(), clean))
    return windows


def _runs(windows: list[_Window], letters: str) -> list[Hit]:
    there = [window for window in windows if window.letters in letters]
    if not there:
        return []
    # Windows that follow one another are one run.
    edges = [0]
    edges += [i for i, (a, b) in enumerate(pairwise(there), 1) if b.number != a.number + 1]
    edges.append(len(there))
    return [
        Hit(kind="words", found=there[a].text[there[a].start : there[b - 1].end])
        for a, b in pairwise(edges)
    ]


def _readings(text: str) -> list[str]:
    """The text as it is, with odd signs as blanks, and with words put together at line ends."""
    readings: list[str] = []
    for clean in dict.fromkeys(map(normalise, dict.fromkeys((text, _blanked(text))))):
        readings.append(clean)
        if "\n" in clean:
            readings += [_BREAK_IN_WORD.sub("", clean), _LINE_END.sub("", clean)]
    return readings


def _blanked(text: str) -> str:
    """The text with a blank for every sign that is seen as none, or folds into letters."""
    odd = [
        sign
        for sign in set(text)
        if sign in "ªº"
        or ord(sign) in INVISIBLE
        or (sign > "\x7f" and unicodedata.category(sign) in _BESIDE)
    ]
    return text.translate(dict.fromkeys(map(ord, odd), " ")) if odd else text


def _name_pattern(name: str) -> re.Pattern[str] | None:
    words = _WORD.findall(normalise(name))
    if not words:
        return None
    digits = "".join(words)
    if digits.isdigit() and len(digits) >= _NUMBER:
        return _number_pattern(digits)
    joined = r"[\W_]+".join(re.escape(word) for word in words)
    # A digit beside a name is a footnote; one beside a house number makes it another.
    before = r"[^\W_]" if words[0][0].isdigit() else r"[^\W\d_]"
    after = r"[^\W_]" if words[-1][-1].isdigit() else r"[^\W\d_]"
    # The Swedish genitive ("Annas") names her too.
    return re.compile(rf"(?<!{before}){joined}s?(?!{after})")


def _number_pattern(digits: str) -> re.Pattern[str]:
    """A telephone number, however it is grouped, with and without the country."""
    own = digits.removeprefix("00").removeprefix("46").removeprefix("0")
    spread = r"[\W_]*".join(own)
    return re.compile(rf"(?<![^\W_])(?:(?:00)?46[\W_]*)?0?[\W_]*{spread}(?![^\W_])")


def _forms(pattern: re.Pattern[str], readings: Iterable[str]) -> frozenset[str]:
    return frozenset(
        " ".join(_WORD.findall(found.group()))
        for reading in readings
        for found in pattern.finditer(reading)
    )


def _turned(way: NameWays, readable: Iterable[_Opened]) -> frozenset[str]:
    return frozenset(form for text in readable for form in way.others_in(text.written))
