"""Papers about papers: a receipt, what a withdrawal sends, the page of what went out.

Source: sharing rules, sections 5 to 7.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Consent, Pause, Withdrawal
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.form_building import may_be_asked
from sspf_app.services.gate.basis import item_parts
from sspf_app.services.gate.decision import SEAL, DisclosureDecision, participation_part
from sspf_app.services.item_reading import as_read, reads_by_rules
from sspf_app.services.known_parts import knows_part
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.records import DisclosureKind
from sspf_app.services.standing_rows import standing
from sspf_app.services.withdrawal_concerned import concerned

_TELLS_NOTHING_NEW = frozenset(
    {
        DisclosureKind.PRINT_FILE,
        DisclosureKind.RECALL_LETTER,
        DisclosureKind.COPY_RECEIPT,
        DisclosureKind.RESERVATION,
        DisclosureKind.RIGHTS_LETTER,
    }
)


def decide_receipt(loaded: LoadedCase, record: Consent) -> DisclosureDecision:
    """A receipt tells its signatory their own answer, while they may be asked about the case.

    Raises:
        DomainError: ``receipt_not_for`` (name): somebody who may no longer be asked, such as a
            former guardian, learns nothing new of the case; what ``need_contact`` raises.
    """
    signatory = record.signatory
    loaded.need_contact(signatory)
    if not all(may_be_asked(loaded, signatory, subject) for subject in record.subjects):
        raise DomainError("receipt_not_for", name=loaded.name(signatory))
    return DisclosureDecision(
        kind=DisclosureKind.CONSENT_RECEIPT,
        case=loaded.id,
        recipient=signatory,
        at=loaded.now,
        parts=(participation_part(loaded),),
        records=(record.id,),
        seal=SEAL,
    )


def decide_confirmation(loaded: LoadedCase, withdrawal: Withdrawal) -> DisclosureDecision:
    """The confirmation tells the signatory nothing but their own withdrawal.

    Raises:
        DomainError: what ``need_contact`` raises.
    """
    loaded.need_contact(withdrawal.signatory)
    return DisclosureDecision(
        kind=DisclosureKind.WITHDRAWAL_CONFIRMATION,
        case=loaded.id,
        recipient=withdrawal.signatory,
        at=loaded.now,
        parts=(),
        seal=SEAL,
    )


def decide_notice(
    loaded: LoadedCase,
    withdrawal: Withdrawal,
    *,
    recipient: str,
    trail: LedgerTrail,
) -> DisclosureDecision:
    """A notice goes to who already received something it covers, and to who is to stop giving.

    The latter only where they know of the case: a letter must not be what tells them of it.

    Raises:
        DomainError: ``nothing_received`` (name), also for somebody outside the case whom only a
            misdirected copy reached: they are asked for the copy, and told nothing more;
            what ``need_contact`` raises.
    """
    loaded.need_contact(recipient)
    told = concerned(loaded, withdrawal, trail).to_tell
    if recipient not in told or trail.strayed(loaded, recipient) is not None:
        raise DomainError("nothing_received", name=trail.name(loaded, recipient))
    return DisclosureDecision(
        kind=DisclosureKind.WITHDRAWAL_NOTICE,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=(),
        seal=SEAL,
    )


def decide_ledger_page(loaded: LoadedCase, reader: str, trail: LedgerTrail) -> DisclosureDecision:
    """Of which parts of what went out a person may know, item by item as they read them now.

    Raises:
        DomainError: ``unknown_person``; ``page_while_paused`` while a placement or compulsory care
            waits for a position; ``nothing_readable`` (name); what ``need_contact`` raises.
    """
    name = loaded.need_person(reader).name
    loaded.need_contact(reader)
    if any(_lasts(one, loaded.now) for one in hiding_pauses(loaded)):
        raise DomainError("page_while_paused")
    parts = [part for row in trail.disclosures for part in row.parts]
    readable = tuple(dict.fromkeys(part for part in parts if knows_part(loaded, part, reader)))
    if not readable:
        raise DomainError("nothing_readable", name=name)
    return DisclosureDecision(
        kind=DisclosureKind.LEDGER_PAGE,
        case=loaded.id,
        recipient=reader,
        at=loaded.now,
        parts=readable,
        seal=SEAL,
    )


def _lasts(pause: Pause, now: datetime) -> bool:
    return pause.starts_at <= now and (pause.ends_at is None or now < pause.ends_at)


def decide_extract(
    loaded: LoadedCase, person: str, *, reader: str, items: Collection[str]
) -> DisclosureDecision:
    """A register extract tells a data subject what they may know of what is held of them.

    Args:
        loaded: The case.
        person: The data subject.
        reader: Who gets it: the data subject, or who has custody of the child.
        items: What the review lets through; what the rules withhold stays withheld.

    Raises:
        DomainError: ``extract_while_paused`` while a placement or compulsory care waits for a
            position; what ``need_contact`` raises.
    """
    loaded.need_contact(reader)
    if any(_lasts(one, loaded.now) for one in hiding_pauses(loaded)):
        raise DomainError("extract_while_paused")
    readable = [
        as_read(loaded, item, reader)
        for item in standing(loaded.facts.items)
        if item.case == loaded.id and item.id in items
        if person in item.about and reads_by_rules(loaded, item, reader)
    ]
    return DisclosureDecision(
        kind=DisclosureKind.REGISTER_EXTRACT,
        case=loaded.id,
        recipient=reader,
        at=loaded.now,
        parts=tuple(item_parts(loaded, readable)),
        seal=SEAL,
    )


def decide_without_content(
    loaded: LoadedCase, kind: DisclosureKind, recipient: str
) -> DisclosureDecision:
    """A paper about papers: its recipient has got the copy it speaks of, or is to sign for one.

    It names nobody in the case and no kind of information.

    Raises:
        DomainError: what ``need_contact`` raises.
    """
    if kind not in _TELLS_NOTHING_NEW:
        raise ValueError(kind)
    loaded.need_contact(recipient)
    return DisclosureDecision(
        kind=kind, case=loaded.id, recipient=recipient, at=loaded.now, parts=(), seal=SEAL
    )


def decide_print_list(loaded: LoadedCase) -> DisclosureDecision:
    """The list of what is printed for whom stays with the coordinator's own party."""
    return DisclosureDecision(
        kind=DisclosureKind.PRINT_FILE,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(participation_part(loaded),),
        seal=SEAL,
    )
