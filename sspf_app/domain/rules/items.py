"""Who reads an item: a party by the decision, a person by custody, age and grants.

Source: sharing rules, section 6; OSL 12:3 with FB 6:11.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.codes import FAMILY, Channel, InformationType, Side
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules.boxes import Mark
from sspf_app.domain.rules.custody import custodians
from sspf_app.domain.rules.decide import decide_in
from sspf_app.domain.rules.signatories import is_assessed_mature, is_youth_only, required_in
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.rules.standing import standing_in


def reads_item(
    facts: Facts, item: str, reader: str, *, at: datetime, known_at: datetime | None = None
) -> bool:
    """Whether a party or person reads an item at an instant.

    Args:
        facts: Everything recorded.
        item: Item id.
        reader: Party id or person id.
        at: The instant of reading or export.
        known_at: As in ``decide``.

    Returns:
        Whether every version of the item that exists as known is read; never where none does, or
        where its meeting or case does not.

    Raises:
        DomainError: ``unknown_item`` when no row of the item was ever recorded.
        NaiveInstant: if an instant has no time zone.
    """
    rows = [row for row in facts.items if row.id == item]
    if not rows:
        raise DomainError("unknown_item", item=item)
    situation = Situation(facts, rows[0].case, at=at, known_at=known_at)
    # An item stands in its meeting and case: without them, as known, neither is the item there.
    existing = [
        row
        for row in situation.existing(rows)
        if situation.header is not None and purpose_of(situation, row) is not None
    ]
    is_party = any(party.id == reader for party in facts.parties)
    reads = party_reads if is_party else person_reads
    return bool(existing) and all(reads(situation, row, reader) for row in existing)


def onward_source(situation: Situation, item: Item) -> str | None:
    """The party an item goes on from: what the family told goes on from the coordinator's."""
    if item.source != FAMILY:
        return item.source
    return None if situation.header is None else situation.header.coordinator_party


def purpose_of(situation: Situation, item: Item) -> str | None:
    """The purpose the item inherits from its meeting, if the meeting exists as known."""
    meetings: tuple[Meeting, ...] = situation.existing(
        row for row in situation.facts.meetings if row.id == item.meeting and row.case == item.case
    )
    return meetings[0].purpose if meetings else None


def item_decisions(
    situation: Situation, item: Item, party: str
) -> tuple[tuple[Flow, Decision], ...]:
    """The flows that must all be allowed for the party to read the item, each decided.

    Empty when the item's purpose or onward source does not exist as known.
    """
    source, purpose = onward_source(situation, item), purpose_of(situation, item)
    if source is None or purpose is None:
        return ()
    flows = [
        Flow(
            case=item.case,
            purpose=purpose,
            subject=subject,
            source=source,
            recipient=party,
            type=type_,
            channel=Channel.WRITTEN,
        )
        for subject in item.about
        for type_ in item.types
    ]
    return tuple((flow, decide_in(situation, flow)) for flow in flows)


def party_reads(situation: Situation, item: Item, party: str) -> bool:
    """Whether a party reads the item: every subject and type allowed in writing.

    What came by legal disclosure only if an independent source was confirmed besides.
    """
    if item.oral_only:
        return False
    if item.from_legal_disclosure and not item.independent_source_confirmed:
        return False
    decisions = item_decisions(situation, item, party)
    return bool(decisions) and all(decision.allowed for _, decision in decisions)


def person_reads(situation: Situation, item: Item, person: str) -> bool:
    """Whether a person reads the item: allowed for every subject of it."""
    if item.hidden_placement or item.oral_only or item.from_legal_disclosure:
        return False
    if _is_too_young_for_a_copy(situation, person) or not item.about or not item.types:
        return False
    return all(_reads_about(situation, item, person, subject) for subject in item.about)


def person_may_know(situation: Situation, flow: Flow) -> bool:
    """Whether a person may know one kind of information, by what they read of it in items.

    The channel is not asked: what a person may not read they are not told either. What an item
    is marked with is not known here.
    """
    if _is_too_young_for_a_copy(situation, flow.recipient):
        return False
    kind = Item(
        id="kind",
        case=flow.case,
        meeting="",
        text="",
        source=flow.source,
        about=(flow.subject,),
        types=(flow.type,),
    )
    return (
        flow.subject == flow.recipient
        or reads_as_guardian(situation, kind, flow.recipient, flow.subject)
        or _is_ticked(situation, flow)
    )


def _is_too_young_for_a_copy(situation: Situation, person: str) -> bool:
    header = situation.header
    if header is None or header.young_person != person:
        return header is None
    age = situation.age(person)
    if age is None:
        return not situation.is_adult(person)
    return age < situation.policy.youth_copy_from


def _reads_about(situation: Situation, item: Item, person: str, subject: str) -> bool:
    return (
        subject == person
        or reads_as_guardian(situation, item, person, subject)
        or all(_is_granted(situation, item, person, subject, type_) for type_ in item.types)
    )


def reads_as_guardian(situation: Situation, item: Item, person: str, subject: str) -> bool:
    """Whether custody alone lets a person read what an item says of a minor."""
    age = situation.age(subject)
    if age is None or situation.is_adult(subject) or not situation.is_alive(subject):
        return False
    if is_youth_only(situation, subject, age):
        return False
    if person not in custodians(situation, subject).holders:
        return False
    decides_alone = age >= situation.policy.youth_signs_from or any(
        is_assessed_mature(situation, subject, type_, age) for type_ in item.types
    )
    return item.share_with_guardians or not (decides_alone or item.hide_from_guardians)


def _is_granted(
    situation: Situation, item: Item, person: str, subject: str, type_: InformationType
) -> bool:
    source, purpose = onward_source(situation, item), purpose_of(situation, item)
    if source is None or purpose is None:
        return False
    return _is_ticked(
        situation,
        Flow(
            case=item.case,
            purpose=purpose,
            subject=subject,
            source=source,
            recipient=person,
            type=type_,
            channel=Channel.WRITTEN,
        ),
    )


def _is_ticked(situation: Situation, flow: Flow) -> bool:
    """Whether everyone required lets the person receive it; case state and terms not asked."""
    required = required_in(situation, purpose=flow.purpose, subject=flow.subject, type_=flow.type)
    if required.problem is not None:
        return False
    for signatory in required.signatories:
        answer = standing_in(
            situation,
            signatory=signatory,
            subject=flow.subject,
            purpose=flow.purpose,
            channel=Channel.WRITTEN,
        )
        box = answer.boxes.get((flow.recipient, flow.type, Side.TO))
        if box is None or box.mark is not Mark.TICKED:
            return False
        if any(
            rule.matches(
                subject=flow.subject,
                source=flow.source,
                recipient=flow.recipient,
                type_=flow.type,
            )
            for rule in answer.exclusions
        ):
            return False
    return True
