"""Which items of a meeting somebody reads, and whether a commitment still stands.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.codes import FAMILY, Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules import decide_in, party_reads, person_reads
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.standing_rows import standing


def reads(loaded: LoadedCase, item: Item, recipient: str) -> bool:
    """Whether a party or person reads an item now.

    Nobody does while its use is restricted, whatever version is asked about: the rules are not
    even asked (GDPR 18.2). A party that may not know of the case reads nothing of it, also where
    somebody else in it said yes for themselves: every paper of it tells that there is a case.
    """
    return (
        item.id not in loaded.restricted
        and reads_by_rules(loaded, item, recipient)
        and may_know_of_case(loaded, item, recipient)
    )


def may_know_of_case(loaded: LoadedCase, item: Item, recipient: str) -> bool:
    """Whether a recipient, if it is a party, may be told of the case the item is of."""
    if recipient not in loaded.parties or recipient == loaded.header.coordinator_party:
        return True
    meeting = loaded.need_meeting(item.meeting)
    kept = loaded.parties_that_know
    asked = (meeting.purpose, recipient)
    if asked not in kept:
        flow = participation_flow(loaded, meeting, recipient)
        kept[asked] = decide_in(loaded.situation, flow).allowed
    return kept[asked]


def participation_flow(
    loaded: LoadedCase, meeting: Meeting, recipient: str, *, subject: str | None = None
) -> Flow:
    """That there is a case about the subject, from the coordinator's party in writing."""
    return Flow(
        case=loaded.id,
        purpose=meeting.purpose,
        subject=subject or loaded.header.young_person,
        source=loaded.header.coordinator_party,
        recipient=recipient,
        type=InformationType.PARTICIPATION,
        channel=Channel.WRITTEN,
    )


def knows_of(loaded: LoadedCase, meeting: Meeting, recipient: str, subject: str) -> bool:
    """Whether a recipient may read that a person takes part in the case."""
    if recipient in loaded.parties:
        flow = participation_flow(loaded, meeting, recipient, subject=subject)
        return decide_in(loaded.situation, flow).allowed
    return not loaded.keeps_from(recipient, (subject,)) and person_reads(
        loaded.situation, takes_part(meeting, subject), recipient
    )


def takes_part(meeting: Meeting, subject: str) -> Item:
    """That a person takes part, told by the coordinator's party as what the family says is."""
    return Item(
        id="heading",
        case=meeting.case,
        meeting=meeting.id,
        text="",
        source=FAMILY,
        about=(subject,),
        types=(InformationType.PARTICIPATION,),
    )


def reads_by_rules(loaded: LoadedCase, item: Item, recipient: str) -> bool:
    """The same as the rules alone say; a lapsed commitment nobody reads.

    For what the data subject gets to know: a restriction is no ground to hide anything from them.
    """
    if is_lapsed(loaded, item) or loaded.keeps_from(recipient, item.about):
        return False
    is_party = recipient in loaded.parties
    reading = party_reads if is_party else person_reads
    return reading(loaded.situation, item, recipient)


def as_read(loaded: LoadedCase, item: Item, recipient: str) -> Item:
    """An item somebody reads, with those views beside it that they read too.

    A view is what the family told: it goes on from the coordinator's party, so the way from there
    is asked for it as for all else of that kind. Whoever said it reads it.
    """
    if not item.views or reads_by_rules(loaded, _told_by_family(item), recipient):
        return item
    return replace(item, views=tuple(one for one in item.views if one.person == recipient))


def view_readers(loaded: LoadedCase, item: Item, readers: Iterable[str]) -> tuple[str, ...]:
    """Who of these reads both the item and every view beside it, once it is not restricted."""
    return tuple(
        one
        for one in readers
        if reads_by_rules(loaded, item, one) and as_read(loaded, item, one).views == item.views
    )


def views_alone(item: Item) -> tuple[Item, ...]:
    """What stands beside an item, as an item the family told; none where nothing does."""
    return (_told_by_family(item),) if item.views else ()


def _told_by_family(item: Item) -> Item:
    return replace(item, source=FAMILY, commitment=None, views=())


def is_lapsed(loaded: LoadedCase, item: Item) -> bool:
    """Whether it is a commitment whose responsible may no longer receive it (section 6)."""
    return item.commitment is not None and not may_receive(
        loaded, item, item.commitment.responsible
    )


def may_receive(loaded: LoadedCase, item: Item, responsible: str) -> bool:
    """Whether the responsible may receive the commitment now."""
    if responsible in (loaded.header.coordinator_party, item.source):
        return True
    if responsible in loaded.parties:
        return party_reads(loaded.situation, item, responsible)
    return not loaded.keeps_from(responsible, item.about) and person_reads(
        loaded.situation, item, responsible
    )


def in_order_of_entry(
    loaded: LoadedCase, meeting: Meeting, items: Iterable[Item]
) -> tuple[Item, ...]:
    """Items of a meeting in the order they were first recorded."""
    first, start = loaded.first_recorded, meeting.starts_at
    return tuple(sorted(items, key=lambda item: (first.get(item.id, start), item.id)))


def recipients_of(loaded: LoadedCase, meeting: Meeting) -> tuple[str, ...]:
    """Everybody a copy could be for: participants, current parties, the young person, guardians."""
    own = loaded.header.coordinator_party
    young = loaded.header.young_person
    guardians = sorted(row.holder for row in loaded.situation.custody_of(young))
    named = (*meeting.participants, *loaded.current_parties(), young, *guardians)
    known = dict.fromkeys(one for one in named if one != own)
    parties = [one for one in known if one in loaded.parties]
    return (*parties, *(one for one in known if one in loaded.persons))


def meeting_items(loaded: LoadedCase, meeting: Meeting) -> tuple[Item, ...]:
    """The standing items of a meeting, in the order they were first recorded."""
    rows = [
        item
        for item in standing(loaded.facts.items)
        if item.case == loaded.id and item.meeting == meeting.id
    ]
    return in_order_of_entry(loaded, meeting, rows)
