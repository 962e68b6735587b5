"""Every finished paper is reopened and searched before anybody gets it.

Source: sharing rules, section 6 (before a file is saved).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import Leak, Paper
from sspf_app.services.name_ways import bare_words
from sspf_app.services.paper_names import hidden_places, protected_details
from sspf_app.services.papers import DocumentRenderer, RenderedDocument
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.standing_rows import standing
from sspf_app.services.withheld import WithheldSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What must not stand in a paper, and what it was built from.

    Attributes:
        texts: Texts the recipient may not read.
        names: Names that may stand only where a readable text has them.
        readable: Texts the paper was built from.
        nowhere: What may stand in no paper, whatever the readable texts say.
    """

    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()


def others_named(
    unit: UnitOfWork, loaded: LoadedCase, data: object, *, shown: Collection[str]
) -> tuple[str, ...]:
    """Names of whomever the vault knows that the words of a paper could hold.

    A namesake is told by the words of the name, as in ``withheld_from`` and in minutes: the search
    takes one way of writing for the other, and somebody who stands in the register twice would
    get no paper at all.

    Args:
        unit: Where persons are looked for, those of other cases too.
        loaded: The case of the paper.
        data: What the paper is made of.
        shown: Persons whose names it may hold; nor is a namesake of theirs kept out.
    """
    own = {bare_words(name) for person in shown for name in names_of(loaded, person)}
    return tuple(
        name
        for person in unit.queries.persons_in(words_of(data))
        if person.id not in shown
        for name in (person.name, *person.aliases)
        if bare_words(name) not in own
    )


def withheld_from(loaded: LoadedCase, *, shown: Iterable[str], readable: Iterable[str]) -> Withheld:
    """Every item of the case and every person not shown, for papers without case content.

    Args:
        loaded: The case.
        shown: Persons whose names the paper may hold.
        readable: Texts the paper was built from.
    """
    allowed = set(shown)
    own = {bare_words(name) for person in allowed for name in names_of(loaded, person)}
    names = [
        name
        for person in loaded.persons
        if person not in allowed
        for name in names_of(loaded, person)
        if bare_words(name) not in own
    ]
    texts = [
        text
        for item in standing(loaded.facts.items)
        if item.case == loaded.id
        for text in item_texts(item)
    ]
    return Withheld(texts=tuple(texts), names=tuple(names), readable=tuple(readable))


def names_of(loaded: LoadedCase, person: str) -> tuple[str, ...]:
    """Name and known aliases of a person of the case."""
    row = loaded.persons.get(person)
    return () if row is None else (row.name, *row.aliases)


def item_texts(item: Item) -> tuple[str, ...]:
    """What an item says: its follow-up, and what those it is about say of it, too."""
    follow_up = () if item.commitment is None else (item.commitment.follow_up,)
    return (item.text, *follow_up, *(view.text for view in item.views))


def strings_of(data: object) -> Iterator[str]:
    """Every text in what a paper is drawn from, as it stands there."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (tuple, list)):
        for part in data:  # pyright: ignore[reportUnknownVariableType]
            yield from strings_of(part)  # pyright: ignore[reportUnknownArgumentType]
    elif is_dataclass(data):
        for field in fields(data):
            yield from strings_of(getattr(data, field.name))


def words_of(data: object) -> str:
    """All of it, one text a line."""
    return "\n".join(strings_of(data))


def hidden_details(loaded: LoadedCase) -> tuple[str, ...]:
    """Where protected persons live, work, go to school, and how they are reached; siblings too."""
    own = (one for person in loaded.protected for one in protected_details(person))
    return (*own, *loaded.details_beside)


def searched(
    renderer: DocumentRenderer,
    rendered: RenderedDocument,
    *,
    loaded: LoadedCase,
    recipient: str,
    withheld: Withheld,
) -> Paper:
    """The paper, if nothing withheld is found in it; nothing can be saved otherwise.

    Details of protected persons are looked for in every paper, the coordinator's own copy too,
    and no text that was typed excuses them. A hidden home is looked for in every person's paper.

    Raises:
        DomainError: ``leak_found`` (found, leaks: tuple of ``Leak``), ``name_in_file_name``,
            ``document_unreadable``.
    """
    leaks = renderer.find_leaks(
        rendered.content,
        withheld_texts=withheld.texts,
        withheld_names=withheld.names,
        readable_texts=withheld.readable,
    )
    places = hidden_places(loaded)
    nowhere = (*hidden_details(loaded), *withheld.nowhere)
    if recipient in loaded.persons:
        nowhere += places
    if nowhere:
        leaks += renderer.find_leaks(
            rendered.content, withheld_texts=(), withheld_names=nowhere, readable_texts=()
        )
    if leaks:
        found = "; ".join(f"{leak.where}: {leak.found}" for leak in leaks)
        raise DomainError("leak_found", found=found, leaks=leaks)
    file_name = rendered.suggested_name
    names = [name for person in loaded.persons for name in names_of(loaded, person)]
    if WithheldSearch(texts=(), names=(*names, *nowhere, *places), readable=()).hits(file_name):
        raise DomainError("name_in_file_name")
    return Paper(
        recipient=recipient,
        title=file_name,
        pdf=rendered.content,
        file_name=file_name,
        sha256=rendered.sha256,
        pages=rendered.page_count,
        regions=rendered.regions,
    )


def check_words(
    loaded: LoadedCase, words: str, *, shown: Iterable[str], known: Iterable[Person] = ()
) -> None:
    """Search words that are to be copied, as a paper is searched.

    Args:
        loaded: The case.
        words: What is to be copied.
        shown: Persons whom the words may name.
        known: Persons of whatever case of whose names a word stands there.

    Raises:
        DomainError: ``leak_found`` (found, leaks: tuple of ``Leak``).
    """
    allowed = set(shown)
    withheld = withheld_from(loaded, shown=allowed, readable=())
    own = {name for person in allowed for name in names_of(loaded, person)}
    others = (name for row in known if row.id not in allowed for name in (row.name, *row.aliases))
    names = (*withheld.names, *(one for one in others if one not in own), *hidden_details(loaded))
    hits = WithheldSearch(texts=withheld.texts, names=names, readable=()).hits(words)
    if hits:
        leaks = tuple(Leak(kind=hit.kind, where="text", found=hit.found) for hit in hits)
        raise DomainError("leak_found", found="; ".join(hit.found for hit in hits), leaks=leaks)
