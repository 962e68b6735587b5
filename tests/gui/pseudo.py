"""A language that nobody speaks: English, longer and with marks over its letters.

A text that went through the catalogue stands in brackets, is about a third longer than the English
(as German and Finnish are), and has letters that reach higher and lower than English ones.
"""

from __future__ import annotations

import gettext as gettext_files
import re

from sspf_app.texts.catalogue import Words

_FIELDS = re.compile(r"(\{[^}]*\})")
_MARKED = str.maketrans("aeouAEOUyg", "åéöüÅÉÖÜÿĝ")
_LONGER, _FILLER = 0.35, " åäö"
OPENS, CLOSES = "[", "]"


class PseudoTranslations(gettext_files.NullTranslations):
    """Every text becomes ``pseudo``."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(message: str) -> str:
    """A text longer and with marks; what is to be filled in stays as it is."""
    if not message.strip():
        return message
    parts = _FIELDS.split(message)
    marked = [part if part.startswith("{") else part.translate(_MARKED) for part in parts]
    letters = len(_FIELDS.sub("", message))
    filler = _FILLER * max(1, round(letters * _LONGER / len(_FILLER)))
    return f"{OPENS}{''.join(marked)}{filler}{CLOSES}"


def pseudo_words() -> Words:
    """The words of that language; papers and rules think it is English."""
    return Words("en", PseudoTranslations())
