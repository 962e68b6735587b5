"""From texts to lines: spans with inline bold, line breaks, measured widths.

Lines hold their words in reading order; ``Line.in_sight`` puts them as they stand to the eye. Only
a paragraph with letters that run to the left, or of a language that does, pays for finding out.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sspf_app.documents.text_bidi import RIGHT_TO_LEFT, in_sight, levels, turns
from sspf_app.documents.text_fonts import Face, FontSet, Word
from sspf_app.documents.text_signs import JOINERS, MissingGlyphError, bound, printable

_PIECE = re.compile(r" +|[^ ]+")
# A word may be cut behind a hyphen or slash between letters, not in dates and numbers.
_CUT = re.compile(r"(?<=[^\W\d][-/])(?=[^\W\d])")

# Longer words are shaped in pieces of so many letters: shaping and cutting a word whole takes time
# with the square of its length, and no word people write is as long.
_PIECE_LETTERS = 120

# The fixed sentences of a paper are shaped once; sheets of a batch share them.
_KEPT_TEXTS = 2_000


class Span(NamedTuple):
    """A stretch of text in one cut."""

    text: str
    face: Face = Face.REGULAR


def rich(template: str, **values: object) -> tuple[Span, ...]:
    """Make spans of a catalogue text in which ``**`` switches bold on and off.

    The values are put in literally: asterisks, braces and tags in them are just signs.
    """
    spans: list[Span] = []
    for number, part in enumerate(template.split("**")):
        text = part.format(**values)
        if text:
            spans.append(Span(text, Face.BOLD if number % 2 else Face.REGULAR))
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, blanks among them.

    Attributes:
        words: In reading order.
        advance: Width in thousandths of the font size.
        joint: What stands between it and the next line when they are one: blanks, nothing, or
            the end of the line.
    """

    words: tuple[Word, ...]
    advance: float
    joint: str

    def in_sight(self) -> Sequence[Word]:
        """The words from left to right."""
        return in_sight(self.words)


