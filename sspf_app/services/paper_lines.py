"""What papers of several occasions share: whom they name, who reads a line, what stays out.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.facts import Item, Meeting, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.item_reading import knows_of, reads, recipients_of
from sspf_app.services.item_views import not_all_read_views, reader_views
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.name_asking import NamesOfCase
from sspf_app.services.name_ways import WrittenText, bare_words
from sspf_app.services.other_names import OtherPeople, is_written
from sspf_app.services.own_view_words import view_parts
from sspf_app.services.paper_names import named_for_paper, shown_name
from sspf_app.services.paper_of_minutes import ItemReaders, KeptFrom
from sspf_app.services.paper_parts import OwnView
from sspf_app.services.paper_search import Withheld, item_texts, names_of, words_of
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.recipient_views import own_copy_view, recipient_view
from sspf_app.services.records import Office
from sspf_app.services.standing_rows import standing
from sspf_app.texts.catalogue import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSources:
    """What the office keeps beside the facts and such a paper needs.

    Attributes:
        named_in: Persons of whatever case of whose names a word stands in a text.
        names: What was answered about names in the texts of the case.
    """

    office: Office
    named_in: Callable[[str], tuple[Person, ...]]
    names: NamesOfCase
    written_by: str
    words: Words


class LinePaper:
    """Names whom a decision lets its reader know of, and keeps count of who was named."""

    def __init__(
        self,
        loaded: LoadedCase,
        decision: DisclosureDecision,
        sources: LineSources,
        *,
        is_own_copy: bool,
    ) -> None:
        self.loaded = loaded
        self.decision = decision
        self.sources = sources
        self.is_own_copy = is_own_copy
        self.shown: set[str] = set()
        """Persons whose name stands somewhere readable."""

    @property
    def occasions(self) -> tuple[Meeting, ...]:
        """Where the readable lines were said."""
        wanted = dict.fromkeys(item.meeting for item in self.decision.items)
        return tuple(self.loaded.need_meeting(one) for one in wanted)

    def texts(self) -> tuple[str, ...]:
        """What it says, as it was typed."""
        return tuple(text for item in self.decision.items for text in item_texts(item))

    @cached_property
    def others(self) -> OtherPeople:
        """Persons of other cases whom the texts name after all."""
        texts = self.texts()
        people = self.sources.named_in("\n".join(texts))
        return OtherPeople(
            self.loaded,
            people,
            texts,
            words=self.sources.words,
            answered=self.sources.names.of_other_youths(
                (one.id for one in self.occasions), written_by=self.sources.written_by
            ),
        )

    def need_answered(self) -> None:
        """Refuse a copy that leaves the desk with a name nobody has answered for.

        Raises:
            DomainError: ``names_unanswered`` (names).
        """
        if self.is_own_copy:
            return
        self.sources.names.need_answered(self.loaded, self.texts_by_meeting())

    def texts_by_meeting(self) -> dict[str, list[str]]:
        """What it says, by where it was said."""
        said: dict[str, list[str]] = {}
        for item in self.decision.items:
            said.setdefault(item.meeting, []).extend(item_texts(item))
        return said

    def said(self, text: str) -> str:
        """A text as it stands there: it names nobody of another case."""
        return self.others.left_out_of(text)

    def views_on(self, item: Item) -> tuple[OwnView, ...]:
        """How those an item is about see it, as far as the reader of the paper reads that."""
        words = self.sources.words
        views = view_parts(item, words, said=self.said)
        if not self.is_own_copy:
            return views
        on_paper = named_for_paper(self.loaded, words)
        meeting = self.loaded.need_meeting(item.meeting)
        kept = not_all_read_views(on_paper, meeting, item, words)
        return (*views, *(OwnView(heading="", text=one) for one in kept))

    def readable(self) -> tuple[str, ...]:
        """What it says, as it stands there."""
        return tuple(self.said(text) for text in self.texts())

    def name(self, some_id: str) -> str:
        """The name of somebody the paper shows."""
        if some_id in self.loaded.persons:
            self.shown.add(some_id)
        return shown_name(self.loaded, some_id, self.sources.words)

    def source_name(self, item: Item) -> str:
        """Who said it, within a line; nobody for a party the reader may not know of."""
        if item.source == FAMILY:
            return self.sources.words.gettext("the family")
        return self.name(item.source) if self.may_name(item.source) else ""

    def knows(self, subject: str) -> bool:
        """Whether the reader may read that a person takes part in the case."""
        if self.is_own_copy:
            return True
        recipient = self.decision.recipient
        return any(knows_of(self.loaded, one, recipient, subject) for one in self.occasions)

    def may_name(self, participant: str) -> bool:
        """A party is named to who knows of the case, if it may know of it too itself."""
        loaded, recipient = self.loaded, self.decision.recipient
        if self.is_own_copy or participant == recipient:
            return True
        if participant not in loaded.parties:
            return self.knows(participant)
        young = loaded.header.young_person
        return self.knows(young) and (
            participant == loaded.header.coordinator_party
            or any(knows_of(loaded, one, participant, young) for one in self.occasions)
        )

    def readers(self, item: Item) -> ItemReaders | None:
        """For the coordinator's own copy: who reads the item, who does not, and why."""
        if not self.is_own_copy:
            return None
        words = self.sources.words
        on_paper = named_for_paper(self.loaded, words)
        meeting = self.loaded.need_meeting(item.meeting)
        views = reader_views(on_paper, meeting, item, words)
        kept: dict[str, list[str]] = {}
        for view in views:
            if not view.reads:
                kept.setdefault(" ".join(view.because), []).append(view.name)
        return ItemReaders(
            shared_with=tuple(view.name for view in views if view.reads),
            kept_from=tuple(KeptFrom(names=tuple(names), why=why) for why, names in kept.items()),
        )

    def withheld(self, data: object, *, beside: Iterable[str] = ()) -> Withheld:
        """What the finished paper must not hold.

        Args:
            data: What it is drawn from.
            beside: Names in words of others that its reader may not read.
        """
        if self.is_own_copy:
            return Withheld()
        self.need_answered()
        return Withheld(
            texts=self.kept_back(),
            names=(*self.names_kept_out(data), *beside),
            readable=self.readable(),
            nowhere=(*self._hidden_places(), *self.others.names),
        )

    def kept_back(self) -> tuple[str, ...]:
        """What items of the case say that its reader does not read: of these, views of them."""
        told = {item.id: item_texts(item) for item in self.decision.items}
        return tuple(
            text
            for item in standing(self.loaded.facts.items)
            if item.case == self.loaded.id
            for text in item_texts(item)
            if text not in told.get(item.id, ())
        )

    def _hidden_places(self) -> tuple[str, ...]:
        """Once somebody is hidden, no such paper tells where one meets."""
        loaded = self.loaded
        is_family = self.decision.recipient in loaded.persons
        if not loaded.protected and not (is_family and hiding_pauses(loaded)):
            return ()
        return tuple(dict.fromkeys(one.place for one in loaded.meetings.values() if one.place))

    def allowed(self) -> set[str]:
        """Persons whose names may stand in it."""
        about = {person for item in self.decision.items for person in item.about}
        return self.shown | about | {self.decision.recipient}

    def names_kept_out(self, data: object) -> tuple[str, ...]:
        """Names of persons who occur in no readable part."""
        allowed, loaded = self.allowed(), self.loaded
        text = words_of(data)
        written = (WrittenText(text),)
        own = {bare_words(name) for person in allowed for name in names_of(loaded, person)}
        others = {person.id: person for person in self.sources.named_in(text)}
        names = [
            name
            for person in {**others, **loaded.persons}.values()
            if person.id not in allowed
            for name in (person.name, *person.aliases)
            # Persons of other cases only where the words of the copy could hold them.
            if bare_words(name) not in own
            and (person.id in loaded.persons or is_written(name, written))
        ]
        return tuple(dict.fromkeys(names))


