"""What stands in the way of saving an item, and what to ask first.

Source: sharing rules, section 6 (saving).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.codes import FAMILY, Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Commitment, Item, Meeting, Person
from sspf_app.domain.rules import decide_in
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.item_reading import may_receive, recipients_of, view_readers
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.services.name_ways import WrittenText, bare_words
from sspf_app.services.other_names import instead_of, is_written, without_names
from sspf_app.services.paper_search import item_texts
from sspf_app.services.withheld import WithheldSearch
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.reasons import sentence

OF_ANOTHER_CASE = "other:"
"""How the key of a question about somebody of another case begins."""

VIEWS_OPENED = "views_opened"
"""The key of the question about who reads what is said beside an item."""

_CLOSING = ("hide_from_guardians", "oral_only", "from_legal_disclosure", "hidden_placement")
_OPENING = ("share_with_guardians", "independent_source_confirmed")
_OF_THE_HOUSEHOLD = frozenset({InformationType.FAMILY_HOME, InformationType.ECONOMY_HOUSING})


def item_problems(
    loaded: LoadedCase, item: Item, meeting: Meeting, *, said_at: datetime, words: Words
) -> Iterator[DomainError]:
    """Every rule the item breaks, the plainest first.

    Args:
        loaded: The case, with every subject of the item.
        item: The item as it would be saved.
        meeting: Its meeting.
        said_at: When it was said.
        words: For the sentence of a flow that is not allowed.
    """
    if not item.text:
        yield DomainError("item_text_required")
    if not item.about:
        yield DomainError("item_subject_required")
    if not item.types:
        yield DomainError("item_type_required")
    if item.hide_from_guardians and item.share_with_guardians:
        yield DomainError("hide_and_share")
    for person in item.about:
        if person not in loaded.persons:
            yield DomainError("unknown_person", person=person)
    if item.source != FAMILY:
        yield from _source_problems(loaded, item, meeting, said_at=said_at, words=words)
    if item.commitment is not None:
        yield from _commitment_problems(loaded, item, item.commitment)


def said_at(loaded: LoadedCase, meeting: Meeting, stated: datetime | None) -> datetime:
    """When an item was said: as stated; else now on the meeting's day, its start afterwards."""
    if stated is not None:
        return stated
    is_over = day_of(meeting.starts_at, loaded.facts.zone) < loaded.today
    return meeting.starts_at if is_over else loaded.now


def first_said_at(loaded: LoadedCase, item: Item) -> datetime:
    """When a saved item was said, by the rule it was first saved by; a correction keeps it."""
    meeting = loaded.need_meeting(item.meeting)
    rows = [row for row in loaded.facts.items if row.id == item.id and row.case == item.case]
    recorded_at = min(row.recorded_at or meeting.starts_at for row in rows)
    zone = loaded.facts.zone
    is_of_the_day = day_of(recorded_at, zone) <= day_of(meeting.starts_at, zone)
    return recorded_at if is_of_the_day else meeting.starts_at


def _source_problems(
    loaded: LoadedCase, item: Item, meeting: Meeting, *, said_at: datetime, words: Words
) -> Iterator[DomainError]:
    if item.source not in loaded.parties:
        yield DomainError("unknown_party", party=item.source)
        return
    if said_at > loaded.now:
        yield DomainError("date_in_future", day=day_of(said_at, loaded.facts.zone))
        return
    situation = loaded.situation_at(said_at)
    for subject in item.about:
        for type_ in item.types:
            flow = Flow(
                case=loaded.id,
                purpose=meeting.purpose,
                subject=subject,
                source=item.source,
                recipient=loaded.header.coordinator_party,
                type=type_,
                channel=Channel.ORAL,
            )
            decision = decide_in(situation, flow)
            if not decision.allowed:
                why = sentence(decision, flow, loaded.facts, words)
                yield DomainError("item_not_receivable", sentence=why)


