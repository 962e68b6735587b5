"""Who must answer (section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import REPLACING_CUSTODY, CustodyKind, InformationType, ReasonCode
from sspf_app.domain.facts import Custody, HinderedException, Maturity
from tests.oracle.answer import has_statement_in_force
from tests.oracle.standing import Question
from tests.oracle.world import (
    World,
    age_on,
    birthday,
    day_of,
    in_period,
    instant,
    is_dead,
    is_leaplings_28_february,
    person_of,
    policy_on,
    signed_at,
    signing_day,
)


@dataclass(frozen=True)
class RequiredAnswer:
    """Guardians by id, then the subject; or the code that stands in the way."""

    signatories: tuple[str, ...]
    problem: ReasonCode | None


@dataclass(frozen=True)
class Holders:
    """Who holds custody, whether jointly; or the code that stands in the way."""

    living: frozenset[str]
    joint: bool
    problem: ReasonCode | None


@dataclass(frozen=True)
class About:
    """One kind of information about one person, for one purpose, at one instant."""

    case: str
    purpose: str
    subject: str
    type: InformationType
    at: datetime


def required(world: World, about: About) -> RequiredAnswer:
    """3: the whole of it: the dead and the unknown (3.1), then the age or, 3.4, two ages."""
    day = day_of(world, about.at)
    person = person_of(world, about.subject)
    nobody = RequiredAnswer((), ReasonCode.NO_REQUIRED_SIGNATORY)
    if is_dead(world, about.subject, day):
        return nobody
    if person.born is None:
        return RequiredAnswer((about.subject,), None) if person.adult else nobody
    age = age_on(person.born, day)
    sets = [required_at_age(world, about, age)]
    if is_leaplings_28_february(person.born, day):
        sets.append(required_at_age(world, about, age + 1))
    for answer in sets:
        if answer.problem is not None:
            return answer
    return _in_order(about.subject, {one for answer in sets for one in answer.signatories})


def _in_order(subject: str, signatories: set[str]) -> RequiredAnswer:
    """5: "guardians by person id, the subject last"."""
    guardians = sorted(signatories - {subject})
    return RequiredAnswer((*guardians, *(signatories & {subject})), None)


def required_at_age(world: World, about: About, age: int) -> RequiredAnswer:
    """3.1, 3.6, 3.2 with 3.5, 3.3, for a living subject of that age."""
    day = day_of(world, about.at)
    if age >= policy_on(world, day).adult_at:
        return RequiredAnswer((about.subject,), None)
    if is_youth_only(world, about.case, about.subject, day, age):
        return RequiredAnswer((about.subject,), None)
    holders = custody(world, about.subject, day, age)
    if holders.problem is not None:
        return RequiredAnswer((), holders.problem)
    signatories = set(holders.living) - hindered(world, about, holders)
    if minor_answers(world, about, age):
        signatories.add(about.subject)
    return _in_order(about.subject, signatories)


# 3.2 Custody


def relations_of(world: World, child: str, day: date, age: int) -> list[Custody]:
    """Relations in force by their days; "A `legal_representative` ends at 18"."""
    return [
        row
        for row in world.facts.custody
        if row.child == child
        and in_period(day, row.starts_on, row.ends_on)
        and not (row.kind is CustodyKind.LEGAL_REPRESENTATIVE and age >= 18)
    ]


def custody(world: World, child: str, day: date, age: int) -> Holders:
    """3.2: "Relations in force on the day, of holders alive"."""
    dated = relations_of(world, child, day, age)
    in_force = [row for row in dated if not is_dead(world, row.holder, day)]
    unverified = Holders(frozenset(), False, ReasonCode.CUSTODY_UNVERIFIED)
    # "With `custody_evidence` on, any relation in force that day without evidence"
    if policy_on(world, day).custody_evidence and any(row.evidence is None for row in in_force):
        return unverified
    if any(row.kind in REPLACING_CUSTODY for row in dated):
        return replacing_custody(in_force) or unverified
    # The code for "No relation in force".
    if not in_force:
        return Holders(frozenset(), False, ReasonCode.NO_REQUIRED_SIGNATORY)
    return parents_custody(dated, in_force) or unverified


def replacing_custody(in_force: list[Custody]) -> Holders | None:
    """3.2: "If a replacing kind is in force, only its holders count"."""
    holders = frozenset(row.holder for row in in_force if row.kind in REPLACING_CUSTODY)
    # All dead: unverified "until the row is ended by a decision".
    if not holders:
        return None
    # "a parent's custody recorded in force beside it gives `custody_unverified`"
    represented = any(row.kind is CustodyKind.LEGAL_REPRESENTATIVE for row in in_force)
    parents = any(row.kind not in REPLACING_CUSTODY for row in in_force)
    if represented and parents:
        return None
    return Holders(holders, False, None)


def parents_custody(dated: list[Custody], in_force: list[Custody]) -> Holders | None:
    """3.2: "exactly one holder with `sole` and none with `joint`, or two or more ... `joint`".

    "Rows of dead holders count only towards the two or more joint".
    """
    sole = frozenset(row.holder for row in in_force if row.kind is CustodyKind.SOLE)
    joint = frozenset(row.holder for row in in_force if row.kind is CustodyKind.JOINT)
    joint_with_dead = frozenset(row.holder for row in dated if row.kind is CustodyKind.JOINT)
    if len(sole) == 1 and not joint:
        return Holders(sole, False, None)
    if joint and len(joint_with_dead) >= 2 and not sole:
        return Holders(joint, True, None)
    return None


# 3.3 The minor's own answer


def minor_answers(world: World, about: About, age: int) -> bool:
    """3.3: from `youth_signs_from`; or from `maturity_from` when mature, or when heard."""
    day = day_of(world, about.at)
    policy = policy_on(world, day)
    if age >= policy.youth_signs_from:
        return True
    if age < policy.maturity_from:
        return False
    return is_assessed_mature(world, about.case, about.subject, about.type, day) or has_spoken(
        world, about, policy.maturity_from
    )


def is_assessed_mature(
    world: World, case: str, person: str, type_: InformationType, day: date
) -> bool:
    """3.3: "the newest maturity assessment of that minor in this case, ... on or before that day,
    says mature for that type (no types listed = all)"."""
    assessments = [
        row
        for row in world.facts.maturity
        if row.case == case and row.person == person and row.assessed_on <= day
    ]
    newest = max((row.assessed_on for row in assessments), default=None)
    return any(row.assessed_on == newest and _says_mature(row, type_) for row in assessments)


