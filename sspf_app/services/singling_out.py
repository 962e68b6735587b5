"""What in a text singles a child out: found as one types, with why and a vaguer wording.

Before consent nobody is named: no name, number, class or other detail that singles a child out.
What identifies by itself is never kept (``is_hard``); what may do so together with the rest is
pointed out, and a person decides.

Source: sharing rules, section 7.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sspf_app.services.names_in_text import first_names_in
from sspf_app.services.singling_patterns import (
    AGE,
    ALONE,
    DAY_OR_SPOT,
    EVENT,
    KIN_OF_ROLE,
    NO_NAMES,
    PATTERNS,
    PLACE,
    SENTENCE,
    TELLING,
    WORD,
    Detail,
    grade_in,
)

HARD = frozenset(Detail) - {
    Detail.POSSIBLE_NAME,
    Detail.SCHOOL,
    Detail.TEAM,
    Detail.DATE,
    Detail.RARE,
    Detail.UNIQUE,
}
"""What is never kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A detail in the text.

    Attributes:
        start: First sign; ``end`` is one past the last.
        grade: The grade a class names, for a vaguer wording; None elsewhere.
    """

    kind: Detail
    start: int
    end: int
    found: str
    grade: int | None = None

    @property
    def is_hard(self) -> bool:
        """Whether a text with it is never kept."""
        return self.kind in HARD


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Names that stand in the vault.

    Attributes:
        persons: Names and aliases of persons.
        schools: Names of schools and of persons' workplaces.
        numbers: Personal numbers and phone numbers, digits only.
    """

    persons: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


_GENITIVE = re.compile(r"['’]?s$")


def plain(text: str) -> str:
    """The text as it is searched and kept: no sign that cannot be seen or looks like another."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    folded = unicodedata.normalize("NFKC", shown)
    return "".join(
        str(unicodedata.digit(sign))
        if unicodedata.category(sign) == "Nd"
        else "-"
        if unicodedata.category(sign) == "Pd" and _touches_digit(folded, at)
        else sign
        for at, sign in enumerate(folded)
    )


def _touches_digit(text: str, at: int) -> bool:
    around = text[max(at - 2, 0) : at + 3]
    return any(sign.isdigit() for sign in around)


def find_details(text: str, known: KnownNames) -> tuple[Finding, ...]:
    """Every detail that singles somebody out, in the order of the text, none within another."""
    found: list[Finding] = []
    names = (*_first_and_last(text, known), *_names(text, known))
    by_sign = (*_by_pattern(text), *_numbers(text, known), *names)
    for one in (*by_sign, *_unique(text)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    found += _rare(text, found)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _by_pattern(text: str) -> Iterator[Finding]:
    for kind, pattern in PATTERNS:
        for hit in pattern.finditer(text):
            yield Finding(
                kind=kind,
                start=hit.start(),
                end=hit.end(),
                found=hit[0].strip(),
                grade=grade_in(hit[0]) if kind is Detail.CLASS else None,
            )


def _numbers(text: str, known: KnownNames) -> Iterator[Finding]:
    """Numbers of the vault, however they are grouped."""
    wanted = {one[-9:] for one in known.numbers if len(one) >= 9}
    for hit in re.finditer(r"\d(?:[\s-]?\d){6,14}", text):
        if re.sub(r"\D", "", hit[0])[-9:] in wanted:
            yield Finding(kind=Detail.PHONE, start=hit.start(), end=hit.end(), found=hit[0])


def _names(text: str, known: KnownNames) -> Iterator[Finding]:
    for kind, names in (
        (Detail.KNOWN_NAME, _whole_and_parts(known.persons)),
        (Detail.SCHOOL, tuple(known.schools)),
    ):
        for name in sorted(set(names), key=len, reverse=True):
            pattern = rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)"
            for hit in re.finditer(pattern, text, re.IGNORECASE):
                # A first name in small letters may be a common word: a person decides.
                sure = kind is Detail.SCHOOL or " " in name or hit[0][0].isupper()
                told = kind if sure else Detail.POSSIBLE_NAME
                yield Finding(kind=told, start=hit.start(), end=hit.end(), found=hit[0])
    yield from _possible_names(text)


def _first_and_last(text: str, known: KnownNames) -> Iterator[Finding]:
    """A first name and a surname of one person beside each other, in either order.

    However many names stand between them in the vault, and however they are written: nobody types
    capitals in a hurry.
    """
    pairs = {pair for name in known.persons for pair in _pairs(name.casefold().split())}
    words = list(WORD.finditer(text)) if pairs else []
    for one, other in pairwise(words):
        if text[one.end() : other.start()].strip(" \t\u00a0,"):
            continue
        first, last = one[0].casefold(), other[0].casefold()
        if any((first, form) in pairs for form in (last, _GENITIVE.sub("", last))):
            start, end = one.start(), other.end()
            yield Finding(kind=Detail.KNOWN_NAME, start=start, end=end, found=text[start:end])


def _pairs(parts: list[str]) -> Iterator[tuple[str, str]]:
    for last in parts[1:]:
        yield parts[0], last
        yield last, parts[0]


def _whole_and_parts(names: Iterable[str]) -> tuple[str, ...]:
    whole = [name.strip() for name in names if name.strip()]
    parts = [part for name in whole for part in name.split() if len(part) > 2]
    return (*whole, *parts)


def _possible_names(text: str) -> Iterator[Finding]:
    """Common first names wherever they stand, and within a sentence other words with a capital.

    Where a sentence begins every word has one; places and offices are no names anywhere.
    """
    for start, end in first_names_in(text):
        yield Finding(kind=Detail.POSSIBLE_NAME, start=start, end=end, found=text[start:end])
    for hit in WORD.finditer(text):
        before = text[: hit.start()].rstrip(" \"”'(–-")
        begins = not before or before[-1] in ".!?:\n•"
        word = hit[0]
        if begins or not word[0].isupper() or word.isupper() or word.casefold() in NO_NAMES:
            continue
        yield Finding(kind=Detail.POSSIBLE_NAME, start=hit.start(), end=hit.end(), found=word)


def _unique(text: str) -> Iterator[Finding]:
    """What says that there is one like that; an origin or a crime beside a place does so too.

    As do whose child somebody is by the parent's office, and an event beside its day.
    """
    for sentence in SENTENCE.finditer(text):
        for pattern in _telling_in(sentence[0]):
            for hit in pattern.finditer(sentence[0]):
                start = sentence.start() + hit.start()
                found = hit[0]
                yield Finding(kind=Detail.UNIQUE, start=start, end=start + len(found), found=found)


def _telling_in(sentence: str) -> tuple[re.Pattern[str], ...]:
    """What says that there is one like that, by what else the sentence tells."""
    beside = ((PLACE, TELLING), (DAY_OR_SPOT, EVENT))
    told = (pattern for spot, pattern in beside if spot.search(sentence))
    return (ALONE, KIN_OF_ROLE, *told)


def _overlap(one: Finding, age: re.Match[str]) -> bool:
    return one.start < age.end() and age.start() < one.end


def _rare(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """An age and a school, or a team, or an event with either, may mean only one child."""
    age = AGE.search(text)
    telling = {one.kind for one in found} & {Detail.SCHOOL, Detail.TEAM, Detail.CLASS}
    if age is not None and telling and not any(_overlap(one, age) for one in found):
        yield Finding(kind=Detail.RARE, start=age.start(), end=age.end(), found=age[0])
