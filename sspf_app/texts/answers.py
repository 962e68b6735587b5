"""A yes of which a part was taken back, in words."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import InformationType
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_in_sentence

_SHORT = 34
"""Letters that a badge has room for."""


Part = tuple[str, tuple[InformationType, ...]]
"""A name, empty = everybody, and kinds of information, none = all."""


def yes_except(parts: Iterable[Part], words: Words) -> str:
    """Such as "Yes, except the police and health"."""
    said = joined([_part(*one, words) for one in parts], words)
    return words.gettext("Yes, except {parts}").format(parts=said)


def yes_except_in_short(parts: Iterable[Part], words: Words) -> str:
    """The same, or that it is a part where there is no room for which."""
    said = yes_except(parts, words)
    return said if len(said) <= _SHORT else words.gettext("Yes, except a part")


def except_in_short(parts: Iterable[Part], words: Words) -> str:
    """What was taken back, beside a word that says that the rest holds: "Except the police"."""
    named = joined([_part(*one, words) for one in parts], words)
    said = words.gettext("Except {parts}").format(parts=named)
    return said if len(said) <= _SHORT else words.gettext("Except a part")


def _part(name: str, types: tuple[InformationType, ...], words: Words) -> str:
    kinds = joined([type_in_sentence(one, words) for one in types], words)
    if not name or not kinds:
        return name or kinds
    return words.gettext("{types} to or from {name}").format(types=kinds, name=name)
