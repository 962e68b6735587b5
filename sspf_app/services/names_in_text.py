"""Words of a text that could be somebody's name, and personal numbers: what is asked about.

Within a sentence every word with a capital is asked about unless it is known to name nobody, or
somebody of the case; where a sentence begins, only a first name that is common or stands in the
vault. Nobody is told whose it is: that somebody stands in the vault may itself be a secret.

Source: sharing rules, section 6 (a text that names a known person); domain, section 2.5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sspf_app.services.folding import INVISIBLE
from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.name_ways import Word, WrittenText
from sspf_app.services.singling_patterns import personal_numbers
from sspf_app.services.swedish_names import (
    AFTER_ABBREVIATION,
    AFTER_NAME,
    BEFORE_NOUN,
    FIRST_NAMES,
    KINDS_OF_PLACES,
    MONTHS,
    NAMES_NOBODY,
    OTHER_IN_GENITIVE,
    WORDS_TOO,
    is_of_place,
)

_GENITIVE = "s"
_BEGINS = ".!?:;\n\u2022\u2026"
_BESIDE = re.compile(r"[^\S\n]+|[-\u2010\u2011]")
_OPENING = " \t\"'\u201d\u201c\u2019(\u2013-\u00ab\u00bb*"
_SHORTEST = 2
_AND = "och"
_DID = "ade"
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_BEFORE_MONTH = frozenset({"i", "under", "sedan", "från", "till", "mot", "av"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWritten:
    """A name that may be somebody's, as the text has it.

    Attributes:
        key: Its words, folded and without dots, with blanks between; or the digits of a number.
    """

    key: str
    said: str
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLists:
    """Words by which a name is told from other words, each folded and without dots.

    Attributes:
        known: First names of persons of other cases.
        own: Words of names of whom the case or the meeting knows: never asked about.
        familiar: Words of names of parties and their contacts: asked about only if ``known``.
        answered: Whom names mean, as was answered before.
    """

    known: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    familiar: frozenset[str] = frozenset()
    answered: Mapping[str, NameMeaning] = field(default_factory=dict[str, NameMeaning])


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherYouths:
    """Names that are another youth's, as was answered.

    Attributes:
        names: Their keys, as in ``NameWritten``.
        printed: Words that stand on papers for other reasons: of who wrote it, came, or is a party.
    """

    names: tuple[str, ...] = ()
    printed: frozenset[str] = frozenset()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Digits of personal numbers among them."""
        return tuple(one for one in self.names if one.isdigit())

    @property
    def ordinary(self) -> tuple[str, ...]:
        """Those that are other words too, so that small letters never mean anybody."""
        return tuple(one for one in self.names if one in WORDS_TOO)

    @property
    def plain(self) -> tuple[str, ...]:
        """All others."""
        return tuple(one for one in self.names if one not in {*self.numbers, *self.ordinary})


def names_to_ask(text: str, lists: NameLists) -> tuple[NameWritten, ...]:
    """What nobody has answered for yet, each once."""
    text, covered = _as_seen(text), _covered(lists.answered)
    found: dict[str, NameWritten] = {}
    for one in (*_names(text, lists), *_numbers(text)):
        if one.key not in lists.answered and not _is_covered(one, covered):
            found.setdefault(one.key, one)
    return tuple(found.values())