def spans_of(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Put broken lines together again, to be broken anew."""
    spans: list[Span] = []
    for line in lines:
        spans += [Span(word.text, word.face) for word in line.words]
        spans += [Span(line.joint)] if line.joint else []
    if lines and lines[-1].joint:
        spans.pop()
    # One span for each cut, or the letters of a cut word would be joined again one by one.
    return tuple(
        Span("".join(span.text for span in members), face)
        for face, members in itertools.groupby(spans, key=lambda span: span.face)
    )


class _Unit(NamedTuple):
    """Words that stay together, and the blanks before them."""

    blank: tuple[Word, ...]
    words: tuple[Word, ...]
    advance: float


class Setting(NamedTuple):
    """What text is set with: the fonts, and the language of the document."""

    fonts: FontSet
    language: str

    @property
    def is_rtl(self) -> bool:
        """The language runs to the left: what stands first stands at the right."""
        return self.language in RIGHT_TO_LEFT

    def of(self, language: str) -> "Setting":
        """The same fonts for another language."""
        return self if language == self.language else Setting(self.fonts, language)

    def word(self, text: str, face: Face, level: int = 0) -> Word:
        """A shaped word."""
        return self.fonts.word(text, face, self.language, level)


def break_lines(spans: Sequence[Span], setting: Setting, *, width: float) -> tuple[Line, ...]:
    r"""Break a text into lines.

    Args:
        spans: The text; ``\n`` in it ends a line.
        setting: Fonts and language.
        width: Room for a line, in thousandths of the font size.

    Returns:
        At least one line. A word longer than a line is cut wherever the line ends.

    Raises:
        MissingGlyphError, UnprintableCharacterError: a text cannot be printed as it is.
    """
    return _lines(tuple(spans), setting, width)


@functools.lru_cache(maxsize=_KEPT_TEXTS)
def _lines(spans: tuple[Span, ...], setting: Setting, width: float) -> tuple[Line, ...]:
    # Kept, because a form tries several densities, and most of its widths are the same in all.
    lines: list[Line] = []
    for units in _paragraphs(spans, setting):
        lines += _fill(units, setting, width)
    return tuple(lines)


def widest_unit(spans: Sequence[Span], setting: Setting) -> float:
    """Width of the widest part that a line break leaves whole, in thousandths of the size."""
    units = (unit for units in _paragraphs(tuple(spans), setting) for unit in units)
    return max((unit.advance for unit in units), default=0)


@functools.lru_cache(maxsize=_KEPT_TEXTS)
def _paragraphs(spans: tuple[Span, ...], setting: Setting) -> tuple[tuple[_Unit, ...], ...]:
    """The units of each paragraph, ready to be filled into lines of any width."""
    try:
        return tuple(map(tuple, _shaped(spans, setting)))
    except MissingGlyphError as error:
        # The word alone would not tell the reader where to look.
        text = "".join(span.text for span in spans)
        raise MissingGlyphError(str(error.params["character"]), text) from error


def _shaped(spans: tuple[Span, ...], setting: Setting) -> Iterator[list[_Unit]]:
    for paragraph in _by_line_end(spans):
        whole = "".join(span.text for span in paragraph)
        is_levelled = setting.is_rtl or turns(whole)
        found = levels(whole, is_rtl=setting.is_rtl) if is_levelled else ()
        yield _units(paragraph, setting, found)


def _by_line_end(spans: Iterable[Span]) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for text, face in spans:
        first, *others = bound(printable(text)).split("\n")
        paragraph.append(Span(first, face))
        for other in others:
            yield paragraph
            paragraph = [Span(other, face)]
    yield paragraph


def _units(paragraph: Iterable[Span], setting: Setting, found: tuple[int, ...]) -> list[_Unit]:
    units: list[_Unit] = []
    blank: tuple[Word, ...] = ()
    touches = False  # the last piece was a word, and nothing came between
    at = 0
    for text, face in paragraph:
        for piece in _PIECE.findall(text):
            own, at = found[at : at + len(piece)], at + len(piece)
            if piece[0] == " ":
                blank, touches = _word_pieces(piece, face, setting, own), False
                continue
            parts = _cut_pieces(piece, face, setting, own)
            if touches:
                units[-1] = _joined(units[-1], parts.pop(0))
            for words in parts:
                units.append(_Unit(blank, words, _advance(words)))
                blank = ()
            blank, touches = (), True
    return units


def _cut_pieces(
    piece: str, face: Face, setting: Setting, found: tuple[int, ...]
) -> list[tuple[Word, ...]]:
    """The words of a piece between blanks, one tuple for each part that may start a line."""
    parts: list[tuple[Word, ...]] = []
    at = 0
    for part in _CUT.split(piece):
        parts.append(_word_pieces(part, face, setting, found[at : at + len(part)]))
        at += len(part)
    return parts


def _word_pieces(
    text: str, face: Face, setting: Setting, found: tuple[int, ...]
) -> tuple[Word, ...]:
    """The word: in pieces where it changes its direction, or is longer than any word is."""
    if len(text) <= _PIECE_LETTERS and len(set(found)) < 2:
        return (setting.word(text, face, found[0] if found else 0),)
    words: list[Word] = []
    at = 0
    for level, run in itertools.groupby(found or (0,) * len(text)):
        end = at + len(list(run))
        letters = _letters(text[at:end])
        for start in range(0, len(letters), _PIECE_LETTERS):
            piece = "".join(letters[start : start + _PIECE_LETTERS])
            words.append(setting.word(piece, face, level))
        at = end
    return tuple(words)


def _joined(unit: _Unit, words: tuple[Word, ...]) -> _Unit:
    return _Unit(unit.blank, (*unit.words, *words), unit.advance + _advance(words))


def _advance(words: Iterable[Word]) -> float:
    return sum(word.advance for word in words)


def _fill(units: Sequence[_Unit], setting: Setting, width: float) -> Iterator[Line]:
    words: list[Word] = []
    filled = 0.0
    waiting = list(reversed(units))
    while waiting:
        unit = waiting.pop()
        blank = _advance(unit.blank) if words else 0.0
        if filled + blank + unit.advance <= width:
            words += unit.blank if words else ()
            words += unit.words
            filled += blank + unit.advance
        elif words:
            yield Line(tuple(words), filled, "".join(word.text for word in unit.blank))
            words, filled = [], 0.0
            waiting.append(unit._replace(blank=()))
        else:
            fits, rest = _cut(unit, setting, width)
            yield fits
            waiting += [rest] if rest else []
    yield Line(tuple(words), filled, "\n")


def _cut(unit: _Unit, setting: Setting, width: float) -> tuple[Line, _Unit | None]:
    """Cut a unit that is wider than a line; at least one letter stays on the line."""
    signs: list[Word] = []
    filled = 0.0
    for number, word in enumerate(unit.words):
        letters = [setting.word(text, word.face, word.level) for text in _letters(word.text)]
        for place, letter in enumerate(letters):
            if signs and filled + letter.advance > width:
                rest = (*_joins(letters[place:], setting), *unit.words[number + 1 :])
                return _cut_line(signs, setting), _Unit((), rest, _advance(rest))
            signs.append(letter)
            filled += letter.advance
    return _cut_line(signs, setting), None


def _cut_line(signs: list[Word], setting: Setting) -> Line:
    words = _joins(signs, setting)
    return Line(tuple(words), _advance(words), "")


def _joins(letters: list[Word], setting: Setting) -> list[Word]:
    """Put letters that run to the left into words again, where they join; others stay apart."""
    words: list[Word] = []
    for (face, level), run in itertools.groupby(letters, key=lambda word: (word.face, word.level)):
        if level % 2:
            words.append(setting.word("".join(word.text for word in run), face, level))
        else:
            words += run
    return words


def _letters(text: str) -> list[str]:
    """Letters with their accents."""
    letters: list[str] = []
    for sign in text:
        if letters and (unicodedata.combining(sign) or sign in JOINERS):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters
