"""The words of the window. ``_("...")`` takes a literal; ``.format(...)`` comes outside.

One process speaks one language: ``app`` sets it at the start, from the settings. No Qt here, so
presenters mark their texts the same way.
"""

from sspf_app.texts.catalogue import N_, Words, words_for

__all__ = ["N_", "_", "marked", "ngettext", "pgettext", "use_language", "words"]

_words = words_for("en")


def use_language(language: str) -> None:
    """Speak ``sv`` or ``en`` from now on; what was already built keeps its words."""
    global _words
    _words = words_for(language)


def words() -> Words:
    """The words in use, for the sentences of ``sspf_app.texts``."""
    return _words


def _(message: str) -> str:
    return _words.gettext(message)


def marked(message: str) -> str:
    """Translate what was marked with ``N_`` where it was written."""
    return _words.marked(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text for a number of things; ``.format(n=count)`` comes outside."""
    return _words.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The text where one English word means several things."""
    return _words.pgettext(context, message)
