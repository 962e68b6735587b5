"""Items of several occasions in one paper: the plan, a mapping, what a party has promised.

Each item is asked about as in the minutes of its own occasion. A paper without a readable item is
none: nothing goes to who reads nothing of it.

Source: sharing rules, section 6 (plan and mapping are built the same way).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules import decide_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate.basis import granting, item_parts, item_records
from sspf_app.services.gate.decision import (
    SEAL,
    DisclosureDecision,
    participation_part,
    records_of,
)
from sspf_app.services.gate.minutes import COORDINATOR
from sspf_app.services.item_reading import as_read, knows_of, participation_flow, reads
from sspf_app.services.records import DisclosureKind


def decide_plan(loaded: LoadedCase, items: Sequence[Item], recipient: str) -> DisclosureDecision:
    """Which lines of the plan somebody reads now.

    Raises:
        DomainError: ``nothing_readable`` (name); what ``need_contact`` raises.
    """
    return _decided(loaded, DisclosureKind.PLAN, items, recipient)


def decide_mapping(loaded: LoadedCase, items: Sequence[Item], recipient: str) -> DisclosureDecision:
    """Which entries of the talks of a mapping somebody reads now.

    Raises:
        DomainError: as ``decide_plan``.
    """
    return _decided(loaded, DisclosureKind.MAPPING, items, recipient)


def decide_commitments(
    loaded: LoadedCase, items: Sequence[Item], recipient: str
) -> DisclosureDecision:
    """Which commitments of a case a page over all cases may hold; only of who has to do them.

    Raises:
        DomainError: as ``decide_plan``.
    """
    own = [one for one in items if one.commitment and one.commitment.responsible == recipient]
    if recipient == loaded.header.coordinator_party:
        items = _need(loaded, own, recipient)
        return _decision(loaded, DisclosureKind.COMMITMENTS, recipient, items, records=())
    return _decided(loaded, DisclosureKind.COMMITMENTS, own, recipient)


def _decided(
    loaded: LoadedCase, kind: DisclosureKind, items: Sequence[Item], recipient: str
) -> DisclosureDecision:
    loaded.need_contact(recipient)
    if recipient == COORDINATOR:
        own = loaded.header.coordinator_party
        return _decision(loaded, kind, own, _need(loaded, items, own), records=())
    readable: list[Item] = []
    records: list[str] = []
    for meeting, said in _by_purpose(loaded, items):
        if recipient in loaded.parties:
            knows = decide_in(loaded.situation, participation_flow(loaded, meeting, recipient))
            if not knows.allowed:
                continue
            records += records_of(knows)
        here = [as_read(loaded, one, recipient) for one in said if reads(loaded, one, recipient)]
        readable += here
        if recipient in loaded.parties:
            records += item_records(loaded.situation, here, recipient)
        else:
            records += granting(loaded, meeting.purpose, here, recipient)
    kept = {item.id: item for item in readable}
    in_order = [kept[item.id] for item in items if item.id in kept]
    in_order = _need(loaded, in_order, recipient)
    return _decision(loaded, kind, recipient, in_order, records=records)


def _need(loaded: LoadedCase, items: Sequence[Item], recipient: str) -> list[Item]:
    if not items:
        raise DomainError("nothing_readable", name=loaded.name(recipient))
    return list(items)


def _by_purpose(
    loaded: LoadedCase, items: Iterable[Item]
) -> Iterable[tuple[Meeting, tuple[Item, ...]]]:
    """The items of each purpose, with one of the occasions they were said at."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(loaded.need_meeting(item.meeting).purpose, []).append(item)
    for said in found.values():
        yield loaded.need_meeting(said[0].meeting), tuple(said)


def _decision(
    loaded: LoadedCase,
    kind: DisclosureKind,
    recipient: str,
    items: Sequence[Item],
    *,
    records: Iterable[str],
) -> DisclosureDecision:
    parts = item_parts(loaded, items)
    young = loaded.header.young_person
    knows = recipient in loaded.parties or any(
        knows_of(loaded, meeting, recipient, young) for meeting, _ in _by_purpose(loaded, items)
    )
    if knows:
        parts.insert(0, participation_part(loaded))
    return DisclosureDecision(
        kind=kind,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=tuple(parts),
        records=tuple(dict.fromkeys(records)),
        items=tuple(items),
        seal=SEAL,
    )
