"""The catalogue: English is the message itself, Swedish is looked up.

Modules mark their texts as ``_ = words.gettext`` and ``_("...")``; ``N_`` marks a text in a table
that is translated where it is used.
"""

from __future__ import annotations

import gettext as gettext_files
from functools import lru_cache

from sspf_app import assets
from sspf_app.texts.compiled import CompiledWords

LANGUAGES = ("sv", "en")
"""Languages of the program; the first is the default."""


def N_(message: str) -> str:  # noqa: N802  the usual name of the marker
    """Mark a text that is translated later."""
    return message


class Words:
    """The words of one language.

    Attributes:
        language: ``sv`` or ``en``.
    """

    def __init__(self, language: str, translations: gettext_files.NullTranslations) -> None:
        """Keep the language and its translations."""
        self.language = language
        self._translations = translations

    def gettext(self, message: str) -> str:
        """The text in this language."""
        return self._translations.gettext(message)

    def marked(self, message: str) -> str:
        """The text in this language of a message marked with ``N_`` where it stands."""
        return self._translations.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """The text in this language, where one English word means several things."""
        return self._translations.pgettext(context, message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The text for a number of things."""
        return self._translations.ngettext(singular, plural, count)


@lru_cache(maxsize=len(LANGUAGES))
def words_for(language: str) -> Words:
    """The words of a language of the program.

    Raises:
        ValueError: for another language.
        FileNotFoundError: if the Swedish catalogue was never compiled.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    if language == "en":
        return Words("en", gettext_files.NullTranslations())
    compiled = assets.path("locale/sv/LC_MESSAGES/sspf.mo").read_bytes()
    return Words("sv", CompiledWords(compiled))
