"""A case to another office: it is another authority, so a transfer is a disclosure like any other.

With consent goes what the receiving party reads, item by item, and nothing beside it. All of a case
goes only on a legal ground that was assessed for this receiver and may be handed out.

Source: sharing rules, sections 5, 6 and 8.
"""

from __future__ import annotations

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.rules import decide_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate.basis import item_parts, item_records
from sspf_app.services.gate.decision import (
    SEAL,
    DisclosureDecision,
    participation_part,
    records_of,
)
from sspf_app.services.item_reading import as_read, meeting_items, reads
from sspf_app.services.legal_records import Direction, LegalRequest, LegalStatus
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.records import DisclosureKind


def participation_by_purpose(loaded: LoadedCase, party: str) -> dict[str, Decision]:
    """Whether the party may know of the case in writing, for each purpose."""
    header = loaded.header
    return {
        purpose: decide_in(
            loaded.situation,
            Flow(
                case=loaded.id,
                purpose=purpose,
                subject=header.young_person,
                source=header.coordinator_party,
                recipient=party,
                type=InformationType.PARTICIPATION,
                channel=Channel.WRITTEN,
            ),
        )
        for purpose in loaded.purposes
    }


def decide_transfer(loaded: LoadedCase, party: str) -> DisclosureDecision:
    """What of a case may go to another office by consent: that there is one, and what it reads.

    Raises:
        DomainError: ``unknown_party``; ``transfer_to_self``; ``transfer_needs_ground``: somebody is
            protected, placed in hiding or must not be contacted, or it may be dangerous that the
            guardians of some child of it know, and what protects them would not go along;
            ``nothing_readable`` (name); what ``need_contact`` raises.
    """
    _check_party(loaded, party)
    barred = [rule for rule in loaded.rules_of_its_people if rule.lifted_at is None]
    is_danger = loaded.holds_back or loaded.held_beside or loaded.barred_beside
    if loaded.protected or hiding_pauses(loaded) or barred or is_danger:
        raise DomainError("transfer_needs_ground")
    by_purpose = participation_by_purpose(loaded, party)
    open_for = {purpose for purpose, decision in by_purpose.items() if decision.allowed}
    if not open_for:
        raise DomainError("nothing_readable", name=loaded.name(party))
    items = [
        as_read(loaded, item, party)
        for meeting in sorted(loaded.meetings.values(), key=lambda row: (row.starts_at, row.id))
        if meeting.purpose in open_for
        for item in meeting_items(loaded, meeting)
        # What rests on a legal disclosure goes by law alone: its mark would tell of it, and
        # without the mark it would be open there.
        if not item.from_legal_disclosure and reads(loaded, item, party)
    ]
    records = [one for purpose in open_for for one in records_of(by_purpose[purpose])]
    records += item_records(loaded.situation, items, party)
    return DisclosureDecision(
        kind=DisclosureKind.TRANSFER,
        case=loaded.id,
        recipient=party,
        at=loaded.now,
        parts=(participation_part(loaded), *item_parts(loaded, items)),
        records=tuple(sorted(set(records))),
        items=tuple(items),
        seal=SEAL,
    )


def decide_hand_over(loaded: LoadedCase) -> DisclosureDecision:
    """The page for a colleague of the office goes to the own party, and to nobody else."""
    return DisclosureDecision(
        kind=DisclosureKind.HAND_OVER,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(participation_part(loaded),),
        seal=SEAL,
    )


def decide_transfer_by_law(
    loaded: LoadedCase, party: str, request: LegalRequest
) -> DisclosureDecision:
    """All of a case, on an assessment that names this receiver and may be handed out now.

    The ledger never shows it, and no consent is read; the caller records the legal disclosure.

    Raises:
        DomainError: ``unknown_party``, ``transfer_to_self``, ``transfer_ground_other``: it is about
            another case, person or receiver; ``legal_not_ready``; ``transfer_needs_approval``:
            somebody is protected, and the unit manager has not approved it.
    """
    _check_party(loaded, party)
    is_about_this = (
        request.case == loaded.id
        and request.person == loaded.header.young_person
        and request.direction is Direction.OUTGOING
        and request.giver == loaded.header.coordinator_party
        and request.receiver == party
    )
    if not is_about_this:
        raise DomainError("transfer_ground_other")
    if request.status is not LegalStatus.READY:
        raise DomainError("legal_not_ready")
    if (loaded.protected or hiding_pauses(loaded)) and not request.approved_by:
        raise DomainError("transfer_needs_approval")
    return DisclosureDecision(
        kind=DisclosureKind.TRANSFER,
        case=loaded.id,
        recipient=party,
        at=loaded.now,
        parts=(),
        seal=SEAL,
    )


def _check_party(loaded: LoadedCase, party: str) -> None:
    loaded.need_party(party)
    if party == loaded.header.coordinator_party:
        raise DomainError("transfer_to_self")