def _says_mature(row: Maturity, type_: InformationType) -> bool:
    return row.mature and (not row.types or type_ in row.types)


def has_spoken(world: World, about: About, maturity_from: int) -> bool:
    """3.3: "the minor has, from that age, said anything recorded in this case and purpose"."""
    born = person_of(world, about.subject).born
    assert born is not None
    today = day_of(world, about.at)
    # In the set for the age after (3.4) the birthday of tomorrow counts as come.
    since = min(birthday(born, maturity_from), today)
    said_on = [
        signing_day(world, row)
        for row in world.facts.consents
        if (row.case, row.purpose, row.signatory) == (about.case, about.purpose, about.subject)
        and signed_at(world, row) <= instant(about.at)
    ]
    said_on += [
        day_of(world, row.received_at)
        for row in world.facts.withdrawals
        if (row.case, row.signatory) == (about.case, about.subject)
        and ("*" in row.purposes or about.purpose in row.purposes)
        and instant(row.received_at) <= instant(about.at)
    ]
    return any(day >= since for day in said_on)


# 3.5 Hindered guardian


def effective_on(world: World, row: HinderedException, day: date) -> bool:
    """3.5: "among its first `hindered_days_max` local days, the first counted"."""
    most = policy_on(world, day).hindered_days_max
    return in_period(day, row.starts_on, row.ends_on) and day < row.starts_on + timedelta(days=most)


def hindered(world: World, about: About, holders: Holders) -> set[str]:
    """3.5: the guardian who is not required that day: one or none."""
    day = day_of(world, about.at)
    effective = [
        row
        for row in world.facts.exceptions
        if row.case == about.case and effective_on(world, row, day)
    ]
    # "if the policy allows it, custody is `joint`, no second exception is in force the same day"
    if not policy_on(world, day).hindered_exception or not holders.joint or len(effective) != 1:
        return set()
    guardian = effective[0].guardian
    # "no effect unless another living joint holder remains required"
    if guardian not in holders.living or len(holders.living) < 2:
        return set()
    question = Question(guardian, about.subject, about.case, about.purpose, about.at)
    return set() if has_statement_in_force(world, question) else {guardian}


# 3.6 Youth-only track


def is_youth_only(world: World, case: str, subject: str, day: date, age: int) -> bool:
    """3.6: "policy on, age 15 to 17, a dated decision with decider and reason in force"."""
    if not policy_on(world, day).youth_only_track or not 15 <= age <= 17:
        return False
    if not any(row.id == case and row.young_person == subject for row in world.facts.cases):
        return False
    return any(
        row.case == case
        and in_period(day, row.starts_on, row.ends_on)
        and bool(row.decided_by and row.reason)
        for row in world.facts.youth_only
    )
