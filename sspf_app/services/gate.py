"""The gate: nothing goes to paper, file or ear without a decision made here.

A ``DisclosureDecision`` cannot be made elsewhere: every writer asks for one, and each function
below asks the domain before it makes one.

Source: sharing rules, sections 5 to 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from datetime import datetime

from sspf_app.domain.codes import FAMILY, Channel, InformationType
from sspf_app.domain.decision import Decision
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent, Flow, Item, Meeting, Pause, Withdrawal
from sspf_app.domain.rules import (
    Situation,
    decide_in,
    item_decisions,
    person_reads,
    standing_in,
)
from sspf_app.services.case_reading import LoadedCase, standing
from sspf_app.services.consent_views import FormOrder
from sspf_app.services.form_building import check_order, check_texts, may_be_asked
from sspf_app.services.form_text_choice import PrintedTexts
from sspf_app.services.item_reading import meeting_items, reads
from sspf_app.services.ledger import received_parts
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.pauses import NEEDS_POSITION
from sspf_app.services.records import DisclosedPart, DisclosureKind

COORDINATOR = "#coordinator"
"""Recipient of the coordinator's own copy, which lists everything; can be no party's id."""

_SEAL = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDecision:
    """What may go to whom, as decided at an instant.

    Attributes:
        recipient: Party or person id.
        parts: Every kind of information about every person that goes.
        records: Consent records it rests on.
        items: The items the recipient reads, in the order they were recorded.
    """

    kind: DisclosureKind
    case: str
    recipient: str
    at: datetime
    parts: tuple[DisclosedPart, ...]
    records: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    meeting: str | None = None
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("a disclosure is decided in services/gate.py and nowhere else")


def decide_oral(loaded: LoadedCase, flow: Flow) -> tuple[Decision, DisclosureDecision | None]:
    """Ask whether it may be said, or copied, now; with a yes, the decision to note it."""
    decision = decide_in(loaded.situation, flow)
    if not decision.allowed:
        return decision, None
    part = DisclosedPart(subject=flow.subject, type=flow.type, source=flow.source)
    return decision, DisclosureDecision(
        kind=DisclosureKind.ORAL if flow.channel is Channel.ORAL else DisclosureKind.CLIPBOARD,
        case=loaded.id,
        recipient=flow.recipient,
        at=loaded.now,
        parts=(part,),
        records=_records(decision),
        seal=_SEAL,
    )


def decide_form(
    loaded: LoadedCase, order: FormOrder, *, printed: PrintedTexts, in_force: PrintedTexts
) -> DisclosureDecision:
    """Whether a sheet may go to its signatory: it tells that there is a case.

    Args:
        loaded: The case.
        order: What the sheet asks.
        printed: The texts it is drawn with.
        in_force: The texts that a sheet in its language has now.

    Raises:
        DomainError: as ``check_order`` and ``check_texts``; ``guardian_blocked``,
            ``do_not_contact`` (name, since).
    """
    for named in (order.signatory, *order.recipients):
        loaded.need_contact(named)
    check_order(loaded, order)
    check_texts(printed, in_force)
    return DisclosureDecision(
        kind=DisclosureKind.CONSENT_FORM,
        case=loaded.id,
        recipient=order.signatory,
        at=loaded.now,
        parts=(_participation_part(loaded),),
        seal=_SEAL,
    )


def decide_minutes(loaded: LoadedCase, meeting: Meeting, recipient: str) -> DisclosureDecision:
    """Which items of a meeting a recipient reads now.

    Raises:
        DomainError: ``nothing_readable`` (name) for a party that may not know of the case, or a
            person who reads none of it; ``guardian_blocked``, ``do_not_contact`` (name, since).
    """
    loaded.need_contact(recipient)
    items = meeting_items(loaded, meeting)
    if recipient == COORDINATOR:
        own = loaded.header.coordinator_party
        return _minutes(loaded, meeting, own, items, records=())
    situation = loaded.situation
    if recipient in loaded.parties:
        participation = decide_in(situation, participation_flow(loaded, meeting, recipient))
        if not participation.allowed:
            raise DomainError("nothing_readable", name=loaded.name(recipient))
        readable = [item for item in items if reads(loaded, item, recipient)]
        records = [*_records(participation), *_records_of(situation, readable, recipient)]
    else:
        readable = [item for item in items if reads(loaded, item, recipient)]
        if not readable:
            raise DomainError("nothing_readable", name=loaded.name(recipient))
        records = _granting(loaded, meeting, readable, recipient)
    return _minutes(loaded, meeting, recipient, readable, records=records)


def decide_consents(loaded: LoadedCase, party: str | None) -> DisclosureDecision:
    """Whether the consents of a case may go: None = the office's own copy, of everything.

    A party may have what it may receive itself, if it may know of the case in writing in some
    purpose.

    Raises:
        DomainError: ``unknown_party``, ``nothing_readable`` (name).
    """
    own = loaded.header.coordinator_party
    if party is None or party == own:
        return _consents(loaded, own, records=())
    loaded.need_party(party)
    records: list[str] = []
    is_allowed = False
    for purpose in loaded.purposes:
        flow = Flow(
            case=loaded.id,
            purpose=purpose,
            subject=loaded.header.young_person,
            source=own,
            recipient=party,
            type=InformationType.PARTICIPATION,
            channel=Channel.WRITTEN,
        )
        decision = decide_in(loaded.situation, flow)
        is_allowed = is_allowed or decision.allowed
        records += _records(decision) if decision.allowed else ()
    if not is_allowed:
        raise DomainError("nothing_readable", name=loaded.name(party))
    return _consents(loaded, party, records=records)


def _consents(loaded: LoadedCase, recipient: str, *, records: Iterable[str]) -> DisclosureDecision:
    return DisclosureDecision(
        kind=DisclosureKind.CONSENT_EXPORT,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=(_participation_part(loaded),),
        records=tuple(dict.fromkeys(records)),
        seal=_SEAL,
    )


def decide_returned_form(loaded: LoadedCase, record: str) -> DisclosureDecision:
    """The file of a form that came back filled in goes to the coordinator's own file alone.

    Args:
        loaded: The case.
        record: The answer that the file is kept with.
    """
    return _consents(loaded, loaded.header.coordinator_party, records=(record,))


def decide_receipt(loaded: LoadedCase, record: Consent) -> DisclosureDecision:
    """A receipt tells its signatory their own answer, while they may be asked about the case.

    Raises:
        DomainError: ``signatory_dead`` (name); ``receipt_not_for`` (name): somebody who may no
            longer be asked, such as a former guardian, learns nothing new of the case;
            ``guardian_blocked``, ``do_not_contact`` (name, since).
    """
    signatory = record.signatory
    loaded.need_contact(signatory)
    if not loaded.situation.is_alive(signatory):
        raise DomainError("signatory_dead", name=loaded.name(signatory))
    if not all(may_be_asked(loaded, signatory, subject) for subject in record.subjects):
        raise DomainError("receipt_not_for", name=loaded.name(signatory))
    return DisclosureDecision(
        kind=DisclosureKind.CONSENT_RECEIPT,
        case=loaded.id,
        recipient=signatory,
        at=loaded.now,
        parts=(_participation_part(loaded),),
        records=(record.id,),
        seal=_SEAL,
    )


def decide_confirmation(loaded: LoadedCase, withdrawal: Withdrawal) -> DisclosureDecision:
    """The confirmation tells the signatory nothing but their own withdrawal.

    Raises:
        DomainError: ``guardian_blocked``, ``do_not_contact`` (name, since).
    """
    loaded.need_contact(withdrawal.signatory)
    return DisclosureDecision(
        kind=DisclosureKind.WITHDRAWAL_CONFIRMATION,
        case=loaded.id,
        recipient=withdrawal.signatory,
        at=loaded.now,
        parts=(),
        seal=_SEAL,
    )


def decide_notice(
    loaded: LoadedCase,
    withdrawal: Withdrawal,
    *,
    recipient: str,
    trail: LedgerTrail,
) -> DisclosureDecision:
    """A notice goes only to who already received something the withdrawal covers.

    Raises:
        DomainError: ``nothing_received`` (name), also for somebody outside the case whom only a
            misdirected copy reached: they are asked for the copy, and told nothing more;
            ``guardian_blocked``, ``do_not_contact`` (name, since).
    """
    loaded.need_contact(recipient)
    received = received_parts(loaded, withdrawal, trail)
    if recipient not in received or trail.strayed(loaded, recipient) is not None:
        raise DomainError("nothing_received", name=trail.name(loaded, recipient))
    return DisclosureDecision(
        kind=DisclosureKind.WITHDRAWAL_NOTICE,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=(),
        seal=_SEAL,
    )


def decide_ledger_page(loaded: LoadedCase, reader: str, trail: LedgerTrail) -> DisclosureDecision:
    """Of which parts of what went out a person may know, item by item as they read them now.

    Raises:
        DomainError: ``unknown_person``; ``page_while_paused`` while a placement or compulsory care
            waits for a position; ``nothing_readable`` (name); ``guardian_blocked``,
            ``do_not_contact`` (name, since).
    """
    name = loaded.need_person(reader).name
    loaded.need_contact(reader)
    if any(
        one.reason in NEEDS_POSITION and _lasts(one, loaded.now)
        for one in loaded.situation.rows.pauses
    ):
        raise DomainError("page_while_paused")
    parts = [part for row in trail.disclosures for part in row.parts]
    readable = tuple(dict.fromkeys(part for part in parts if _knows_part(loaded, part, reader)))
    if not readable:
        raise DomainError("nothing_readable", name=name)
    return DisclosureDecision(
        kind=DisclosureKind.LEDGER_PAGE,
        case=loaded.id,
        recipient=reader,
        at=loaded.now,
        parts=readable,
        seal=_SEAL,
    )


def _lasts(pause: Pause, now: datetime) -> bool:
    return pause.starts_at <= now and (pause.ends_at is None or now < pause.ends_at)


def _knows_part(loaded: LoadedCase, part: DisclosedPart, reader: str) -> bool:
    """Whether a person may know that this was told; what came by an item as they read the item."""
    if part.item is None:
        kind = Item(
            id="kind",
            case=loaded.id,
            meeting="",
            text="",
            source=part.source,
            about=(part.subject,),
            types=(part.type,),
        )
        return person_reads(loaded.situation, kind, reader)
    items = [row for row in standing(loaded.facts.items) if row.id == part.item]
    return any(reads(loaded, item, reader) for item in items if item.case == loaded.id)


_TELLS_NOTHING_NEW = frozenset(
    {
        DisclosureKind.PRINT_FILE,
        DisclosureKind.RECALL_LETTER,
        DisclosureKind.COPY_RECEIPT,
        DisclosureKind.RESERVATION,
    }
)


def decide_without_content(
    loaded: LoadedCase, kind: DisclosureKind, recipient: str
) -> DisclosureDecision:
    """A paper about papers: its recipient has got the copy it speaks of, or is to sign for one.

    It names nobody in the case and no kind of information.

    Raises:
        DomainError: ``guardian_blocked``, ``do_not_contact`` (name, since).
    """
    if kind not in _TELLS_NOTHING_NEW:
        raise ValueError(kind)
    loaded.need_contact(recipient)
    return DisclosureDecision(
        kind=kind, case=loaded.id, recipient=recipient, at=loaded.now, parts=(), seal=_SEAL
    )


def decide_own_document(loaded: LoadedCase) -> DisclosureDecision:
    """A file that was put into the case goes to the coordinator's own party, and nowhere else."""
    return DisclosureDecision(
        kind=DisclosureKind.DOCUMENT,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(),
        seal=_SEAL,
    )


