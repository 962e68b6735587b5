"""Whether what a person enters is what the legal ground demands.

Source: domain, section 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.legal_records import Direction, GroundAnswer, LegalGround, Needed
from sspf_app.services.legal_views import LegalInput


def check_question(loaded: LoadedCase, entry: LegalInput) -> None:
    """Whether the question itself is told: who asks, when, about whom, for what.

    Raises:
        DomainError: ``unknown_person``, ``unknown_party``, ``legal_same_party``,
            ``legal_asked_missing``, ``legal_in_future``, ``before_birth`` (day, name),
            ``legal_not_to_social_services``.
    """
    loaded.need_person(entry.person)
    loaded.need_party(entry.giver)
    receiver = loaded.need_party(entry.receiver)
    if entry.giver == entry.receiver:
        raise DomainError("legal_same_party")
    if not entry.asked_by.strip() or not entry.asked_what.strip():
        raise DomainError("legal_asked_missing")
    if entry.asked_at > loaded.now:
        raise DomainError("legal_in_future")
    loaded.need_born(entry.asked_at)
    if entry.direction is Direction.INCOMING and (
        entry.receiver != loaded.header.coordinator_party
        or receiver.kind is not PartyKind.SOCIAL_SERVICES
    ):
        raise DomainError("legal_not_to_social_services")


def check_ground(loaded: LoadedCase, entry: LegalInput, ground: LegalGround) -> None:
    """Whether the ground carries what is handed out, or was received.

    Raises:
        DomainError: ``legal_wrong_direction`` (paragraph); ``legal_giver`` (paragraph, party);
            ``legal_giver_independent`` (paragraph, party); ``legal_receiver`` (paragraph, party);
            ``legal_age_unknown`` (paragraph, name, age); ``legal_too_old`` (paragraph, name, age);
            ``legal_question_open`` (question); ``legal_question_against`` (paragraph, question);
            ``legal_what_missing``; ``legal_circumstances_missing``; ``legal_reasoning_missing``.
    """
    if ground.direction is not entry.direction:
        raise DomainError("legal_wrong_direction", paragraph=ground.paragraph)
    _check_parties(loaded, entry, ground)
    _check_age(loaded, entry, ground)
    _check_answers(entry.answers, ground)
    if not entry.what.strip():
        raise DomainError("legal_what_missing")
    if not entry.circumstances.strip():
        raise DomainError("legal_circumstances_missing")
    if ground.direction is Direction.OUTGOING and not entry.reasoning.strip():
        raise DomainError("legal_reasoning_missing")


def check_handing(*, at: datetime, now: datetime, not_before: datetime) -> None:
    """Whether it can have been handed out at an instant.

    Raises:
        DomainError: ``legal_in_future``; ``legal_before_decision``.
    """
    if at > now:
        raise DomainError("legal_in_future")
    if at < not_before:
        raise DomainError("legal_before_decision")


def given_answers(answers: Mapping[str, bool], ground: LegalGround) -> tuple[GroundAnswer, ...]:
    """The answers beside the questions as they read."""
    return tuple(
        GroundAnswer(key=one.key, question=one.text, yes=answers[one.key])
        for one in ground.questions
        if one.key in answers
    )


def _check_parties(loaded: LoadedCase, entry: LegalInput, ground: LegalGround) -> None:
    giver, receiver = loaded.need_party(entry.giver), loaded.need_party(entry.receiver)
    if giver.kind not in ground.givers:
        raise DomainError("legal_giver", paragraph=ground.paragraph, party=giver.name)
    if giver.independent and not ground.independent_gives:
        raise DomainError("legal_giver_independent", paragraph=ground.paragraph, party=giver.name)
    if receiver.kind not in ground.receivers:
        raise DomainError("legal_receiver", paragraph=ground.paragraph, party=receiver.name)


def _check_age(loaded: LoadedCase, entry: LegalInput, ground: LegalGround) -> None:
    if ground.under_age is None:
        return
    name, age = loaded.name(entry.person), loaded.situation.age(entry.person)
    paragraph, limit = ground.paragraph, ground.under_age
    if age is None:
        raise DomainError("legal_age_unknown", paragraph=paragraph, name=name, age=limit)
    if age >= limit:
        raise DomainError("legal_too_old", paragraph=paragraph, name=name, age=limit)


def _check_answers(answers: Mapping[str, bool], ground: LegalGround) -> None:
    for question in ground.questions:
        if question.key not in answers:
            raise DomainError("legal_question_open", question=question.text)
    for question in ground.questions:
        said = Needed.YES if answers[question.key] else Needed.NO
        if question.needed not in (said, Needed.EITHER):
            raise DomainError(
                "legal_question_against", paragraph=ground.paragraph, question=question.text
            )
