"""Items as screens show them, with who reads each and why."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules import decide_in, item_decisions
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.item_reading import (
    is_lapsed,
    may_know_of_case,
    participation_flow,
    reads,
    reads_by_rules,
    recipients_of,
    view_readers,
)
from sspf_app.services.meeting_views import CommitmentInput, ItemView, ReaderView
from sspf_app.services.own_view_words import views_of
from sspf_app.texts.catalogue import Words
from sspf_app.texts.readers import why_read
from sspf_app.texts.reasons import reason_sentences, sentence


def item_view(loaded: LoadedCase, meeting: Meeting, item: Item, words: Words) -> ItemView:
    """A saved item as of now."""
    commitment = item.commitment
    return ItemView(
        id=item.id,
        meeting=item.meeting,
        text=item.text,
        source=item.source,
        source_name=words.gettext("The family")
        if item.source == FAMILY
        else loaded.name(item.source),
        about=item.about,
        about_names=tuple(loaded.name(person) for person in item.about),
        types=item.types,
        hide_from_guardians=item.hide_from_guardians,
        share_with_guardians=item.share_with_guardians,
        oral_only=item.oral_only,
        from_legal_disclosure=item.from_legal_disclosure,
        independent_source_confirmed=item.independent_source_confirmed,
        hidden_placement=item.hidden_placement,
        commitment=None
        if commitment is None
        else CommitmentInput(
            responsible=commitment.responsible,
            starts_on=commitment.starts_on,
            due_on=commitment.due_on,
            follow_up=commitment.follow_up,
        ),
        responsible_name="" if commitment is None else loaded.name(commitment.responsible),
        withheld=is_lapsed(loaded, item),
        recorded_at=item.recorded_at,
        readers=reader_views(loaded, meeting, item, words),
        views=(*views_of(item, words), *not_all_read_views(loaded, meeting, item, words)),
        is_restricted=item.id in loaded.restricted,
    )


def not_all_read_views(
    loaded: LoadedCase, meeting: Meeting, item: Item, words: Words
) -> tuple[str, ...]:
    """For the coordinator: who reads the item and not how it is seen; nothing where all do."""
    if not item.views:
        return ()
    readers = [one for one in recipients_of(loaded, meeting) if reads(loaded, item, one)]
    read = view_readers(loaded, item, readers)
    names = ", ".join(loaded.name(one) for one in readers if one not in read)
    said = words.gettext("How it is seen is not read by: {names}").format(names=names)
    return (said,) if names else ()


def reader_views(
    loaded: LoadedCase, meeting: Meeting, item: Item, words: Words
) -> tuple[ReaderView, ...]:
    """Who would read the item now, and why.

    A party that may not know of the case gets no copy (``gate.decide_minutes``): it reads nothing,
    also where an item is about somebody else who said yes.
    """
    return tuple(
        _with_why_kept(loaded, meeting, item, _reader(loaded, item, one, words), words)
        for one in recipients_of(loaded, meeting)
    )


def _with_why_kept(
    loaded: LoadedCase, meeting: Meeting, item: Item, reader: ReaderView, words: Words
) -> ReaderView:
    """As it is; of a party that only lacks the right to know of the case, that as the reason."""
    recipient = reader.recipient
    is_kept = item.id not in loaded.restricted and not may_know_of_case(loaded, item, recipient)
    if not (is_kept and reads_by_rules(loaded, item, recipient)):
        return reader
    flow = participation_flow(loaded, meeting, recipient)
    decision = decide_in(loaded.situation, flow)
    return replace(
        reader,
        why=(sentence(decision, flow, loaded.facts, words),),
        because=reason_sentences(decision, loaded.facts, words),
    )


def _reader(loaded: LoadedCase, item: Item, recipient: str, words: Words) -> ReaderView:
    is_party = recipient in loaded.parties
    code = _barrier(loaded, item, is_party=is_party)
    if code is None and not is_party:
        code = _why_person(loaded, item, recipient)
    if code is None:
        why, because = _why_party(loaded, item, recipient, words)
    else:
        why = because = (why_read(code, loaded.name(recipient), words),)
    return ReaderView(
        recipient=recipient,
        name=loaded.name(recipient),
        kind="party" if is_party else "person",
        reads=reads(loaded, item, recipient),
        why=why,
        because=because,
    )


def _why_party(
    loaded: LoadedCase, item: Item, party: str, words: Words
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands against the flows, or for a yes what the first rests on; whole and in short."""
    decided = item_decisions(loaded.situation, item, party)
    against = [one for one in decided if not one[1].allowed] or list(decided[:1])
    whole = [sentence(decision, flow, loaded.facts, words) for flow, decision in against]
    short = [
        reason
        for _, decision in against
        for reason in reason_sentences(decision, loaded.facts, words)
    ]
    return tuple(dict.fromkeys(whole)), tuple(dict.fromkeys(short))


def _barrier(loaded: LoadedCase, item: Item, *, is_party: bool) -> str | None:
    """What of the item itself stands in the way."""
    unconfirmed = item.from_legal_disclosure and not item.independent_source_confirmed
    barriers = {
        "restricted": item.id in loaded.restricted,
        "oral_only": item.oral_only,
        "legal_disclosure": unconfirmed if is_party else item.from_legal_disclosure,
        "hidden_placement": item.hidden_placement and not is_party,
        "lapsed": is_lapsed(loaded, item),
    }
    return next((code for code, holds in barriers.items() if holds), None)


def _why_person(loaded: LoadedCase, item: Item, person: str) -> str:
    situation = loaded.situation
    if loaded.keeps_from(person, item.about):
        return "kept_beside"
    if not reads(loaded, item, person):
        is_young = person == loaded.header.young_person and not situation.is_adult(person)
        age = situation.age(person)
        too_young = is_young and (age is None or age < situation.policy.youth_copy_from)
        return "too_young" if too_young else "not_granted"
    if item.about == (person,):
        return "about_self"
    holders = {row.holder for subject in item.about for row in situation.custody_of(subject)}
    return "guardian" if person in holders else "granted"
