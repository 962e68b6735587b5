"""The ledger of what went out: rows for it, and who received what a withdrawal covers.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.facts import Withdrawal
from sspf_app.domain.rules.boxes import covers
from sspf_app.domain.rules.signatories import required_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.known_parts import knows_part
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.records import DisclosedPart, Disclosure, DisclosureKind

_ABOUT_THE_WITHDRAWAL = frozenset(
    {
        DisclosureKind.CONSENT_FORM,
        DisclosureKind.WITHDRAWAL_CONFIRMATION,
        DisclosureKind.WITHDRAWAL_NOTICE,
    }
)


def withdrawal_mark(withdrawal: str) -> str:
    """What a confirmation or notice says in the ledger: which withdrawal it is about."""
    return f"withdrawal:{withdrawal}"


def received_parts(
    loaded: LoadedCase, withdrawal: Withdrawal, trail: LedgerTrail
) -> dict[str, tuple[Disclosure, ...]]:
    """By recipient, the disclosures before the withdrawal that hold something it covers.

    Whoever a misdirected copy reached is among them, by the id of the misdirection where the
    register does not know them. A person is not among them for what they read still: what is about
    themselves, or what they read as a guardian. No answer gave them that, so none takes it back.

    Between the instant it was received and its recording nobody at the desk knew of it: who got
    something then is to be told too, and asked for it back (``went_out_late``).
    """
    known_at = _known_at(withdrawal)
    found: dict[str, list[Disclosure]] = {}
    then = LoadedCase(facts=loaded.facts, header=loaded.header, now=withdrawal.received_at)
    own = (loaded.header.coordinator_party, withdrawal.signatory)
    for disclosure in trail.disclosures:
        if disclosure.kind in _ABOUT_THE_WITHDRAWAL or disclosure.at > known_at:
            continue
        for recipient in trail.reached(disclosure):
            if recipient in own:
                continue
            parts = _covered(loaded, withdrawal, disclosure, recipient=recipient)
            if any(not _reads_still(then, recipient, part) for part in parts):
                found.setdefault(recipient, []).append(disclosure)
    return {recipient: tuple(rows) for recipient, rows in sorted(found.items())}


def went_out_late(withdrawal: Withdrawal, disclosure: Disclosure) -> bool:
    """Whether it left after the withdrawal was heard: without consent, though nobody saw it.

    From the instant it was heard the answer was no (sharing rules, section 5). One that was noted
    down as it was heard left no such time.
    """
    return was_known_late(withdrawal) and (
        withdrawal.received_at <= disclosure.at <= _known_at(withdrawal)
    )


def was_known_late(withdrawal: Withdrawal) -> bool:
    """Whether time passed from when it was heard until it was noted down."""
    return withdrawal.received_at < _known_at(withdrawal)


def _known_at(withdrawal: Withdrawal) -> datetime:
    return max(withdrawal.received_at, withdrawal.recorded_at or withdrawal.received_at)


def _reads_still(then: LoadedCase, recipient: str, part: DisclosedPart) -> bool:
    """Whether a person may know it with the withdrawal heard; ``then`` is that instant.

    Later is not asked: that a guardian reads less when the child turns fifteen recalls nothing.
    """
    return recipient in then.persons and knows_part(then, part, recipient)


def _covered(
    loaded: LoadedCase, withdrawal: Withdrawal, disclosure: Disclosure, *, recipient: str
) -> tuple[DisclosedPart, ...]:
    """The parts of a disclosure that a withdrawal covers."""
    if not _rests_on(loaded, withdrawal, disclosure, recipient=recipient):
        return ()
    meeting = loaded.meetings.get(disclosure.meeting or "")
    if meeting is not None and not covers(withdrawal.purposes, meeting.purpose):
        return ()
    return tuple(
        part
        for part in disclosure.parts
        if _covers_part(withdrawal, {recipient, disclosure.recipient}, part)
    )


def _rests_on(
    loaded: LoadedCase, withdrawal: Withdrawal, disclosure: Disclosure, *, recipient: str
) -> bool:
    """Whether an answer of the signatory carried it; unknown records count as if.

    A party gets nothing without answers: what names none rests on those that were asked for. What
    was signed after the withdrawal was heard is not taken back by it.
    """
    if not disclosure.records:
        return recipient not in loaded.parties or _was_asked(loaded, withdrawal, disclosure)
    answers = {record.id: record for record in loaded.facts.consents if record.case == loaded.id}
    return any(
        record is None
        or (
            record.signatory == withdrawal.signatory
            and loaded.situation.signed_at(record) <= withdrawal.received_at
        )
        for record in (answers.get(one) for one in disclosure.records)
    )


def _was_asked(loaded: LoadedCase, withdrawal: Withdrawal, disclosure: Disclosure) -> bool:
    """Whether the signatory had to answer then, or when they withdrew; in doubt as if."""
    situations = [loaded.situation_at(at) for at in (disclosure.at, withdrawal.received_at)]
    asked = (
        required_in(situation, purpose=purpose, subject=part.subject, type_=part.type)
        for situation in situations
        for part in disclosure.parts
        for purpose in loaded.purposes
    )
    return any(one.problem is not None or withdrawal.signatory in one.signatories for one in asked)


def _covers_part(withdrawal: Withdrawal, recipients: set[str], part: DisclosedPart) -> bool:
    return (
        covers(withdrawal.subjects, part.subject)
        and covers(withdrawal.types, part.type)
        and (
            covers(withdrawal.parties, part.source)
            or any(covers(withdrawal.parties, one) for one in recipients)
        )
    )
