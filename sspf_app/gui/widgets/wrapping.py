"""Names on as many lines as they need: what has no room is broken, never left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

_LAST_PARTS = (
    *("gymnasi", "skola", "område", "mottagning", "förvaltning", "myndighet", "tjänst", "gård"),
    *("enhet", "grupp", "team", "central", "polis", "psykiatri", "behandling", "sköterska", "stöd"),
    *("havare", "förälder", "syskon"),
)
"""Later parts of compounds that names of Swedish parties, and roles in a family, often have."""
_VOWELS = "aeiouyåäöéü"
_BETWEEN_VOWELS = re.compile(rf"(?<=[{_VOWELS}])[^\W\d_{_VOWELS}]+(?=[{_VOWELS}])")
_KEPT_BEFORE = ("ng", "ck")
"""Consonants that stay on their line: *ning-en*."""
_TAKEN_ALONG = (
    *("str", "skr", "spr", "tj", "sj", "br", "dr", "fr", "gr", "kr", "pr", "tr"),
    *("bl", "fl", "gl", "kl", "pl"),
)
"""Consonants that go to the next line together, after another one: *Lund-gren*."""
_LEFT_OVER = 3
"""So many letters go to the next line at least, where a word is broken."""


def wrapped(said: str, metrics: QFontMetricsF, width: float, *, most: int = 0) -> list[str]:
    """A name as lines that fit a width.

    Lines end between words, after a hyphen, where the last part of a compound begins, and in the
    middle of a word that has no room on a line of its own.

    Args:
        said: The name.
        metrics: Of the font it is drawn in.
        width: Pixels.
        most: How many lines there may be, the last then ends in an ellipsis; 0 = as it takes.
    """
    lines: list[str] = []
    for piece, glue in _pieces(said, metrics, width):
        longer = f"{lines[-1]}{glue}{piece}" if lines else piece
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines[most - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return lines


def whole_words(said: str, metrics: QFontMetricsF, width: float) -> bool:
    """Whether no word of a name need be broken but after a hyphen."""
    return all(
        metrics.horizontalAdvance(piece) <= width
        for word in said.split()
        for piece in _at_hyphens(word)
    )


def _pieces(said: str, metrics: QFontMetricsF, width: float) -> Iterator[tuple[str, str]]:
    """What stays on one line, and what parts it from the piece before on the same line."""
    for word in said.split():
        glue = " "
        for part in _at_hyphens(word):
            for piece in _broken(part, metrics, width):
                yield piece, glue
                glue = ""


def _at_hyphens(word: str) -> Iterator[str]:
    cuts = [at + 1 for at, letter in enumerate(word) if letter == "-" and 0 < at < len(word) - 1]
    for first, last in pairwise([0, *cuts, len(word)]):
        yield word[first:last]


def _broken(word: str, metrics: QFontMetricsF, width: float) -> Iterator[str]:
    while metrics.horizontalAdvance(word) > width and len(word) > 1:
        at = _cut_at(word, metrics, width)
        yield word[:at] if word[at - 1] == "-" else f"{word[:at]}-"
        word = word[at:]
    yield word


def _cut_at(word: str, metrics: QFontMetricsF, width: float) -> int:
    """How many letters stand before the break."""
    fits = [
        at for at in range(1, len(word)) if metrics.horizontalAdvance(f"{word[:at]}-") <= width
    ] or [1]
    compounds = [at for part in _LAST_PARTS if (at := word.find(part)) in fits and at >= _LEFT_OVER]
    if compounds:
        return max(compounds)
    good = [at for at in fits if 1 < at <= len(word) - _LEFT_OVER]
    return max([at for at in _syllables(word) if at in good] or good or fits)


def _syllables(word: str) -> Iterator[int]:
    """Where syllables begin, as Swedish is divided: one consonant goes along to the next line.

    Source: Svenska skrivregler, of dividing words.
    """
    for hit in _BETWEEN_VOWELS.finditer(word.lower()):
        run = hit[0]
        if run in _KEPT_BEFORE:
            yield hit.end()
        elif run in _TAKEN_ALONG and run.endswith("j"):
            yield hit.start()
        else:
            along = [part for part in _TAKEN_ALONG if run[1:].endswith(part)]
            yield hit.end() - max(map(len, along), default=1)
