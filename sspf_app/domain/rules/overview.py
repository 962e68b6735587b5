"""The consent state of a case in one word, for lists and headers, and when it may next change.

The state is about the young person and the type every form has, ``participation``. It decides
nothing: ``decide`` does.

Source: domain notes, section 2.4 (states); sharing rules, sections 2 to 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf_app.domain.codes import Channel, InformationType, ReasonCode
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules.periods import signed
from sspf_app.domain.rules.signatories import required_in
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.rules.standing import StandingAnswer, standing_in
from sspf_app.domain.time import after, birthday, day_of, plus_days, start_of

ENDING_WITHIN = timedelta(days=30)
"""How long before its end a consent counts as ending."""


class ConsentState(StrEnum):
    """State of a case, the first that applies."""

    CLOSED = "closed"
    PAUSED = "paused"
    BLOCKED = "blocked"
    """Nobody can be named who must answer: custody unverified or unknown."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    PARTIAL = "partial"
    """Some of those required have answered yes, others have not answered."""
    WAITING = "waiting"
    """A form is out and nobody has answered."""
    NOT_ASKED = "not_asked"
    DIFFERENT_TERMS = "different_terms"
    ENDING = "ending"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryState:
    """One required signatory's standing answer."""

    person: str
    answer: StandingAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """State of a case and purpose at an instant.

    Attributes:
        state: The one word.
        signatories: Everybody required, guardians by id, the young person last.
        ends_on: Last day on which all answers in force still hold; None unless all are in force.
        problem: Why nobody can be named, with state ``blocked``.
    """

    state: ConsentState
    signatories: tuple[SignatoryState, ...] = ()
    ends_on: date | None = None
    problem: ReasonCode | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Persons whose answer is not in force."""
        return tuple(one.person for one in self.signatories if not one.answer.in_force)


def consent_overview(
    facts: Facts, case: str, *, at: datetime, purpose: str | None = None
) -> Overview:
    """The consent state of a case; of its first purpose unless one is named.

    Args:
        facts: Everything recorded about the case.
        case: Case id.
        at: The instant asked about.
        purpose: Purpose id; None = the first by id.
    """
    situation = Situation(facts, case, at=at)
    header = situation.header
    if header is None:
        return Overview(state=ConsentState.BLOCKED, problem=ReasonCode.NO_REQUIRED_SIGNATORY)
    purpose = purpose or _first_purpose(situation)
    required = required_in(
        situation,
        purpose=purpose,
        subject=header.young_person,
        type_=InformationType.PARTICIPATION,
    )
    signatories = tuple(
        SignatoryState(
            person=person,
            answer=standing_in(
                situation,
                signatory=person,
                subject=header.young_person,
                purpose=purpose,
                channel=Channel.WRITTEN,
            ),
        )
        for person in required.signatories
    )
    ends_on = _ends_on(situation, signatories)
    return Overview(
        state=_state(situation, required.problem, signatories, ends_on),
        signatories=signatories,
        ends_on=ends_on,
        problem=required.problem,
    )


def _first_purpose(situation: Situation) -> str:
    purposes = situation.existing(
        row for row in situation.facts.purposes if row.case == situation.case
    )
    return min((row.id for row in purposes), default="")


def _state(
    situation: Situation,
    problem: ReasonCode | None,
    signatories: tuple[SignatoryState, ...],
    ends_on: date | None,
) -> ConsentState:
    if not situation.is_open:
        return ConsentState.CLOSED
    if situation.pause is not None:
        return ConsentState.PAUSED
    if problem is not None:
        return ConsentState.BLOCKED
    codes = {one.answer.code for one in signatories}
    for code, state in (
        (ReasonCode.REFUSED, ConsentState.REFUSED),
        (ReasonCode.WITHDRAWN, ConsentState.WITHDRAWN),
        (ReasonCode.EXPIRED, ConsentState.EXPIRED),
    ):
        if code in codes:
            return state
    if codes == {ReasonCode.CONSENT}:
        return _state_in_force(situation, signatories, ends_on)
    if ReasonCode.CONSENT in codes:
        return ConsentState.PARTIAL
    asked = codes - {ReasonCode.NOT_ASKED, ReasonCode.INVALIDATED}
    return ConsentState.WAITING if asked else ConsentState.NOT_ASKED


def _state_in_force(
    situation: Situation, signatories: tuple[SignatoryState, ...], ends_on: date | None
) -> ConsentState:
    if len({record.terms for one in signatories for record in one.answer.records}) > 1:
        return ConsentState.DIFFERENT_TERMS
    if ends_on is not None and ends_on - situation.day <= ENDING_WITHIN:
        return ConsentState.ENDING
    return ConsentState.IN_FORCE


def _ends_on(situation: Situation, signatories: tuple[SignatoryState, ...]) -> date | None:
    if not signatories or not all(one.answer.in_force for one in signatories):
        return None
    ends = [
        end
        for one in signatories
        for record in one.answer.records
        if (end := signed(situation, record).ends) is not None
    ]
    first = min(ends, default=None)
    return None if first is None else _last_day(situation, first)


def _last_day(situation: Situation, ends: datetime) -> date:
    return day_of(ends - timedelta(microseconds=1), situation.zone)


def next_change(facts: Facts, case: str, *, at: datetime) -> datetime | None:
    """The next instant after ``at`` at which any answer of the case may change by time alone.

    May be earlier than a real change, never later. Source: sharing rules, section 2.
    """
    situation = Situation(facts, case, at=at)
    return min((one for one in _turning_points(situation) if one > situation.at), default=None)


def _turning_points(situation: Situation) -> Iterator[datetime]:
    yield from _points_of_case(situation)
    yield from _points_of_answers(situation)
    yield from _points_of_persons(situation)
    for row in situation.existing(situation.facts.policy):
        yield start_of(row.starts_on, situation.zone)


def _days(situation: Situation, first: date, last: date | None) -> Iterator[datetime]:
    yield start_of(first, situation.zone)
    if last is not None:
        yield after(last, situation.zone)


def _points_of_case(situation: Situation) -> Iterator[datetime]:
    if situation.header is not None:
        yield situation.header.opened_at
    rows = situation.rows
    for closing in rows.closings:
        yield from (one for one in (closing.closed_at, closing.reopened_at) if one is not None)
    for pause in rows.pauses:
        yield from (one for one in (pause.starts_at, pause.ends_at) if one is not None)
    for stay in rows.participations:
        yield from _days(situation, stay.joined_on, stay.left_on)
    for row in rows.maturity:
        yield start_of(row.assessed_on, situation.zone)
    for decision in rows.youth_only:
        yield from _days(situation, decision.starts_on, decision.ends_on)
    for hindered in rows.exceptions:
        yield from _days(situation, hindered.starts_on, hindered.ends_on)
        longest = plus_days(hindered.starts_on, situation.policy.hindered_days_max - 1)
        yield after(longest, situation.zone)


def _points_of_answers(situation: Situation) -> Iterator[datetime]:
    for record in situation.rows.consents:
        one = signed(situation, record)
        yield from (one.at, one.begins)
        if one.ends is not None:
            yield one.ends
            yield start_of(_last_day(situation, one.ends) - ENDING_WITHIN, situation.zone)
    for row in situation.rows.withdrawals:
        yield row.received_at
    for request in situation.rows.requests:
        yield from (one for one in (request.sent_at, request.closed_at) if one is not None)


def _points_of_persons(situation: Situation) -> Iterator[datetime]:
    policy = situation.policy
    ages = {policy.youth_signs_from, policy.maturity_from, policy.youth_copy_from}
    ages |= {policy.adult_at, 15, 18}
    for person in situation.existing(situation.facts.persons):
        if person.died is not None:
            yield start_of(person.died, situation.zone)
        if person.born is not None:
            for age in ages:
                turns = birthday(person.born, age)
                yield start_of(turns, situation.zone)
                yield start_of(turns - timedelta(days=1), situation.zone)
    for relation in situation.existing(situation.facts.custody):
        yield from _days(situation, relation.starts_on, relation.ends_on)
