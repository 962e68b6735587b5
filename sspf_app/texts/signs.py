"""What is shown of texts that somebody else may have written.

A name in a file that came from elsewhere may hold signs that turn or hide what stands beside them,
begin a line of their own that looks like an answer, and in a terminal move the cursor or colour it.
"""

from __future__ import annotations

import unicodedata

_PICTURES = 0x2400
_SPACE = 0x20
_DELETE, _DELETE_PICTURE = 0x7F, "\u2421"
_UNKNOWN = "\ufffd"
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows; a mark of direction alone turns nothing."""


def tame(text: str) -> str:
    """The text on one line, with a picture in place of each sign that would steer a terminal."""
    return text if text.isprintable() else "".join(map(_shown, text))


def tame_lines(text: str) -> str:
    """The same where the text may have lines of its own."""
    return "\n".join(map(tame, text.splitlines()))


def tame_json(text: str) -> str:
    """JSON that says the same, with an escape in place of each sign that would steer a terminal."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(sign: str) -> str:
    # What is below a space JSON itself escapes; all that is left is written with four figures.
    return sign if ord(sign) < _SPACE or _shown(sign) == sign else f"\\u{ord(sign):04x}"


def _shown(sign: str) -> str:
    code = ord(sign)
    if code < _SPACE:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return _DELETE_PICTURE
    is_steering = sign in _TURNS or unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
    return _UNKNOWN if is_steering else sign
