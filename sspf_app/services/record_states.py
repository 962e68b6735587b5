"""What has become of one consent record by now: given, withdrawn, expired, superseded.

Source: sharing rules, section 4; ``consent-record.md`` (the effective state is computed).
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.codes import Answer, Channel, Medium, ReasonCode
from sspf_app.domain.facts import Consent
from sspf_app.domain.rules import Situation, StandingAnswer, standing_in
from sspf_app.domain.rules.boxes import boxes_of, taken_back_at
from sspf_app.domain.rules.periods import signed
from sspf_app.services.export_records import RecordState


def record_state(situation: Situation, record: Consent) -> tuple[RecordState, datetime | None]:
    """The state of a record, and from when it holds where that is known.

    A record that speaks of several persons is given as long as it counts for one of them.
    """
    if record.invalidated_because is not None:
        return RecordState.INVALIDATED, record.replaced_at
    if record.answer is Answer.YES and record.free_words_unconfirmed:
        return RecordState.UNCONFIRMED, None
    answers = [
        answer for subject in record.subjects for answer in _answers(situation, record, subject)
    ]
    if record.answer is Answer.NO:
        return _of_refusal(situation, record, answers)
    if any(record.id == used.id for answer in answers for used in answer.records):
        return RecordState.GIVEN, None
    return _of_yes(situation, record)


def answers_with(situation: Situation, record: Consent, subject: str) -> tuple[StandingAnswer, ...]:
    """The answers in force, written and oral, that rely on a record about a subject."""
    return tuple(
        answer
        for answer in _answers(situation, record, subject)
        if any(used.id == record.id for used in answer.records)
    )


def _answers(
    situation: Situation, record: Consent, subject: str
) -> tuple[StandingAnswer, StandingAnswer]:
    written, oral = (
        standing_in(
            situation,
            signatory=record.signatory,
            subject=subject,
            purpose=record.purpose,
            channel=channel,
        )
        for channel in (Channel.WRITTEN, Channel.ORAL)
    )
    return written, oral


def _of_refusal(
    situation: Situation, record: Consent, answers: list[StandingAnswer]
) -> tuple[RecordState, datetime | None]:
    at = situation.signed_at(record)
    if any(answer.code is ReasonCode.REFUSED and answer.since == at for answer in answers):
        return RecordState.REFUSED, at
    if _has_stopped(situation, record):
        return RecordState.EXPIRED, None
    return RecordState.SUPERSEDED, None


def _of_yes(situation: Situation, record: Consent) -> tuple[RecordState, datetime | None]:
    taken_back = [
        taken_back_at(boxes_of(situation, record, subject)) for subject in record.subjects
    ]
    if taken_back and all(at is not None for at in taken_back):
        return RecordState.WITHDRAWN, max(at for at in taken_back if at is not None)
    own = signed(situation, record)
    if own.begins > situation.at:
        return RecordState.NOT_YET_VALID, own.begins
    later = _later(situation, record)
    if later is not None and (own.ends is None or later < own.ends):
        return RecordState.SUPERSEDED, later
    if own.ends is not None and own.ends <= situation.at:
        return RecordState.EXPIRED, own.ends
    if _has_stopped(situation, record):
        return RecordState.EXPIRED, None
    return RecordState.SUPERSEDED, None


def _later(situation: Situation, record: Consent) -> datetime | None:
    """When the first later answer of the signatory began that displaces this one."""
    at = situation.signed_at(record)
    begun = [
        signed(situation, other).begins
        for other in situation.rows.consents
        if other.id != record.id
        and (other.signatory, other.purpose) == (record.signatory, record.purpose)
        and set(other.subjects) & set(record.subjects)
        and (other.answer is Answer.NO or other.medium is Medium.WRITTEN)
        and not (other.answer is Answer.YES and other.free_words_unconfirmed)
        and situation.signed_at(other) > at
    ]
    return min((one for one in begun if one <= situation.at), default=None)


def _has_stopped(situation: Situation, record: Consent) -> bool:
    """Whether closing the case or coming of age ended it for everybody it speaks of."""
    return all(situation.stopped_at(record, subject) is not None for subject in record.subjects)