def _commitment_problems(
    loaded: LoadedCase, item: Item, commitment: Commitment
) -> Iterator[DomainError]:
    if commitment.due_on < commitment.starts_on:
        yield DomainError("ends_before_start", starts=commitment.starts_on, ends=commitment.due_on)
    if not commitment.follow_up:
        yield DomainError("follow_up_required")
    responsible = commitment.responsible
    if responsible not in loaded.parties and responsible not in loaded.persons:
        yield DomainError("unknown_party", party=responsible)
    elif item.about and item.types and not may_receive(loaded, item, responsible):
        yield DomainError("responsible_may_not_receive", name=loaded.name(responsible))


def item_questions(
    loaded: LoadedCase, item: Item, people: Iterable[Person], *, closed: frozenset[str]
) -> Iterator[ItemQuestion]:
    """What the coordinator must answer explicitly before the item is saved.

    Args:
        loaded: The case.
        item: The item as it would be saved.
        people: Every known person.
        closed: Persons with protected identity who were not opened: nothing is told of them.
    """
    subjects = [loaded.persons[one] for one in item.about if one in loaded.persons]
    own = {bare_words(name) for subject in subjects for name in _names(loaded, subject)}
    named = [
        (person, text)
        for person in people
        for text in item_texts(item)
        if person.id not in item.about and _is_named(loaded, person, text, own)
    ]
    asked: set[str] = set()
    for number, (person, text) in enumerate(named):
        if person.id in asked:
            continue
        asked.add(person.id)
        if person.id in loaded.persons:
            yield ItemQuestion(
                key=f"person:{person.id}", kind="named_person", person=person.id, name=person.name
            )
        else:
            key = f"{OF_ANOTHER_CASE}{number}"
            yield _other_person(loaded, person, text, key, is_closed=person.id in closed)
    if item.about == (loaded.header.young_person,) and _OF_THE_HOUSEHOLD & set(item.types):
        yield ItemQuestion(key="household", kind="household")


def views_opened(
    loaded: LoadedCase, meeting: Meeting, old: Item, new: Item
) -> tuple[ItemQuestion, ...]:
    """Whether more may read what is said beside an item, once it is corrected: asked first."""
    if not old.views:
        return ()
    readers = recipients_of(loaded, meeting)
    before = view_readers(loaded, old, readers)
    after = view_readers(loaded, replace(new, views=old.views), readers)
    more = [loaded.name(one) for one in after if one not in before]
    is_loosened = any(getattr(old, one) and not getattr(new, one) for one in _CLOSING) or any(
        getattr(new, one) and not getattr(old, one) for one in _OPENING
    )
    if not more and not is_loosened:
        return ()
    return (ItemQuestion(key=VIEWS_OPENED, kind="views_opened", name=", ".join(more)),)


def may_answer(answered: Iterable[str]) -> frozenset[str]:
    """The answers that count: that somebody of another case stands in the text is none."""
    return frozenset(key for key in answered if not key.startswith(OF_ANOTHER_CASE))


def _other_person(
    loaded: LoadedCase, person: Person, text: str, key: str, *, is_closed: bool
) -> ItemQuestion:
    """Somebody of another case; of a protected person not even the name is told back."""
    swedish = words_for("sv")  # the items are the office's own records
    instead = instead_of(person, loaded, swedish, hides=is_closed)
    return ItemQuestion(
        key=key,
        kind="other_person",
        person=None if is_closed else person.id,
        name="" if is_closed else person.name,
        of=text,
        instead=without_names(text, _names(loaded, person), instead),
    )


def _is_named(loaded: LoadedCase, person: Person, text: str, own: set[tuple[str, ...]]) -> bool:
    """Whether the text names the person by a name that is no subject's name too."""
    written = (WrittenText(text),)
    names = [
        name
        for name in _names(loaded, person)
        if bare_words(name) not in own and is_written(name, written)
    ]
    return bool(names) and bool(WithheldSearch(texts=(), names=names, readable=()).hits(text))


def _names(loaded: LoadedCase, person: Person) -> tuple[str, ...]:
    """Full name and aliases; for those of the case the first name too, as people say it."""
    names = [name for name in (person.name, *person.aliases) if name.strip()]
    if person.id in loaded.persons:
        names += [name.split()[0] for name in names]
    return tuple(dict.fromkeys(names))
