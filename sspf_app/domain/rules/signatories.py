"""Who must answer for one kind of information about one person.

Source: sharing rules, section 3; FB 6:13; OSL 12:3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import Channel, InformationType, ReasonCode
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import HinderedException
from sspf_app.domain.rules.boxes import covers
from sspf_app.domain.rules.custody import Custodians, custodians
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.rules.standing import standing_in
from sspf_app.domain.time import age_on, day_of, is_leapling_eve, plus_days

_TRACK_AGES = range(15, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """The signatories, or why nobody can be named.

    Attributes:
        signatories: Guardians by person id, the subject last; empty with a problem.
        problem: ``custody_unverified`` or ``no_required_signatory``.
    """

    signatories: tuple[str, ...] = ()
    problem: ReasonCode | None = None


_NOBODY = Required(problem=ReasonCode.NO_REQUIRED_SIGNATORY)


def required_signatories(  # noqa: PLR0913  the question has these parts
    facts: Facts,
    *,
    case: str,
    purpose: str,
    subject: str,
    type_: InformationType,
    at: datetime,
    known_at: datetime | None = None,
) -> Required:
    """Who must answer for one kind of information about one person.

    Args:
        facts: Everything recorded about the case.
        case: Case id.
        purpose: Purpose id.
        subject: Whom the information is about.
        type_: Kind of information.
        at: The instant asked about.
        known_at: Judge by what was recorded at this instant; None = by all that is recorded now.

    Raises:
        NaiveInstant: if an instant has no time zone.

    Source: sharing rules, section 3.
    """
    situation = Situation(facts, case, at=at, known_at=known_at)
    return required_in(situation, purpose=purpose, subject=subject, type_=type_)


def required_in(
    situation: Situation, *, purpose: str, subject: str, type_: InformationType
) -> Required:
    """Who must answer, in a situation; worked out once per purpose, subject and type.

    Source: sharing rules, section 3.
    """
    key = ("required", purpose, subject, type_)
    known = situation.memo.get(key)
    if not isinstance(known, Required):
        known = _required(situation, purpose, subject, type_)
        situation.memo[key] = known
    return known


def is_assessed_mature(
    situation: Situation, subject: str, type_: InformationType, age: int
) -> bool:
    """Whether the newest assessment by the day says mature for the type, at that age."""
    if age < situation.policy.maturity_from:
        return False
    newest = max(
        (
            row
            for row in situation.rows.maturity
            if row.person == subject and row.assessed_on <= situation.day
        ),
        key=lambda row: (row.assessed_on, row.mature, row.id),
        default=None,
    )
    return newest is not None and newest.mature and (not newest.types or type_ in newest.types)


def is_youth_only(situation: Situation, subject: str, age: int) -> bool:
    """Whether the youth-only track runs for the subject at that age.

    Source: sharing rules, section 3.6.
    """
    header = situation.header
    return (
        situation.policy.youth_only_track
        and header is not None
        and header.young_person == subject
        and age in _TRACK_AGES
        and any(
            row.starts_on <= situation.day and (row.ends_on is None or situation.day <= row.ends_on)
            for row in situation.rows.youth_only
        )
    )


def _required(situation: Situation, purpose: str, subject: str, type_: InformationType) -> Required:
    person = situation.person(subject)
    if person is None or not situation.is_alive(subject):
        return _NOBODY
    if person.born is None:
        return Required(signatories=(subject,)) if person.adult else _NOBODY
    age = age_on(person.born, situation.day)
    before = _required_at_age(situation, purpose, subject, type_, age)
    if not is_leapling_eve(person.born, situation.day):
        return before
    return _union(before, _required_at_age(situation, purpose, subject, type_, age + 1), subject)


def _union(one: Required, other: Required, subject: str) -> Required:
    problem = one.problem or other.problem
    if problem is not None:
        return Required(problem=problem)
    return _with_subject_last({*one.signatories, *other.signatories}, subject)


def _with_subject_last(persons: set[str], subject: str) -> Required:
    guardians = tuple(sorted(persons - {subject}))
    return Required(signatories=(*guardians, subject) if subject in persons else guardians)


def _required_at_age(
    situation: Situation, purpose: str, subject: str, type_: InformationType, age: int
) -> Required:
    if age >= situation.policy.adult_at or is_youth_only(situation, subject, age):
        return Required(signatories=(subject,))
    custody = custodians(situation, subject)
    if custody.problem is not None:
        return Required(problem=custody.problem)
    signatories = set(custody.holders) - _hindered(situation, purpose, subject, custody)
    if _answers_too(situation, purpose, subject, type_, age):
        signatories.add(subject)
    return _with_subject_last(signatories, subject)


def _answers_too(
    situation: Situation, purpose: str, subject: str, type_: InformationType, age: int
) -> bool:
    """Whether the minor's own answer is required too (section 3.3)."""
    policy = situation.policy
    if age >= policy.youth_signs_from:
        return True
    if age < policy.maturity_from:
        return False
    return is_assessed_mature(situation, subject, type_, age) or _has_spoken(
        situation, purpose, subject, age
    )


def _has_spoken(situation: Situation, purpose: str, subject: str, age: int) -> bool:
    person = situation.person(subject)
    born = None if person is None else person.born
    if born is None:
        return False

    def old_enough(day: date) -> bool:
        # On the eve of a leapling's birthday the age asked about is the one after it.
        then = age if day == situation.day else age_on(born, day)
        return then >= situation.policy.maturity_from

    said = [
        situation.signed_at(row)
        for row in situation.rows.consents
        if row.signatory == subject and row.purpose == purpose
    ]
    taken_back = [
        row.received_at
        for row in situation.rows.withdrawals
        if row.signatory == subject and covers(row.purposes, purpose)
    ]
    return any(
        instant <= situation.at and old_enough(day_of(instant, situation.zone))
        for instant in (*said, *taken_back)
    )


def _hindered(situation: Situation, purpose: str, subject: str, custody: Custodians) -> set[str]:
    """The guardian left out by an exception in force, at most one (section 3.5)."""
    if not (situation.policy.hindered_exception and custody.joint) or len(custody.holders) < 2:
        return set()
    in_force = [row for row in situation.rows.exceptions if _is_in_force(situation, row)]
    if len(in_force) != 1:
        return set()
    guardian = in_force[0].guardian
    return set() if _has_statement(situation, purpose, subject, guardian) else {guardian}


def _is_in_force(situation: Situation, row: HinderedException) -> bool:
    days = situation.policy.hindered_days_max
    last = min(row.ends_on, plus_days(row.starts_on, days - 1))
    return row.starts_on <= situation.day <= last


def _has_statement(situation: Situation, purpose: str, subject: str, guardian: str) -> bool:
    for channel in Channel:
        answer = standing_in(
            situation, signatory=guardian, subject=subject, purpose=purpose, channel=channel
        )
        if answer.in_force or answer.is_unconfirmed or answer.code is ReasonCode.REFUSED:
            return True

    return any(
        row.signatory == guardian
        and row.received_at <= situation.at
        and covers(row.purposes, purpose)
        and covers(row.subjects, subject)
        for row in situation.rows.withdrawals
    )
