"""Everything that is held of a data subject, part by part, and what the rules withhold of it.

What the rules withhold nobody can choose to tell; the review can only withhold more. Disclosures
under a law are no part at all: nothing may hint at them (sharing rules, section 8).

Source: GDPR 15; dataskyddslagen (2018:218) 5 kap. 1 and 2 §§; sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Consent, Item, Person, Withdrawal
from sspf_app.domain.rules import person_reads
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.contact_checks import barring
from sspf_app.services.district_rule import district_of
from sspf_app.services.extract_beside import (
    PlacesOfItems,
    danger_of_case,
    is_theirs_to_choose,
    papers_of_case,
)
from sspf_app.services.extract_parts import made_part, withheld
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.extract_register import custody, particulars
from sspf_app.services.extract_views import ExtractPart, ExtractSection
from sspf_app.services.item_reading import as_read, reads_by_rules
from sspf_app.services.known_parts import knows_part
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.merged_ids import ids_of
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.note_records import NoteLevel
from sspf_app.services.other_names import OtherPeople
from sspf_app.services.own_view_words import views_of
from sspf_app.services.paper_names import shown_name
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import ContactKind
from sspf_app.services.standing_rows import standing
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day
from sspf_app.texts.labels import type_label

_SECRET, _OTHERS = ExtractGround.SECRET, ExtractGround.OTHERS


class ExtractOfPerson:
    """What the register and the cases hold of one person.

    Args:
        unit: The unit of work.
        person: The data subject.
        words: Words of the paper's language.
        reader: Who gets it: the data subject, or who has custody of the child and asks for it.

    Attributes:
        shown: Ids of persons whose names the told parts may hold.
    """

    def __init__(self, unit: UnitOfWork, person: Person, words: Words, *, reader: str) -> None:
        self._unit, self._person, self._words = unit, person, words
        self._reader = reader
        self._is_own = reader == person.id
        self._ids = ids_of(unit, person.id)
        self.shown: set[str] = {person.id, reader}

    def parts(self, cases: tuple[LoadedCase, ...]) -> tuple[ExtractPart, ...]:
        """All of it; no choice of the review is in it yet."""
        is_barred = any(is_blocked(one, self._reader) for one in cases)
        subject = (self._unit, self._person, self._words)
        # Of themselves they are told what the register holds; of a child they ask for, nothing.
        found = [
            *self._unless(
                is_barred and not self._is_own, particulars(*subject, is_own=self._is_own)
            ),
            *self._unless(is_barred, custody(*subject, shown=self.shown)),
        ]
        for loaded in cases:
            found += self._unless(is_blocked(loaded, self._reader), self._of_case(loaded))
        order = list(ExtractSection)
        return tuple(sorted(found, key=lambda one: order.index(one.section)))

    def _of_case(self, loaded: LoadedCase) -> Iterator[ExtractPart]:
        yield from self._case(loaded)
        yield from self._answers(loaded)
        yield from self._naming_nobody_else(loaded, self._written(loaded))
        papers = papers_of_case(self._unit, loaded, self._words, ids=self._ids)
        yield from self._naming_nobody_else(loaded, list(papers))
        yield from self._told(loaded)

    def _written(self, loaded: LoadedCase) -> list[ExtractPart]:
        """What somebody typed about the person."""
        found = [*self._said(loaded), *self._notes(loaded)]
        if loaded.header.young_person in self._ids:
            found += danger_of_case(self._unit, loaded, self._words, is_own=self._is_own)
        return found

    def _naming_nobody_else(
        self, loaded: LoadedCase, parts: list[ExtractPart]
    ) -> Iterator[ExtractPart]:
        """What somebody typed, without the names of persons of other cases, as on every paper."""
        texts = [one.text for one in parts]
        known = self._unit.queries.persons_in("\n".join(texts))
        people = [one for one in known if one.id not in self._ids]
        names = names_of_case(self._unit, loaded.id).of_other_youths(loaded.meetings)
        others = OtherPeople(loaded, people, texts, words=self._words, answered=names)
        yield from (replace(one, text=others.left_out_of(one.text)) for one in parts)

    def _unless(self, blocked: bool, parts: Iterable[ExtractPart]) -> list[ExtractPart]:
        """The parts; whoever is blocked in a case is told nothing of it, their words neither."""
        before = set(self.shown)
        made = list(parts)
        if not blocked:
            return made
        self.shown = before
        return [
            replace(one, ground=one.ground or _SECRET, is_fixed=True, waits=False, has_file=False)
            for one in made
        ]

    def _case(self, loaded: LoadedCase) -> Iterator[ExtractPart]:
        young, template = loaded.header.young_person, self._words.gettext("{case}: about {name}")
        ground = None if self._reads(loaded, (young,)) else _OTHERS
        if young == self._reader:
            ground = None
        elif ground is None:
            self.shown.add(young)
        said = template.format(case=loaded.reference, name=loaded.name(young))
        yield made_part(ExtractSection.CASES, loaded.id, said, loaded=loaded, ground=ground)
        district = district_of(self._unit, loaded) if young in self._ids else None
        if district is not None:
            said = f"{self._words.gettext('District')}: {district.name}"
            part = made_part(ExtractSection.CASES, "district", said, loaded=loaded, ground=ground)
            yield replace(part, waits=not self._is_own and ground is None)

    def _answers(self, loaded: LoadedCase) -> Iterator[ExtractPart]:
        """The person's own answers, and theirs alone: what others answered is about these."""
        _, me = self._words.gettext, self._person.id
        ground = None if self._is_own or self._reads(loaded, (me,)) else _OTHERS
        for row in standing(loaded.facts.consents):
            if row.case == loaded.id and row.signatory == me:
                yield withheld(self._answer(loaded, row), ground)
        for back in standing(loaded.facts.withdrawals):
            if back.case == loaded.id and back.signatory == me:
                yield withheld(self._withdrawal(loaded, back), ground)

    def _answer(self, loaded: LoadedCase, row: Consent) -> ExtractPart:
        _ = self._words.gettext
        said = (
            _("{day}: you answered yes")
            if row.answer.value == "yes"
            else _("{day}: you answered no")
        )
        text = said.format(day=long_day(row.signed_on, self._words))
        if row.valid_to is not None:
            until = _("it holds until {day}").format(day=long_day(row.valid_to, self._words))
            text = f"{text}, {until}"
        return made_part(ExtractSection.ANSWERS, row.id, text, loaded=loaded)

    def _withdrawal(self, loaded: LoadedCase, row: Withdrawal) -> ExtractPart:
        day = day_of(row.received_at, loaded.facts.zone)
        said = self._words.gettext("{day}: you took back an answer")
        text = said.format(day=long_day(day, self._words))
        return made_part(ExtractSection.ANSWERS, row.id, text, loaded=loaded)

    def _said(self, loaded: LoadedCase) -> Iterator[ExtractPart]:
        me, places = self._person.id, PlacesOfItems(self._unit, loaded, self._words)
        for item in standing(loaded.facts.items):
            if item.case != loaded.id or me not in item.about:
                continue
            meeting = loaded.meetings.get(item.meeting)
            place = places.of(item)
            waits = is_theirs_to_choose(loaded, item, place, self._reader)
            is_read = waits or reads_by_rules(loaded, item, self._reader)
            ground = None if is_read else _ground_of(item)
            read = item if ground else as_read(loaded, item, self._reader)
            text = item.text
            if meeting is not None:
                day = long_day(day_of(meeting.starts_at, loaded.facts.zone), self._words)
                text = f"{day}: {text}"
            if item.source in loaded.parties:
                source = shown_name(loaded, item.source, self._words)
                told = self._words.gettext("Told by: {source}").format(source=source)
                text = f"{text} ({told})"
            text = f"{place.label}. {text}" if place.label else text
            # Each view has a line of its own: who told the item has not told the view.
            text = "\n".join((text, *views_of(read, self._words)))
            part = made_part(ExtractSection.SAID, item.id, text, loaded=loaded, ground=ground)
            yield replace(part, section=place.section, waits=waits)
            kept = replace(item, views=tuple(one for one in item.views if one not in read.views))
            if kept.views:
                words = "\n".join(views_of(kept, self._words))
                key = f"{item.id}/views"
                yield made_part(ExtractSection.SAID, key, words, loaded=loaded, ground=_OTHERS)

    def _notes(self, loaded: LoadedCase) -> Iterator[ExtractPart]:
        """Notes are under no rule of types: each is told only when somebody chose it."""
        newest = {one.note: one for one in self._unit.notes.versions(loaded.id)}
        for row in standing(loaded.facts.notes):
            beside = newest.get(row.id)
            if row.case != loaded.id or beside is None or not self._ids & set(beside.about):
                continue
            day = day_of(row.at, loaded.facts.zone)
            is_open = beside.level is NoteLevel.OFFICE
            closed = self._words.gettext("A note that is kept for few people")
            text = f"{long_day(day, self._words)}: {row.text if is_open else closed}"
            ground = None if is_open else _SECRET
            if is_open and not self._ids >= set(beside.about):
                ground = _OTHERS
            part = made_part(ExtractSection.NOTES, row.id, text, loaded=loaded, ground=ground)
            yield replace(part, waits=ground is None, since=day)

    def _told(self, loaded: LoadedCase) -> Iterator[ExtractPart]:
        """Who was told something about the person; of persons only that it was one of the case."""
        trail = read_trail(self._unit, loaded.id)
        somebody = self._words.gettext("a person in the case")
        for row in trail.disclosures:
            mine = [
                replace(one, subject=self._person.id)
                for one in row.parts
                if one.subject in self._ids
            ]
            known = {*self._ids, self._reader, loaded.header.coordinator_party}
            if not mine or row.recipient in known:
                continue
            knows = all(knows_part(loaded, one, self._reader) for one in mine)
            kinds = ", ".join(dict.fromkeys(type_label(one.type, self._words) for one in mine))
            is_party = row.recipient in loaded.parties
            who = shown_name(loaded, row.recipient, self._words) if is_party else somebody
            day = long_day(day_of(row.at, loaded.facts.zone), self._words)
            ground = None if knows else _OTHERS
            text = f"{day}, {who}: {kinds}"
            yield made_part(ExtractSection.TOLD, row.id, text, loaded=loaded, ground=ground)

    def _reads(self, loaded: LoadedCase, about: tuple[str, ...]) -> bool:
        kind = Item(
            id="kind",
            case=loaded.id,
            meeting="",
            text="",
            source=loaded.header.coordinator_party,
            about=about,
            types=(InformationType.PARTICIPATION,),
        )
        is_kept = loaded.keeps_from(self._reader, about)
        return not is_kept and person_reads(loaded.situation, kind, self._reader)


def is_blocked(loaded: LoadedCase, person: str) -> bool:
    """Whether a contact rule of the case blocks the person; their own wish is no block."""
    rule = barring(loaded.contact_rules).get(person)
    return rule is not None and rule.kind is ContactKind.BLOCKED


def _ground_of(item: Item) -> ExtractGround:
    kept = item.oral_only or item.from_legal_disclosure or item.hidden_placement
    return _SECRET if kept or len(item.about) == 1 else _OTHERS
