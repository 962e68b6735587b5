"""What is told, asked or kept: an answer to a question, a sheet, the consents, the whole case.

Source: sharing rules, sections 5 to 7.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.rules import decide_in
from sspf_app.domain.told import PersonAnswer, ToldWhy
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.form_building import check_order, check_texts
from sspf_app.services.form_text_choice import PrintedTexts
from sspf_app.services.form_views import FormOrder
from sspf_app.services.gate.basis import granting
from sspf_app.services.gate.decision import (
    SEAL,
    DisclosureDecision,
    participation_part,
    records_of,
)
from sspf_app.services.records import DisclosedPart, DisclosureKind
from sspf_app.services.told_persons import kind_of, why_told


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
        records=records_of(decision),
        seal=SEAL,
    )


def decide_told(loaded: LoadedCase, flow: Flow) -> tuple[PersonAnswer, DisclosureDecision | None]:
    """Ask whether a person of the family may be told it now; with a yes, the decision to note it.

    It is noted as told by word of mouth alone: nothing goes to a person in writing from here.
    """
    why = why_told(loaded, loaded.situation, flow)
    records = granting(loaded, flow.purpose, (kind_of(flow),), flow.recipient)
    answer = PersonAnswer(flow=flow, why=why, records=tuple(records))
    if not answer.allowed or flow.channel is not Channel.ORAL:
        return answer, None
    part = DisclosedPart(subject=flow.subject, type=flow.type, source=flow.source)
    return answer, DisclosureDecision(
        kind=DisclosureKind.ORAL,
        case=loaded.id,
        recipient=flow.recipient,
        at=loaded.now,
        parts=(part,),
        records=answer.records if why is ToldWhy.GRANTED else (),
        seal=SEAL,
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
        DomainError: as ``check_order`` and ``check_texts``; ``case_closed``; what ``need_contact``
            raises, for whom a column names too.
    """
    if loaded.situation.closing is not None:
        # An answer to it would hold for nothing: a reopened case is asked anew.
        raise DomainError("case_closed")
    for named in (order.signatory, *order.recipients):
        loaded.need_contact(named)
    check_order(loaded, order)
    check_texts(printed, in_force)
    return DisclosureDecision(
        kind=DisclosureKind.CONSENT_FORM,
        case=loaded.id,
        recipient=order.signatory,
        at=loaded.now,
        parts=(participation_part(loaded),),
        seal=SEAL,
    )


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
        records += records_of(decision) if decision.allowed else ()
    if not is_allowed:
        raise DomainError("nothing_readable", name=loaded.name(party))
    return _consents(loaded, party, records=records)


def _consents(loaded: LoadedCase, recipient: str, *, records: Iterable[str]) -> DisclosureDecision:
    return DisclosureDecision(
        kind=DisclosureKind.CONSENT_EXPORT,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=(participation_part(loaded),),
        records=tuple(dict.fromkeys(records)),
        seal=SEAL,
    )


def decide_returned_form(loaded: LoadedCase, record: str) -> DisclosureDecision:
    """The file of a form that came back filled in goes to the coordinator's own file alone.

    Args:
        loaded: The case.
        record: The answer that the file is kept with.
    """
    return _consents(loaded, loaded.header.coordinator_party, records=(record,))


def decide_own_document(loaded: LoadedCase) -> DisclosureDecision:
    """A file that was put into the case goes to the coordinator's own party, and nowhere else."""
    return DisclosureDecision(
        kind=DisclosureKind.DOCUMENT,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(),
        seal=SEAL,
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
        parts=(participation_part(loaded),),
        seal=SEAL,
    )


def decide_whole_case(loaded: LoadedCase) -> DisclosureDecision:
    """Everything in a case goes to the coordinator's own party, and nowhere else."""
    return DisclosureDecision(
        kind=DisclosureKind.WHOLE_CASE,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(participation_part(loaded),),
        seal=SEAL,
    )


def decide_incident(loaded: LoadedCase) -> DisclosureDecision:
    """That the case is among those an incident concerns goes to the coordinator's own party."""
    return DisclosureDecision(
        kind=DisclosureKind.INCIDENT,
        case=loaded.id,
        recipient=loaded.header.coordinator_party,
        at=loaded.now,
        parts=(participation_part(loaded),),
        seal=SEAL,
    )