def decide_matrix(loaded: LoadedCase, subject: str) -> DisclosureDecision:
    """The matrix of now goes to the coordinator's own file, and nowhere else.

    Raises:
        DomainError: ``unknown_person``.
    """
    loaded.need_person(subject)
    return DisclosureDecision(
        kind=DisclosureKind.MATRIX,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(_participation_part(loaded),),
        seal=_SEAL,
    )


def decide_whole_case(loaded: LoadedCase) -> DisclosureDecision:
    """Everything in a case goes to the coordinator's own party, and nowhere else."""
    return DisclosureDecision(
        kind=DisclosureKind.WHOLE_CASE,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(_participation_part(loaded),),
        seal=_SEAL,
    )


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
    heading = Item(
        id="heading",
        case=loaded.id,
        meeting=meeting.id,
        text="",
        source=FAMILY,
        about=(subject,),
        types=(InformationType.PARTICIPATION,),
    )
    return person_reads(loaded.situation, heading, recipient)


def _minutes(
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    items: Iterable[Item],
    *,
    records: Iterable[str],
) -> DisclosureDecision:
    readable = tuple(items)
    source = loaded.header.coordinator_party
    parts = [
        DisclosedPart(
            subject=subject,
            type=type_,
            source=source if item.source == FAMILY else item.source,
            item=item.id,
        )
        for item in readable
        for subject in item.about
        for type_ in item.types
    ]
    if recipient in loaded.parties or knows_of(
        loaded, meeting, recipient, loaded.header.young_person
    ):
        parts.insert(0, _participation_part(loaded))
    return DisclosureDecision(
        kind=DisclosureKind.MINUTES,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=tuple(parts),
        records=tuple(dict.fromkeys(records)),
        items=readable,
        meeting=meeting.id,
        seal=_SEAL,
    )