def everybody_of(loaded: LoadedCase, items: Sequence[Item]) -> tuple[str, ...]:
    """Whom a copy could be for: who was at the occasions, current parties, family, who does it."""
    meetings = dict.fromkeys(item.meeting for item in items)
    named = [one for some in meetings for one in recipients_of(loaded, loaded.need_meeting(some))]
    own = loaded.header.coordinator_party
    named += [one.commitment.responsible for one in items if one.commitment]
    known = [one for one in dict.fromkeys(named) if one != own]
    parties = [one for one in known if one in loaded.parties]
    return (*parties, *(one for one in known if one in loaded.persons))


def readers_of(loaded: LoadedCase, items: Sequence[Item]) -> tuple[str, ...]:
    """Of those, who reads something and may be sent papers."""
    return tuple(
        one
        for one in everybody_of(loaded, items)
        if not loaded.is_barred(one) and any(reads(loaded, item, one) for item in items)
    )


def recipient_views(
    loaded: LoadedCase, items: Sequence[Item], recipients: Iterable[str], words: Words
) -> tuple[RecipientView, ...]:
    """How many of these items each reads; the coordinator's own copy first."""
    own = own_copy_view(loaded, words, readable=len(items))
    return (
        own,
        *(
            recipient_view(loaded, one, readable=sum(reads(loaded, item, one) for item in items))
            for one in recipients
        ),
    )
