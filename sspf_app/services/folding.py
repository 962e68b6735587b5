"""Folds away what makes the same words look different.

Source: sharing rules, section 6 (before a file is saved).
"""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

# An invisible sign inside a word must not hide it: controls, formats, variation selectors, fillers.
INVISIBLE = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x1C),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        *(0xAD, 0x34F, 0x61C, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x115F, 0x1160, 0x17B4, 0x17B5),
        *range(0x600, 0x606),
        *range(0x180B, 0x1810),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *(0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0x110BD, 0x110CD),
        *range(0xFE00, 0xFE10),
        *range(0x13430, 0x13440),
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
        *range(0xE0000, 0xE0200),
    ]
)
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], "\n")
# To Python they are letters; in a name they stand for an apostrophe.
_APOSTROPHES = dict.fromkeys([0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2EE, 0xA78B, 0xA78C], "'")
SIGNS = INVISIBLE | _LINE_ENDS | _APOSTROPHES
_FOLDED_AWAY = frozenset(map(chr, SIGNS))
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""They join letters and pictures, or say how a picture looks."""
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th"})


def normalise(text: str) -> str:
    """Fold away what makes the same words look different; line ends stay."""
    if text.isascii() and text.isprintable():  # nothing else is folded in these
        return text.lower()
    # Through capitals first: a text set in capitals has lost differences such as that of ı and i.
    folded = unicodedata.normalize("NFKC", without_signs(text)).upper().casefold()
    # Folding may leave a decomposed form behind, or such a sign.
    return without_signs(unicodedata.normalize("NFKC", folded))


def without_signs(text: str) -> str:
    """The text without ``SIGNS``, or with what they stand for; hardly any text has one."""
    return text if _FOLDED_AWAY.isdisjoint(text) else text.translate(SIGNS)


def same_words(text: str) -> str:
    """What two names have in common that a reader takes for one: signs folded, blanks as one."""
    return " ".join(normalise(text).split())


def as_name(text: str) -> str:
    """A name as it is recorded: on one line, composed letters, no sign that nobody sees.

    What joins letters or pictures stays; what turns their order goes.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(one for one in text if one in _JOINERS or not _is_hidden(one))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def typed_words(text: str) -> list[str]:
    """What is typed to find something in a list, as names are recorded; capitals as small."""
    return as_name(text).casefold().split()


def _is_hidden(sign: str) -> bool:
    return not sign.isspace() and (ord(sign) in INVISIBLE or unicodedata.category(sign) == "Cs")


def plain(text: str) -> str:
    """The folded words without dots, rings and accents: as a foreign keyboard writes them."""
    if text.isascii() and text.isprintable():
        return text.lower()
    apart = unicodedata.normalize("NFKD", normalise(text).translate(_PLAIN))
    return "".join(filterfalse(unicodedata.combining, apart))
