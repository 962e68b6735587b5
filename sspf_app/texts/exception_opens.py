"""What an exception for a hindered guardian opens, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import kind_label, type_in_sentence

NOTHING = "nothing"
"""Said in a question that goes elsewhere, where nothing opens as the answers stand."""
YOUNG, OTHER = "young", "other"
"""Whom it is about, in such a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who would learn what they may not learn now.

    Attributes:
        name: Of the party or person; empty where somebody in the case has protected identity.
        kind: Of the party; None = a person.
        is_young: It is about the young person of the case, not about somebody else in it.
        types: Kinds of information a party may know.
        items: How many items that are written down a person may read.
    """

    name: str
    kind: PartyKind | None = None
    is_young: bool = True
    types: tuple[InformationType, ...] = ()
    items: int = 0


def opens_lines(found: Iterable[Opening], words: Words) -> Iterator[str]:
    """A line for each who would know more; one where nobody would."""
    lines = [_line(one, words) for one in found]
    yield from lines or [_nothing(words)]


def opens_words(found: Iterable[Opening], words: Words) -> str:
    """All of it, and that the reasons limit nothing."""
    return "\n".join((*opens_lines(found, words), opens_bound(words)))


def opens_said(said: str, words: Words) -> str:
    """A line of a question that came from elsewhere; as it is where it cannot be read."""
    if said == NOTHING:
        return _nothing(words)
    try:
        about, what, name = said.split("; ", 2)
        if what.isdigit():
            return _line(Opening(name=name, items=int(what)), words)
        types = tuple(InformationType(code) for code in what.split(","))
    except ValueError:
        return said
    return _line(Opening(name=name, is_young=about == YOUNG, types=types), words)


def opens_bound(words: Words) -> str:
    """That the reasons bind nothing, and that what is ticked later counts too."""
    return words.gettext(
        "The exception cannot be limited to a part of this, whatever its reasons say. What the "
        "others who answer tick while it lasts counts too."
    )


def _nothing(words: Words) -> str:
    return words.gettext("Nothing, as the answers stand now.")


def _line(one: Opening, words: Words) -> str:
    _ = words.gettext
    if not one.types:
        said = words.ngettext(
            "{name} may read {n} entry that is written down",
            "{name} may read {n} entries that are written down",
            one.items,
        )
        return said.format(name=one.name or _("a person in the case"), n=one.items)
    name = one.name or (kind_label(one.kind, words) if one.kind else _("a party"))
    kinds = joined([type_in_sentence(type_, words) for type_ in one.types], words)
    if one.is_young:
        return _("{name} may know of the young person: {kinds}").format(name=name, kinds=kinds)
    return _("{name} may know of somebody else in the case: {kinds}").format(name=name, kinds=kinds)
