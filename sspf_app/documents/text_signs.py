"""Signs: which may be printed, which steer a line break, which are dropped."""

import re
import unicodedata

from sspf_app.documents.text_bidi import without_stray_joiners
from sspf_app.domain.errors import DomainError

DRAWN = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2011": "-"})
"""Signs that steer line breaks are drawn, and copied, as what they look like."""

JOINERS = frozenset("\u200c\u200d")
"""Signs without a shape that steer how Arabic letters join."""

# Invisible, often pasted along with a name. Marks of direction have nothing to do: numbers and
# addresses are isolated anyway.
_DROPPED = dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
# Numbers, and numbers with their sign of a chapter or section, stay on one line.
_BLANK_IN_NUMBER = re.compile(r"(?<=\d) (?=[\d§]|kap\.)|(?<=kap\.) (?=\d)")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.? [^\W\d_]{3,14} \d{4}(?!\d)")
# Control characters but the line end, embeddings and overrides of direction, half characters.
_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class MissingGlyphError(DomainError):
    """No font has a character: the text cannot be printed as it is."""

    def __init__(self, character: str, text: str) -> None:
        """Name the character and the text it stands in."""
        super().__init__(
            "missing_glyph", character=character, codepoint=f"U+{ord(character):04X}", text=text
        )


class UnprintableCharacterError(DomainError):
    """A control character, or one that would turn the order of the letters around it."""

    def __init__(self, character: str, text: str) -> None:
        """Name the character by its number; it has no shape of its own."""
        super().__init__("unprintable_character", codepoint=f"U+{ord(character):04X}", text=text)


def printable(text: str) -> str:
    r"""Make a text ready for shaping: composed letters, ``\n`` as the only line end.

    Raises:
        UnprintableCharacterError: it holds a control character or one that reorders letters.
    """
    if text.isascii() and text.isprintable():
        return text
    clean = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).translate(_DROPPED)
    clean = without_stray_joiners(clean.replace("\t", " "))
    if refused := _REFUSED.search(clean):
        raise UnprintableCharacterError(refused.group(), text)
    return clean


def bound(text: str) -> str:
    """The text, with blanks that end no line within a number, a provision and a date."""
    text = _BLANK_IN_NUMBER.sub("\u00a0", text)
    return _DATE.sub(lambda day: day.group().replace(" ", "\u00a0"), text)