def _participation_part(loaded: LoadedCase) -> DisclosedPart:
    return DisclosedPart(
        subject=loaded.header.young_person,
        type=InformationType.PARTICIPATION,
        source=loaded.header.coordinator_party,
    )


def _records(decision: Decision) -> tuple[str, ...]:
    return tuple(reason.record for reason in decision.reasons if reason.record is not None)


def _records_of(situation: Situation, items: Iterable[Item], party: str) -> list[str]:
    return [
        record
        for item in items
        for _, decision in item_decisions(situation, item, party)
        for record in _records(decision)
    ]


def _granting(
    loaded: LoadedCase, meeting: Meeting, items: Iterable[Item], person: str
) -> list[str]:
    """Records in force that name the person as recipient of what the items hold."""
    situation = loaded.situation
    cells = {(subject, type_) for item in items for subject in item.about for type_ in item.types}
    signatories = {record.signatory for record in situation.rows.consents}
    found: list[str] = []
    for subject in sorted({subject for subject, _ in cells}):
        for signatory in sorted(signatories):
            answer = standing_in(
                situation,
                signatory=signatory,
                subject=subject,
                purpose=meeting.purpose,
                channel=Channel.WRITTEN,
            )
            found += [
                record.id
                for record in answer.records
                if any(
                    grant.person == person and grant.receive and (subject, grant.type) in cells
                    for grant in record.grants
                )
            ]
    return found
