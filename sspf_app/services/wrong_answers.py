"""Answers that were recorded wrongly, and what went out by them.

An answer that is taken out counts for nothing, looking back too. What left by it meanwhile is asked
anew by what is known now: where the answer is no, it left without consent, and nobody saw it.

Source: sharing rules, sections 2, 5 and 6; GDPR 33.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sspf_app.domain.codes import Answer, Channel
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Consent, Withdrawal
from sspf_app.domain.rules import decide_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.known_parts import knows_part
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.records import DisclosedPart, Disclosure, DisclosureKind


def taken_out(loaded: LoadedCase) -> tuple[Withdrawal, ...]:
    """Every yes that was taken out as recorded wrongly, as what others are to be told of.

    It bears the id of the answer, and runs from its signing until it was taken out: so everything
    that left by it left late.
    """
    return tuple(
        Withdrawal(
            id=row.id,
            case=row.case,
            recorded_at=row.replaced_at,
            signatory=row.signatory,
            received_at=loaded.situation.signed_at(row),
            received_by="",
            subjects=row.subjects,
            purposes=(row.purpose,),
            parties=("*",),
            types=("*",),
        )
        for row in _wrong(loaded)
    )


def wrong_answer(loaded: LoadedCase, some_id: str) -> Consent | None:
    """The answer of this id, where it was taken out as recorded wrongly."""
    return next((row for row in _wrong(loaded) if row.id == some_id), None)


def without(loaded: LoadedCase, record: str) -> LoadedCase:
    """The case as it is without an answer."""
    left = tuple(row for row in loaded.facts.consents if row.id != record)
    facts = replace(loaded.facts, consents=left)
    return LoadedCase(facts=facts, header=loaded.header, now=loaded.now)


def without_support(
    loaded: LoadedCase, record: Consent, trail: LedgerTrail
) -> dict[str, tuple[Disclosure, ...]]:
    """By recipient, what went out by an answer and that nothing else allowed.

    Args:
        loaded: The case as it is without the answer.
        record: The answer.
        trail: What went out.
    """
    found: dict[str, list[Disclosure]] = {}
    for disclosure in trail.disclosures:
        if record.id not in disclosure.records:
            continue
        then = LoadedCase(facts=loaded.facts, header=loaded.header, now=disclosure.at)
        for recipient in trail.reached(disclosure):
            if recipient == loaded.header.coordinator_party:
                continue
            parts = disclosure.parts
            if any(not _might_know(then, record, disclosure, recipient, one) for one in parts):
                found.setdefault(recipient, []).append(disclosure)
    return {recipient: tuple(rows) for recipient, rows in sorted(found.items())}


def _might_know(
    then: LoadedCase,
    record: Consent,
    disclosure: Disclosure,
    recipient: str,
    part: DisclosedPart,
) -> bool:
    """Whether they might have it at that instant, by what is known now."""
    if recipient in then.persons:
        return knows_part(then, part, recipient)
    is_oral = disclosure.kind is DisclosureKind.ORAL
    flow = Flow(
        case=then.id,
        purpose=record.purpose,
        subject=part.subject,
        source=part.source,
        recipient=recipient,
        type=part.type,
        channel=Channel.ORAL if is_oral else Channel.WRITTEN,
    )
    return decide_in(then.situation, flow).allowed


def _wrong(loaded: LoadedCase) -> Iterator[Consent]:
    for row in loaded.facts.consents:
        is_out = row.invalidated_because is not None and row.replaced_at is not None
        if row.case == loaded.id and row.answer is Answer.YES and is_out:
            yield row
