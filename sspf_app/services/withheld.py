"""Search for what must not be there: runs of withheld words, and withheld names.

Pure text work. Case, width, ligatures, hyphens at line ends, soft hyphens and invisible signs make
no difference. Where it is in doubt it reports.

Source: sharing rules, section 6 (before a file is saved).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

RUN = 5
"""So many withheld words in a row are a leak."""

_NUMBER = 7
"""From so many digits on a detail is a telephone number."""

_WORD = re.compile(r"[^\W_]+")
_BREAK_IN_WORD = re.compile(r"[-\u2010\u2011]\s*\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")
# An invisible sign inside a word must not hide it.
_INVISIBLE = dict.fromkeys(
    [
        *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was found.

    Attributes:
        kind: ``words`` or ``name``, as ``Leak`` has it.
        found: The withheld words as they were withheld, or the name.
    """

    kind: str
    found: str


def normalise(text: str) -> str:
    """Fold away what makes the same words look different; line ends stay."""
    # Through capitals first: a text set in capitals has lost differences such as that of ı and i.
    folded = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).upper().casefold()
    # Folding may leave a decomposed form behind.
    return unicodedata.normalize("NFKC", folded).translate(_INVISIBLE)


def letters(text: str) -> str:
    """The words of a text run together: what a name must stand in, however it is broken."""
    return _letters(normalise(text))


def words_in(text: str) -> frozenset[str]:
    """Every word, folded; one that a line end has cut as it is and put together."""
    return frozenset(word for reading in _readings(text) for word in _WORD.findall(reading))


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
        readings = [reading for text in readable for reading in _readings(text)]
        allowed = "\0".join(_letters(reading) for reading in readings)
        self._texts = [prepared for text in texts if (prepared := _windows(text, allowed))]
        self._names = [
            (name, pattern, _forms(pattern, readings))
            for name in dict.fromkeys(names)
            if (pattern := _name_pattern(name))
        ]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Everything withheld that stands in a text, each run or name once."""
        readings = _readings(text)
        letters = _letters(readings[0])
        found = [hit for windows in self._texts for hit in _runs(windows, letters)]
        found += [
            Hit(kind="name", found=name)
            for name, pattern, allowed in self._names
            if _forms(pattern, readings) - allowed
        ]
        return tuple(dict.fromkeys(found))


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
    """The text as it is, and with words put together that a line end has cut."""
    clean = normalise(text)
    if "\n" not in clean:
        return [clean]
    return [clean, _BREAK_IN_WORD.sub("", clean), _LINE_END.sub("", clean)]


def _name_pattern(name: str) -> re.Pattern[str] | None:
    words = _WORD.findall(normalise(name))
    if not words:
        return None
    digits = "".join(words)
    if digits.isdigit() and len(digits) >= _NUMBER:
        return _number_pattern(digits)
    joined = r"[\W_]+".join(re.escape(word) for word in words)
    # The Swedish genitive ("Annas") names her too.
    return re.compile(rf"(?<![^\W_]){joined}s?(?![^\W_])")


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