def first_names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that are common first names, also where a sentence begins.

    By the words beside them: "Linda ringde" and not "Linda foten".

    Args:
        text: Without signs that are not seen.

    Yields:
        The place of the first sign, and one past the last.
    """
    written = WrittenText(text)
    for at, word in enumerate(written.words):
        if word.is_capital and _forms(word) & FIRST_NAMES and _is_name_here(written, at):
            yield word.start, word.end


def ordinary_left_out(text: str, key: str, instead: str) -> str:
    """The text without a name that is another word too, where it stands as a name."""
    text = _as_seen(text)
    written = WrittenText(text)
    for at in reversed(range(len(written.words))):
        word = written.words[at]
        if word.is_capital and key in _forms(word) and _is_name_here(written, at):
            ending = _GENITIVE if word.bare != key else ""
            text = f"{text[: word.start]}{instead}{ending}{text[word.end :]}"
    return text


def numbers_left_out(text: str, digits: Iterable[str], instead: str) -> str:
    """The text without these personal numbers."""
    wanted = frozenset(digits)
    text = _as_seen(text) if wanted else text
    for first, last in reversed(_number_spots(text) if wanted else ()):
        if _digits(text[first:last]) in wanted:
            text = f"{text[:first]}{instead}{text[last:]}"
    return text


def _names(text: str, lists: NameLists) -> Iterator[NameWritten]:
    written = WrittenText(text)
    words = written.words
    runs: list[list[int]] = []
    for at, word in enumerate(words):
        if not word.is_capital or not _is_asked(written, at, lists):
            continue
        is_beside = bool(runs) and runs[-1][-1] == at - 1
        if is_beside and _BESIDE.fullmatch(written.between(words[at - 1], word)):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        first, last = words[run[0]], words[run[-1]]
        yield NameWritten(
            key=" ".join(_base(words[at], lists) for at in run),
            said=written.text[first.start : last.end],
        )


def _numbers(text: str) -> Iterator[NameWritten]:
    for first, last in _number_spots(text):
        said = text[first:last]
        if key := _digits(said):
            yield NameWritten(key=key, said=said, is_number=True)


def _number_spots(text: str) -> tuple[tuple[int, int], ...]:
    """Where personal numbers stand, whichever dash stands in them."""
    return personal_numbers(text.translate(_DASHES))


def _as_seen(text: str) -> str:
    """The text as it looks: a letter and its dots or ring are one sign, what is not seen is gone.

    What is pasted from a Mac or a PDF has them apart, and would be no word.
    """
    return unicodedata.normalize("NFC", text.translate(INVISIBLE))


def _digits(said: str) -> str:
    return re.sub(r"\D", "", said)


def _is_asked(written: WrittenText, at: int, lists: NameLists) -> bool:
    word = written.words[at]
    forms = _forms(word)
    if forms & lists.own:
        return False
    if forms & lists.known:
        return _is_name_here(written, at)
    if len(word.bare) < _SHORTEST or not word.bare.isalpha() or forms & lists.familiar:
        return False
    is_common = bool(forms & FIRST_NAMES)
    if _begins_sentence(written, word) or written.text[word.start : word.end].isupper():
        return is_common and _is_name_here(written, at)
    if is_common:
        return _is_name_here(written, at)
    is_nobody = forms & NAMES_NOBODY or is_of_place(word.bare)
    return not (is_nobody or _is_called_behind_its_kind(written, at))


def _is_called_behind_its_kind(written: WrittenText, at: int) -> bool:
    """Whether it says which home, school or club: "HVB Gläntan", "föreningen Tallen"."""
    if not at:
        return False
    before = written.words[at - 1]
    said = written.text[before.start : before.end]
    is_short = len(said) >= _SHORTEST and said.isupper() and before.bare in NAMES_NOBODY
    return (is_short or before.bare in KINDS_OF_PLACES) and bool(
        _BESIDE.fullmatch(written.between(before, written.words[at]))
    )


def _is_name_here(written: WrittenText, at: int) -> bool:
    """Whether a first name is one where it stands: "Hans" before a noun says whose that is."""
    word = written.words[at]
    if not _forms(word) & WORDS_TOO:
        return True
    if not _begins_sentence(written, word):
        return not _is_month_or_law(written, at)
    if word.bare not in WORDS_TOO:
        return word.bare not in OTHER_IN_GENITIVE
    after = list(written.words[at + 1 : at + 3])
    if after and after[0].folded == _AND:
        del after[0]  # "Sol och Alva" are two, "sol och värme" nobody
        return bool(after) and after[0].is_capital
    return bool(after) and (after[0].is_capital or _is_verb(after[0].folded, after=word.bare))


def _is_verb(folded: str, *, after: str) -> bool:
    """Whether a word tells what somebody does or did: "Linda skickade", not "Den skadade"."""
    return folded in AFTER_NAME or (folded.endswith(_DID) and after not in BEFORE_NOUN)


def _is_month_or_law(written: WrittenText, at: int) -> bool:
    """Whether it is a month behind "i" or a number, or a law such as SoL."""
    word = written.words[at]
    said = written.text[word.start : word.end]
    if said[-1].isupper() and not said.isupper():
        return True
    before = written.words[at - 1].folded if at else ""
    return word.bare in MONTHS and (before in _BEFORE_MONTH or before.isdigit())


def _begins_sentence(written: WrittenText, word: Word) -> bool:
    before = written.text[: word.start].rstrip(_OPENING)
    if not before:
        return True
    if AFTER_ABBREVIATION.search(before):
        return False
    return before[-1] in _BEGINS or "\n" in written.text[len(before) : word.start]


def _forms(word: Word) -> frozenset[str]:
    """The word, and without the s of a genitive."""
    return frozenset({word.bare, word.bare.removesuffix(_GENITIVE)})


def _base(word: Word, lists: NameLists) -> str:
    """The word as its answer is kept: without a genitive where that is sure to be one."""
    bare = word.bare
    short = bare.removesuffix(_GENITIVE)
    for some in (lists.known, FIRST_NAMES):
        if bare in some:
            return bare
        if short in some:
            return short
    return bare


def _covered(answered: Mapping[str, NameMeaning]) -> frozenset[str]:
    """Words that an answer is for: of another youth, whose surname may be a word, the first."""
    return frozenset(
        word
        for key, meaning in answered.items()
        for word in (key.split()[:1] if meaning is NameMeaning.OTHER_YOUTH else key.split())
    )


def _is_covered(one: NameWritten, covered: frozenset[str]) -> bool:
    if one.is_number:
        return False
    words = one.key.split()
    return all({word, word.removesuffix(_GENITIVE)} & covered for word in words)
