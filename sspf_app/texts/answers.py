"""A yes of which a part was taken back, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sspf_app.domain.codes import InformationType
from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_in_sentence

_SHORT = 34
"""Letters that a badge has room for."""


Part = tuple[str, tuple[InformationType, ...]]
"""A name, empty = everybody, and kinds of information, none = all; both = which is not said."""

_HELD = {
    "in_force": N_("In force, except {parts}"),
    "ending": N_("In force, except {parts}, ends soon"),
    "different_terms": N_("Different terms, except {parts}"),
}

_BESIDE = {
    "blocked": (
        N_("custody unverified for one purpose"),
        N_("custody unverified for {n} purposes"),
    ),
    "refused": (N_("no to one purpose"), N_("no to {n} purposes")),
    "withdrawn": (N_("one purpose withdrawn"), N_("{n} purposes withdrawn")),
    "expired": (N_("one purpose has ended"), N_("{n} purposes have ended")),
    "partial": (N_("one purpose partly answered"), N_("{n} purposes partly answered")),
    "waiting": (N_("one purpose awaits an answer"), N_("{n} purposes await an answer")),
    "not_asked": (N_("one purpose not asked"), N_("{n} purposes not asked")),
}


def parts_named(parts: Iterable[Part], words: Words) -> str:
    """All the parts, however long: "the police and health"."""
    return joined([_part(*one, words) for one in parts], words)


def yes_except(parts: Iterable[Part], words: Words) -> str:
    """Such as "Yes, except the police and health"."""
    return words.gettext("Yes, except {parts}").format(parts=parts_named(parts, words))


def yes_except_in_short(parts: Iterable[Part], words: Words) -> str:
    """The same, or that it is a part where there is no room for which."""
    said = yes_except(parts, words)
    return said if len(said) <= _SHORT else words.gettext("Yes, except a part")


def except_in_short(parts: Iterable[Part], words: Words) -> str:
    """What was taken back, beside a word that says that the rest holds: "Except the police"."""
    named = parts_named(parts, words)
    said = words.gettext("Except {parts}").format(parts=named)
    return said if len(said) <= _SHORT else words.gettext("Except a part")


def held_except(state: str, parts: Iterable[Part], words: Words) -> str | None:
    """The state of a case of which a part was taken back: "In force, except the police".

    None where nothing was, or the answers do not hold: the state alone says it all.
    """
    found, message = list(parts), _HELD.get(state)
    if not found or message is None:
        return None
    named = parts_named(found, words)
    if len(named) > _SHORT:
        named = words.gettext("a part")
    return words.marked(message).format(parts=named)


def beside_words(beside: Iterable[str], words: Words) -> str:
    """How the other purposes of a case stand: "one purpose not asked"; empty = none is another."""
    said = (
        words.marked(_BESIDE[state][count > 1]).format(n=count)
        for state, count in Counter(beside).items()
    )
    return ", ".join(said)


def _part(name: str, types: tuple[InformationType, ...], words: Words) -> str:
    kinds = joined([type_in_sentence(one, words) for one in types], words)
    if not name or not kinds:
        return name or kinds or words.gettext("a part")
    return words.gettext("{types} to or from {name}").format(types=kinds, name=name)
